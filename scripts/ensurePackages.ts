import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureVenv } from '../src/command/jupyter/ensureVenv';
import { windows } from '../src/command/jupyter/environment';
import { root } from '../src/command/root';

/** Where a virtual environment has its programs. */
export const programsOf = (folder: string): string => join(root, folder, windows ? 'Scripts' : 'bin');

/**
 * Installs Python packages on first need into a virtual environment of their own, and returns its Python.
 * @param what is installed, for messages
 * @param folder of the environment, in the project
 * @param requirements path of the list of packages
 * @param needs what to say when it fails
 * @throws Error that says what to do
 */
export function ensurePackages(what: string, folder: string, requirements: string, needs: string): string {
  const python = join(programsOf(folder), windows ? 'python.exe' : 'python');
  const stamp = join(root, folder, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  process.stderr.write(`gmia: installing ${what} into ${folder} ...\n`);
  const run = (program: string, ...args: string[]) => {
    const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (!error && status === 0) return;
    const why = error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-5).join('\n  ');
    throw new Error(`Installing ${what} failed: ${why}\n${needs}; after a broken install remove ${folder}.`);
  };
  // The notebooks' Python is known to be fit and to have venv.
  run(ensureVenv().python, '-m', 'venv', join(root, folder));
  run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '-r', requirements);
  writeFileSync(stamp, wanted);
  return python;
}
