'use strict';

// Native TensorFlow for @tensorflow/tfjs-node: npm's postinstall, also run by hand. environment.md says what it does.

const { installFromWheel } = require('./tensorflow/addon');
const { checkNative, nativeWorks, tfjsFolder } = require('./tensorflow/native');
const { installOwn } = require('./tensorflow/own');
const { say, StepError } = require('./tensorflow/step');

/** The ways to get TensorFlow on this machine, best first: one with checksums where there is one. */
function waysFor(platform, arch) {
  const wheelServes = platform === 'linux' && arch === 'x64';
  const own = async tfjs => {
    await installOwn(tfjs, { seconds: wheelServes ? 120 : 900 });
    checkNative(tfjs);
  };
  return wheelServes ? [installFromWheel, own] : [own];
}

/** What to print when no way worked: each failed step, then what cures it. */
function failureMessage(errors) {
  const cures = [...new Set(errors.map(error => error.cure).filter(Boolean))];
  return [
    'gmia: native TensorFlow could not be installed.',
    ...errors.map(error => `  - ${error instanceof StepError ? error.message : error.stack}`),
    ...(cures.length ? ['What would help, any one of:', ...cures.map(cure => `  - ${cure}`)] : []),
    'More in environment.md.',
  ].join('\n');
}

async function main() {
  const tfjs = tfjsFolder();
  if (nativeWorks(tfjs)) return say('native TensorFlow is in place');
  const errors = [];
  for (const way of waysFor(process.platform, process.arch)) {
    try {
      await way(tfjs);
      return say('native TensorFlow works');
    } catch (error) {
      errors.push(error);
    }
  }
  console.error(failureMessage(errors));
  process.exitCode = 1;
}

if (require.main === module) {
  main().catch(error => {
    console.error(failureMessage([error]));
    process.exitCode = 1;
  });
}

module.exports = { failureMessage, waysFor };
