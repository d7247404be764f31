'use strict';

const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { root } = require('./native');
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
 * Runs tfjs-node's own install script, which downloads libtensorflow and a ready-made addon.
 *
 * The script waits for an unreachable host without end, so the host is tried first for a few seconds. It also
 * rewrites the package's package.json while it runs and leaves half a download behind: both are put right here.
 *
 * Nothing that it downloads is verified: it runs only where GMIA_TENSORFLOW_UNVERIFIED=1 says that this is wanted.
 *
 * @param {string} tfjs folder of the installed package
 * @param {{seconds: number}} options time limit for the download
 * @throws {StepError} when that is not wanted, or nothing could be downloaded
 */
async function installOwn(tfjs, { seconds }) {
  const step = "tfjs-node's own installer";
  if (process.env[consent] !== '1')
    throw new StepError(
      `${step}: not used, as what it downloads from ${host} cannot be verified`,
      `set ${consent}=1 to use it all the same, then run \`npm ci\` again`,
    );
  const cure = `let this machine reach https://${host} (HTTPS_PROXY is honoured), then run \`npm ci\` again`;
  // Behind a proxy or with a mirror only the script itself knows where it goes.
  if (!settings.some(name => process.env[name])) {
    await reach(host, 5).catch(error => {
      throw new StepError(`${step}: ${host} cannot be reached (${error.code ?? error.message})`, cure);
    });
  }
  const manifest = path.join(tfjs, 'package.json');
  const before = fs.readFileSync(manifest);
  const binaries = [path.join(tfjs, 'node_modules', '.bin'), path.join(root, 'node_modules', '.bin')];
  try {
    runStep(step, process.execPath, ['scripts/install.js'], {
      seconds,
      cure,
      cwd: tfjs,
      env: { ...process.env, PATH: [...binaries, process.env.PATH].join(path.delimiter) },
    });
  } catch (error) {
    for (const name of ['deps', 'lib']) fs.rmSync(path.join(tfjs, name), { recursive: true, force: true });
    throw error;
  } finally {
    fs.writeFileSync(manifest, before);
  }
}

module.exports = { installOwn, reach };
