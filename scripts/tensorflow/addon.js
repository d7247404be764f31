'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { cacheFolder, makeWhole } = require('./cache');
const { buildFromWheel } = require('./compile');
const { checkNative, root } = require('./native');
const { runOwn } = require('./own');
const { StepError } = require('./step');
const { wheel } = require('./wheel');

/**
 * A way to get the addon of tfjs-node together with TensorFlow's library.
 *
 * @typedef {object} Way
 * @property {string} name of its folder in the cache
 * @property {string} addon its path in that folder
 * @property {string} place where in tfjs-node the content of that folder belongs
 * @property {(folder: string, tfjs: string) => Promise<void>} make
 */

/** @type {Way} */
const fromWheel = {
  name: `tensorflow-${wheel.version}-linux-x64`,
  addon: 'tfjs_binding.node',
  place: path.join('lib', 'napi-v8'),
  make: buildFromWheel,
};

/** @type {Way} */
const own = {
  name: `own-${process.platform}-${process.arch}`,
  addon: path.join('lib', 'napi-v8', 'tfjs_binding.node'),
  place: '',
  make: runOwn,
};

/** The ways to get TensorFlow on a machine, best first: one with checksums where there is one. */
const waysFor = (platform, arch) => (platform === 'linux' && arch === 'x64' ? [fromWheel, own] : [own]);
const ways = waysFor(process.platform, process.arch);

/** Where tfjs-node itself looks for its addon. */
const addonBeside = tfjs => path.join(tfjs, 'lib', 'napi-v8', 'tfjs_binding.node');

/** Where a way keeps what it makes for this user. */
function cached(way, tfjs) {
  const { version } = JSON.parse(fs.readFileSync(path.join(tfjs, 'package.json'), 'utf8'));
  return path.join(cacheFolder(), `tfjs-node-${version}-${way.name}`);
}

/** The addon that this user can read: beside tfjs-node, for all users, or in the user's cache. Undefined if none. */
function findAddon(tfjs) {
  return [addonBeside(tfjs), ...ways.map(way => path.join(cached(way, tfjs), way.addon))].find(canRead);
}

function canRead(file) {
  try {
    fs.accessSync(file, fs.constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Sees to it that a way has its addon in the cache.
 *
 * @param {Way} way
 * @param {string} tfjs folder of the installed @tensorflow/tfjs-node
 * @throws {StepError} naming the step that failed
 */
async function intoCache(way, tfjs) {
  const folder = cached(way, tfjs);
  const addon = path.join(folder, way.addon);
  if (!fs.existsSync(addon)) {
    await makeWhole(folder, whole => way.make(whole, tfjs)).catch(error => {
      if (!['EACCES', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC', 'EPERM'].includes(error.code)) throw error;
      throw new StepError(
        `the cache ${path.dirname(folder)}: ${error.message}`,
        'set GMIA_CACHE to a folder with room for 1.2 GB that this user may write into, or have whoever may write ' +
          `into ${root} run \`node scripts/install-tensorflow.js\` there, which serves all users`,
      );
    });
  }
  try {
    checkNative(tfjs, addon);
  } catch (error) {
    throw new StepError(error.message, `remove ${folder} and try again`);
  }
}

/**
 * Puts what a way has in the cache beside tfjs-node, so that other users than the owner of the cache can use it, and
 * nothing breaks when the cache is removed.
 */
function placeBeside(way, tfjs) {
  const from = cached(way, tfjs);
  const names = fs.readdirSync(from, { recursive: true }).filter(name => fs.statSync(path.join(from, name)).isFile());
  // The addon last: who finds it finds the libraries, too.
  const ordered = [...names.filter(name => name !== way.addon), way.addon];
  for (const name of ordered) place(path.join(from, name), path.join(tfjs, way.place, name));
}

/**
 * Puts `file` at `target` too, in one step for whoever looks there meanwhile: as a hard link, which takes no room, or a
 * copy where the two are on different disks.
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

module.exports = { addonBeside, findAddon, intoCache, placeBeside, ways, waysFor };
