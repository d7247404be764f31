'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dayOld = 24 * 60 * 60 * 1000;

/** Folder for what outlives node_modules: `GMIA_CACHE`, else `gmia` in the user's cache folder. */
function cacheFolder(env = process.env) {
  if (env.GMIA_CACHE) return path.resolve(env.GMIA_CACHE.replace(/^~(?=\/|$)/, os.homedir()));
  // The XDG rules say to ignore a relative path.
  const base = path.isAbsolute(env.XDG_CACHE_HOME ?? '') ? env.XDG_CACHE_HOME : path.join(os.homedir(), '.cache');
  return path.join(base, 'gmia');
}

/** Removes what installs that were killed long ago left behind. */
function removeLeftovers(cache) {
  for (const name of fs.readdirSync(cache).filter(name => name.startsWith('.partial-'))) {
    const folder = path.join(cache, name);
    const age = Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > dayOld) fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Makes the folder `target` whole or not at all: two installs at once each make their own, and the first to end wins.
 *
 * @param {string} target in the cache
 * @param {(folder: string) => Promise<void>} fill makes the content in a folder that is not there yet
 */
async function makeWhole(target, fill) {
  const cache = path.dirname(target);
  fs.mkdirSync(cache, { recursive: true });
  removeLeftovers(cache);
  const work = fs.mkdtempSync(path.join(cache, '.partial-'));
  try {
    const whole = path.join(work, 'whole');
    await fill(whole);
    try {
      fs.renameSync(whole, target);
    } catch (error) {
      if (!fs.existsSync(target)) throw error;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

module.exports = { cacheFolder, makeWhole };
