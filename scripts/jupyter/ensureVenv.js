'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { bin, jupyterEnvironment, root, venv, windows } = require('./environment.js');

const venvPython = path.join(bin, windows ? 'python.exe' : 'python');

/** Runs a program; throws with its last words and `cure` where it fails. */
function run(what, program, args, cure) {
  const done = spawnSync(program, args, { encoding: 'utf8', env: jupyterEnvironment() });
  if (!done.error && done.status === 0) return;
  const why = done.error?.message ?? `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-5).join('\n  ');
  throw new Error(`${what} failed: ${why}\n${cure}`);
}

/** The command that starts a Python fit for the pinned packages. */
function findPython() {
  const ask = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const seen = [];
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

/** Keeps a second process from filling .venv at the same time. Returns what ends the lock. */
function lockVenv() {
  const lock = path.join(venv, 'install.lock');
  fs.mkdirSync(venv, { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!holderRuns(lock)) fs.rmSync(lock, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); // sleeps 300 ms
  }
}

function holderRuns(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, 'utf8'));
    return pid === 0 || process.kill(pid, 0); // 0: created, its number not written yet
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Makes .venv on first need and installs the pinned packages; does nothing where they are there already.
 *
 * @param {{lab?: boolean}} [options] `lab`: with JupyterLab (requirements-lab.txt); by default only what executes
 *   notebooks (requirements.txt)
 * @returns {{python: string, jupyter: string}} paths of the two programs
 * @throws {Error} when there is no Python 3.10 with venv, or pip cannot fetch the packages; says what to do
 */
function ensureVenv({ lab = false } = {}) {
  const name = lab ? 'requirements-lab.txt' : 'requirements.txt';
  const wanted = crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, name)))
    .digest('hex');
  const stamp = path.join(venv, `${name}.sha256`);
  // existsSync follows links: false too where the Python that .venv was made from is gone.
  const ready = () => fs.existsSync(venvPython) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;
  const programs = { python: venvPython, jupyter: path.join(bin, windows ? 'jupyter.exe' : 'jupyter') };
  if (ready()) return programs;
  const unlock = lockVenv();
  try {
    if (ready()) return programs;
    process.stderr.write(`gmia: installing ${lab ? 'JupyterLab' : 'nbconvert'} into .venv ...\n`);
    const [python, ...args] = findPython();
    run(
      'python3 -m venv',
      python,
      [...args, '-m', 'venv', venv],
      'Install the venv module (Debian, Ubuntu: apt install python3-venv) and try again.',
    );
    run(
      `pip install -r ${name}`,
      venvPython,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--require-hashes',
        '-r',
        path.join(root, name),
      ],
      'Let pip reach a package index (PIP_INDEX_URL names another one); after a broken install remove .venv. ' +
        'A mirror that packs files anew sends others than those whose checksums are listed: use another.',
    );
    fs.writeFileSync(stamp, wanted);
    return programs;
  } finally {
    unlock();
  }
}

module.exports = { ensureVenv };
