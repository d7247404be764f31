'use strict';

// Native TensorFlow for tfjs-node. environment.md says what it does.
//   node scripts/install-tensorflow.js           for all users who use this gmia: `npm ci` in a checkout, or by hand
//   node scripts/install-tensorflow.js --cache   for this user: where a program needs TensorFlow and there is none

const { addonBeside, findAddon, intoCache, placeBeside, ways } = require('./tensorflow/addon');
const { nativeWorks, tfjsFolder } = require('./tensorflow/native');
const { say, StepError } = require('./tensorflow/step');

/** What to print when no way worked: each failed step, then what cures it. */
function failureMessage(errors) {
  const cures = [...new Set(errors.map(error => error.cure).filter(Boolean))];
  return [
    'gmia: native TensorFlow could not be installed.',
    ...new Set(errors.map(error => `  - ${error instanceof StepError ? error.message : error.stack}`)),
    ...(cures.length ? ['What would help, any one of:', ...cures.map(cure => `  - ${cure}`)] : []),
    'More in environment.md.',
  ].join('\n');
}

/** The first of the ways that works, after it has its addon in the cache. */
async function firstThatWorks(tfjs, errors) {
  for (const way of ways) {
    try {
      await intoCache(way, tfjs);
      return way;
    } catch (error) {
      errors.push(error);
    }
  }
  return undefined;
}

async function main(cacheOnly) {
  const tfjs = tfjsFolder();
  const there = cacheOnly ? findAddon(tfjs) : addonBeside(tfjs);
  if (there && nativeWorks(tfjs, there)) return say('native TensorFlow is in place');
  const errors = [];
  const way = await firstThatWorks(tfjs, errors);
  if (!way) return fail(errors);
  if (cacheOnly) return say('native TensorFlow works');
  try {
    placeBeside(way, tfjs);
    say('native TensorFlow works, for all users');
  } catch (error) {
    say(`native TensorFlow works for this user only: ${error.message}`);
  }
}

function fail(errors) {
  console.error(failureMessage(errors));
  process.exitCode = 1;
}

if (require.main === module) main(process.argv.includes('--cache')).catch(error => fail([error]));

module.exports = { failureMessage };
