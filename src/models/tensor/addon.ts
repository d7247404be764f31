import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Three up from src/models/tensor and from dist/models/tensor alike. */
const own = join(__dirname, '../../../scripts');
const load = <T>(scripts: string, name: string) => require(join(scripts, 'tensorflow', name)) as T;

/** The addon by which tfjs-node calls TensorFlow's library, which lies beside it; undefined where there is none yet. */
export function findAddon(scripts = own): string | undefined {
  const { tfjsFolder } = load<{ tfjsFolder(): string }>(scripts, 'native.js');
  return load<{ findAddon(tfjs: string): string | undefined }>(scripts, 'addon.js').findAddon(tfjsFolder());
}

/**
 * Installs TensorFlow's library for this user, and says so once on standard error. It takes a minute or so, in which
 * nothing else runs: whoever asks for TensorFlow cannot wait for a promise.
 * @throws Error that says which step failed and what cures it
 */
export function installAddon(scripts = own): string {
  const { wheel } = load<{ wheel: { megabytes: number } }>(scripts, 'wheel.js');
  process.stderr.write(`gmia: installing TensorFlow's library (${wheel.megabytes} MB, once for this user) ...\n`);
  const { error, stderr } = spawnSync(process.execPath, [join(scripts, 'install-tensorflow.js'), '--cache'], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const addon = findAddon(scripts);
  if (addon) return addon;
  throw new Error(error ? `TensorFlow's library cannot be installed: ${error.message}` : stderr.trim());
}
