'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { addonPath, checkNative } = require('./native');
const { runStep, say, StepError } = require('./step');
const { fetchWheel, unpackWheel, wheel } = require('./wheel');

const compiler = process.env.CXX || 'g++';
const dayOld = 24 * 60 * 60 * 1000;

/** Folder for what outlives node_modules: `GMIA_CACHE`, else `gmia` in the user's cache folder. */
function cacheFolder(env = process.env) {
  if (env.GMIA_CACHE) return path.resolve(env.GMIA_CACHE.replace(/^~(?=\/|$)/, os.homedir()));
  // The XDG rules say to ignore a relative path.
  const base = path.isAbsolute(env.XDG_CACHE_HOME ?? '') ? env.XDG_CACHE_HOME : path.join(os.homedir(), '.cache');
  return path.join(base, 'gmia');
}

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

/** Removes what installs that were killed long ago left behind. */
function removeLeftovers(cache) {
  for (const name of fs.readdirSync(cache).filter(name => name.startsWith('.partial-'))) {
    const folder = path.join(cache, name);
    const age = Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > dayOld) fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes `target` whole or not at all: two installs at once each build their own, and the first to end wins. */
async function build(tfjs, target) {
  runStep('C++ compiler', compiler, ['--version'], {
    seconds: 30,
    cure: 'install g++ (Debian, Ubuntu: apt install g++), or set CXX, then run `npm ci` again',
  });
  const headers = nodeHeaders();
  const cache = path.dirname(target);
  fs.mkdirSync(cache, { recursive: true });
  removeLeftovers(cache);
  const work = fs.mkdtempSync(path.join(cache, '.partial-'));
  try {
    const whole = path.join(work, 'whole');
    unpackWheel(await fetchWheel(work), whole);
    compile(tfjs, whole, headers);
    try {
      fs.renameSync(whole, target);
    } catch (error) {
      if (!fs.existsSync(target)) throw error;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Puts `file` at `target` too, in one step for whoever looks there meanwhile: as a hard link, which takes no room, or a
 * copy where the two are on different disks. Other users than the owner of the cache can then use it.
 */
function place(file, target) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}`;
  try {
    fs.linkSync(file, temporary);
  } catch {
    fs.copyFileSync(file, temporary, fs.constants.COPYFILE_FICLONE);
  }
  try {
    fs.chmodSync(temporary, 0o755);
  } catch {
    // It is another user's, who has seen to it.
  }
  fs.renameSync(temporary, target);
  fs.rmSync(temporary, { force: true }); // still there where both are links to one file
}

/** Puts the addon and TensorFlow's libraries, which it looks for beside itself, into tfjs-node. */
function placeAll(built, addon) {
  const names = fs.readdirSync(path.join(built, 'tensorflow')).map(name => path.join('tensorflow', name));
  for (const name of names) place(path.join(built, name), path.join(path.dirname(addon), name));
  place(path.join(built, 'tfjs_binding.node'), addon);
}

/**
 * Puts the addon built from PyPI's wheel into tfjs-node, building it first where the cache has none.
 *
 * @param {string} tfjs folder of the installed @tensorflow/tfjs-node
 * @throws {StepError} naming the step that failed
 */
async function installFromWheel(tfjs) {
  const { version } = JSON.parse(fs.readFileSync(path.join(tfjs, 'package.json'), 'utf8'));
  const target = path.join(cacheFolder(), `tfjs-node-${version}-tensorflow-${wheel.version}-linux-x64`);
  const addon = path.join(target, 'tfjs_binding.node');
  if (!fs.existsSync(addon)) await build(tfjs, target);
  say(`putting ${target} into node_modules`);
  try {
    placeAll(target, addonPath(tfjs));
    checkNative(tfjs);
  } catch (error) {
    throw new StepError(error.message, `remove ${target} and run \`npm ci\` again`);
  }
}

module.exports = { installFromWheel, cacheFolder, nodeHeaders, placeAll };
