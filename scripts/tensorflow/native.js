'use strict';

const path = require('node:path');
const { runStep, StepError } = require('./step');

const root = path.resolve(__dirname, '..', '..');

/** Folder of @tensorflow/tfjs-node: in the packed gmia beside its files, in a checkout in node_modules. */
function tfjsFolder() {
  const packed = root.split(path.sep).includes('node_modules');
  try {
    const paths = [packed ? path.join(root, 'dist') : root];
    return path.dirname(require.resolve('@tensorflow/tfjs-node/package.json', { paths }));
  } catch {
    throw new StepError('@tensorflow/tfjs-node is not there', 'install gmia anew, in a checkout by `npm ci`');
  }
}

// Runs in a process of its own: a broken addon can end the process instead of throwing.
const probe = `
  const [, tfjs, addon] = process.argv;
  require('node:util').isNullOrUndefined ??= value => value == null;
  const asked = require.resolve('@mapbox/node-pre-gyp', { paths: [tfjs] });
  require.cache[asked] = { id: asked, filename: asked, loaded: true, exports: { find: () => addon } };
  const tf = require(tfjs);
  const [product] = tf.matMul([[3, 4]], [[5], [6]]).dataSync();
  if (product !== 39) throw new Error('matMul answers ' + product + ' instead of 39');
  if (tf.getBackend() !== 'tensorflow') throw new Error('the backend is ' + tf.getBackend());
`;

/**
 * Loads tfjs-node with an addon in a process of its own and multiplies two matrices.
 *
 * @throws {StepError} when it does not load or does not answer
 */
function checkNative(tfjs, addon) {
  runStep('loading native TensorFlow', process.execPath, ['-e', probe, tfjs, addon], {
    seconds: 120,
    cwd: root,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
}

/** True where native TensorFlow loads and answers. */
function nativeWorks(tfjs, addon) {
  try {
    checkNative(tfjs, addon);
    return true;
  } catch {
    return false;
  }
}

module.exports = { root, tfjsFolder, checkNative, nativeWorks };
