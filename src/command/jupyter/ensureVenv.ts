import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../../core/isRunning';
import { sha256 } from '../../core/sha256';
import { root } from '../root';
import { bin, jupyterEnvironment, venv, windows } from './environment';

const python = join(bin, windows ? 'python.exe' : 'python');
/** Where the environment was made: its programs name their interpreter by its whole path, and break when moved. */
const placeFile = join(venv, 'place.txt');
const lockFile = join(venv, 'install.lock');

/** Runs a program; throws with its last words and `cure` where it fails. */
function run(what: string, program: string, args: string[], cure: string): void {
  const done = spawnSync(program, args, { encoding: 'utf8', env: jupyterEnvironment() });
  if (!done.error && done.status === 0) return;
  const why = done.error?.message ?? `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-5).join('\n  ');
  throw new Error(`${what} failed: ${why}\n${cure}`);
}

/** The command that starts a Python fit for the pinned packages. */
function findPython(): string[] {
  const ask = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const seen: string[] = [];
  for (const [program, ...args] of windows ? [['python'], ['py', '-3']] : [['python3'], ['python']]) {
    const done = spawnSync(program, [...args, '-c', ask], { encoding: 'utf8' });
    if (done.error || done.status !== 0) continue;
    const version = done.stdout.trim();
    const [major, minor] = version.split('.').map(Number);
    if (major === 3 && minor >= 10) return [program, ...args];
    seen.push(`Python ${version}`);
  }
  throw new Error(
    `Jupyter needs Python 3.10 or later, found ${seen.join(', ') || 'none'}.\n` +
      'Install it (Debian, Ubuntu: apt install python3 python3-venv) and try again.',
  );
}

/** Keeps a second process from filling the environment at the same time. Returns what ends the lock. */
function lockVenv(): () => void {
  mkdirSync(venv, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (!holderRuns()) rmSync(lockFile, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); // sleeps 300 ms
  }
}

function holderRuns(): boolean {
  try {
    const text = readFileSync(lockFile, 'utf8');
    return text === '' || isRunning(Number(text)); // '': created, its number not written yet
  } catch {
    return false; // it is gone
  }
}

const stampOf = (name: string): string => join(venv, `${name}.sha256`);
const checksumOf = (name: string): string => sha256(readFileSync(join(root, name)));
const isInstalled = (name: string): boolean => textOf(stampOf(name)) === checksumOf(name);
const keepStamp = (name: string): void => writeFileSync(stampOf(name), checksumOf(name));
const textOf = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/**
 * Makes the environment of Jupyter on first need and installs the pinned packages; does nothing where they are there.
 * One that was moved, together with its project, is made anew.
 * @param options `lab`: with JupyterLab (requirements-lab.txt); by default only what executes notebooks
 *   (requirements.txt)
 * @returns path of its Python
 * @throws Error when there is no Python 3.10 with venv, or pip cannot fetch the packages; says what to do
 */
export function ensureVenv({ lab = false }: { lab?: boolean } = {}): { python: string } {
  const name = lab ? 'requirements-lab.txt' : 'requirements.txt';
  // existsSync follows links: false too where the Python that it was made from is gone.
  const ready = () => existsSync(python) && isInstalled(name) && textOf(placeFile) === venv;
  if (ready()) return { python };
  const unlock = lockVenv();
  try {
    if (ready()) return { python };
    process.stderr.write(`gmia: installing ${lab ? 'JupyterLab' : 'nbconvert'} into ${venv} ...\n`);
    if (textOf(placeFile) !== venv)
      for (const entry of readdirSync(venv).filter(one => join(venv, one) !== lockFile))
        rmSync(join(venv, entry), { recursive: true, force: true });
    const [program, ...args] = findPython();
    run(
      'python3 -m venv',
      program,
      [...args, '-m', 'venv', venv],
      'Install the venv module (Debian, Ubuntu: apt install python3-venv) and try again.',
    );
    run(
      `pip install -r ${name}`,
      python,
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '-r', join(root, name)],
      'Let pip reach a package index (PIP_INDEX_URL names another one); after a broken install remove ' +
        `${venv}. A mirror that packs files anew sends others than those whose checksums are listed: use another.`,
    );
    writeFileSync(placeFile, venv);
    keepStamp(name);
    if (lab) keepStamp('requirements.txt'); // it has the same packages of the same versions
    return { python };
  } finally {
    unlock();
  }
}
