'use strict';

const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { runStep, StepError } = require('./step');

const host = 'storage.googleapis.com';
/** Nobody publishes checksums of the addons that it downloads, so there is none to compare them with. */
const consent = 'GMIA_TENSORFLOW_UNVERIFIED';
const settings = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'CDN_STORAGE',
  'TFJS_NODE_CDN_STORAGE',
  'TFJS_NODE_BASE_URI',
  'npm_config_TFJS_NODE_CDN_STORAGE',
  'npm_config_TFJS_NODE_BASE_URI',
];

/** Resolves when the host answers anything at all; rejects after `seconds`. */
function reach(name, seconds) {
  return new Promise((resolve, reject) => {
    const request = https.request({ host: name, method: 'HEAD', path: '/' }, response => {
      response.destroy();
      resolve();
    });
    const limit = setTimeout(() => request.destroy(new Error(`no answer within ${seconds} s`)), seconds * 1000);
    request
      .on('error', reject)
      .on('close', () => clearTimeout(limit))
      .end();
  });
}

/**
 * Fetches tfjs-node anew and runs its own install script, which downloads libtensorflow and a ready-made addon.
 *
 * The script waits for an unreachable host without end, so the host is tried first for a few seconds. Nothing that it
 * downloads is verified: it runs only where GMIA_TENSORFLOW_UNVERIFIED=1 says that this is wanted.
 *
 * @param {string} folder to be made, of the script's `lib` and `deps`
 * @param {string} tfjs folder of the installed @tensorflow/tfjs-node, whose version is meant
 * @throws {StepError} when that is not wanted, or nothing could be downloaded
 */
async function runOwn(folder, tfjs) {
  const step = "tfjs-node's own installer";
  if (process.env[consent] !== '1')
    throw new StepError(
      `${step}: not used, as what it downloads from ${host} cannot be verified`,
      `set ${consent}=1 to use it all the same, then try again`,
    );
  const cure = `let this machine reach https://${host} (HTTPS_PROXY is honoured), then try again`;
  // Behind a proxy or with a mirror only the script itself knows where it goes.
  if (!settings.some(name => process.env[name])) {
    await reach(host, 5).catch(error => {
      throw new StepError(`${step}: ${host} cannot be reached (${error.code ?? error.message})`, cure);
    });
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(tfjs, 'package.json'), 'utf8'));
  const work = path.join(path.dirname(folder), 'own');
  fs.mkdirSync(work);
  // It brings what the script needs; npm may refuse to run the script, so it is run here.
  runStep(
    `npm install @tensorflow/tfjs-node@${version}`,
    'npm',
    ['install', '--prefix', work, '--no-save', '--ignore-scripts', `@tensorflow/tfjs-node@${version}`],
    { seconds: 900, cure: 'let npm reach its registry, then try again', shell: process.platform === 'win32' },
  );
  const fetched = path.join(work, 'node_modules', '@tensorflow', 'tfjs-node');
  const binaries = [path.join(fetched, 'node_modules', '.bin'), path.join(work, 'node_modules', '.bin')];
  runStep(step, process.execPath, ['scripts/install.js'], {
    seconds: 900,
    cure,
    cwd: fetched,
    env: { ...process.env, PATH: [...binaries, process.env.PATH].join(path.delimiter) },
  });
  fs.mkdirSync(folder);
  for (const name of ['lib', 'deps']) fs.renameSync(path.join(fetched, name), path.join(folder, name));
}

module.exports = { runOwn, reach };
