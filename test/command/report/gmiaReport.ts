import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const command = join(resolve(__dirname, '../../..'), 'bin/gmia.js');

/** Runs `gmia report` in a folder, as it is built: `npm run build` comes first. */
export function gmiaReport(cwd: string, args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [command, 'report', ...args], { cwd, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
