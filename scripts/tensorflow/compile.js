'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { runStep, say, StepError } = require('./step');
const { fetchWheel, unpackWheel } = require('./wheel');

const compiler = process.env.CXX || 'g++';

/** Node's C headers: beside the running Node, or where npm and node-gyp keep them. */
function nodeHeaders() {
  const nodes = [process.execPath, fs.realpathSync(process.execPath)];
  const places = [
    process.env.npm_config_nodedir && path.join(process.env.npm_config_nodedir, 'include', 'node'),
    process.config.variables.nodedir && path.join(process.config.variables.nodedir, 'include', 'node'),
    ...nodes.map(node => path.resolve(node, '..', '..', 'include', 'node')),
    path.join(os.homedir(), '.cache', 'node-gyp', process.versions.node, 'include', 'node'),
  ].filter(Boolean);
  const found = places.find(place => fs.existsSync(path.join(place, 'node_api.h')));
  if (found) return found;
  throw new StepError(
    `Node's C headers: node_api.h is in none of ${[...new Set(places)].join(', ')}`,
    'use Node from nodejs.org, or install its headers (Debian, Ubuntu: apt install libnode-dev), ' +
      'or set npm_config_nodedir to a folder that holds include/node',
  );
}

function compile(tfjs, folder, headers) {
  say('compiling the addon ...');
  const binding = path.join(tfjs, 'binding');
  const tensorflow = path.join(folder, 'tensorflow');
  runStep(
    'compiling the addon',
    compiler,
    [
      '-O2',
      '-std=c++17',
      '-shared',
      '-fPIC',
      '-DNAPI_VERSION=8',
      `-I${headers}`,
      `-I${path.join(tensorflow, 'include')}`,
      path.join(binding, 'tfjs_backend.cc'),
      path.join(binding, 'tfjs_binding.cc'),
      '-o',
      path.join(folder, 'tfjs_binding.node'),
      `-L${tensorflow}`,
      '-l:libtensorflow_cc.so.2',
      '-l:libtensorflow_framework.so.2',
      '-Wl,-rpath,$ORIGIN/tensorflow',
    ],
    { seconds: 900 },
  );
  fs.rmSync(path.join(tensorflow, 'include'), { recursive: true });
}

/**
 * The addon, built for the library in PyPI's wheel, which is beside it.
 *
 * @param {string} folder to be made
 * @param {string} tfjs folder of the installed @tensorflow/tfjs-node, which has the addon's source
 * @throws {StepError} naming the step that failed
 */
async function buildFromWheel(folder, tfjs) {
  runStep('C++ compiler', compiler, ['--version'], {
    seconds: 30,
    cure: 'install g++ (Debian, Ubuntu: apt install g++), or set CXX, then try again',
  });
  const headers = nodeHeaders();
  unpackWheel(await fetchWheel(path.dirname(folder)), folder);
  compile(tfjs, folder, headers);
}

module.exports = { buildFromWheel, nodeHeaders };
