'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { runStep, StepError } = require('./step');

const root = path.resolve(__dirname, '..', '..');

/** Folder of the installed @tensorflow/tfjs-node. */
function tfjsFolder() {
  try {
    return path.dirname(require.resolve('@tensorflow/tfjs-node/package.json', { paths: [root] }));
  } catch {
    throw new StepError('@tensorflow/tfjs-node is not in node_modules', 'run `npm ci` in the project folder');
  }
}

/** Where tfjs-node looks for its native addon. */
function addonPath(tfjs) {
  return path.join(tfjs, 'lib', 'napi-v8', 'tfjs_binding.node');
}

// Runs in a process of its own: a broken addon can end the process instead of throwing.
const probe = `
  require('node:util').isNullOrUndefined ??= value => value == null;
  const tf = require(process.argv[1]);
  const [product] = tf.matMul([[3, 4]], [[5], [6]]).dataSync();
  if (product !== 39) throw new Error('matMul answers ' + product + ' instead of 39');
  if (tf.getBackend() !== 'tensorflow') throw new Error('the backend is ' + tf.getBackend());
`;

/**
 * Loads tfjs-node in a process of its own and multiplies two matrices.
 *
 * @throws {StepError} when it does not load or does not answer
 */
function checkNative(tfjs) {
  if (!fs.existsSync(addonPath(tfjs))) throw new StepError('native TensorFlow: not there yet');
  runStep('loading native TensorFlow', process.execPath, ['-e', probe, tfjs], {
    seconds: 120,
    cwd: root,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
}

/** True where native TensorFlow loads and answers. */
function nativeWorks(tfjs) {
  try {
    checkNative(tfjs);
    return true;
  } catch {
    return false;
  }
}

module.exports = { root, tfjsFolder, addonPath, checkNative, nativeWorks };
