import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { root, windows } = require('../scripts/jupyter/environment.js') as { root: string; windows: boolean };
const { ensureVenv } = require('../scripts/jupyter/ensureVenv.js') as { ensureVenv(): { python: string } };

const folder = join(root, '.bench-venv');
const requirements = join(__dirname, 'peers', 'requirements.txt');

/**
 * Installs the peers on first need, and returns their Python.
 * @throws Error that says what to do
 */
export function ensurePeers(): string {
  const python = windows ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  const stamp = join(folder, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  process.stderr.write('gmia: installing JAX, Keras, NumPy and SciPy into .bench-venv ...\n');
  // The notebooks' Python is known to be fit and to have venv.
  run(ensureVenv().python, '-m', 'venv', folder);
  run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements);
  writeFileSync(stamp, wanted);
  return python;
}

function run(program: string, ...args: string[]): void {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (!error && status === 0) return;
  const why = error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-5).join('\n  ');
  throw new Error(
    `Installing the peers failed: ${why}\nThey need Python 3.11 or later and a package index; after a broken ` +
      'install remove .bench-venv.',
  );
}
