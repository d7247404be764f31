import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const version = '1.30.0';

/**
 * Installs onnxruntime-node on first need, beside the project as a user would beside gmia.
 * @returns the folder from which it is found
 * @throws Error with npm's last words
 */
export function ensureRuntime(): string {
  const folder = join(__dirname, '../../../.onnx');
  const manifest = join(folder, 'node_modules/onnxruntime-node/package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return folder;
  process.stderr.write('gmia: installing onnxruntime-node into .onnx ...\n');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['install', '--no-audit', '--ignore-scripts', `onnxruntime-node@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`npm install failed: ${done.error?.message ?? done.stderr.slice(-1000)}`);
  return folder;
}
