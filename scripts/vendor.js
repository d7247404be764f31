'use strict';

// Two packages that cannot be installed as dependencies of a dependency, put into the packed gmia: NOTICE.md says why
// and what is changed. In `dist/node_modules` they are found by the files of dist/ alone, and npm leaves them as they
// are. `npm pack` makes that folder before and removes it behind, as a checkout has the packages in node_modules.
//   node scripts/vendor.js            makes dist/node_modules
//   node scripts/vendor.js --remove   removes it

const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
/** Files of our own: licences, which the packages do not have with them, and what stands in for a third one. */
const added = path.join(root, 'vendor');

/** Which files of a package are taken, and what is changed in them: a text that has to be there, and what for it. */
const packages = {
  'danfojs-node': {
    files: /^dist\/.*(\.js|\.d\.ts)$/,
    changes: {
      'dist/danfojs-base/shared/tensorflowlib.js': ['require("@tensorflow/tfjs-node")', 'require("@tensorflow/tfjs")'],
    },
  },
  '@tensorflow/tfjs-node': {
    files: /^(dist\/(?!.*_test\.|run_tests).*(\.js|\.d\.ts)|binding\/.*\.(h|cc))$/,
    changes: {},
  },
};

/**
 * Puts the packages into a folder.
 *
 * @param {string} target such as `dist/node_modules`
 * @throws {Error} where a package does not have a text that is to be changed
 */
function vendor(target) {
  fs.rmSync(target, { recursive: true, force: true });
  for (const [name, { files, changes }] of Object.entries(packages)) {
    const from = path.join(root, 'node_modules', name);
    const to = path.join(target, name);
    for (const file of filesOf(from).filter(file => files.test(file))) copy(path.join(from, file), path.join(to, file));
    for (const [file, [before, after]] of Object.entries(changes)) change(path.join(to, file), before, after);
    fs.writeFileSync(path.join(to, 'package.json'), `${JSON.stringify(manifestOf(from), null, 2)}\n`);
  }
  for (const file of filesOf(added)) copy(path.join(added, file), path.join(target, file));
}

const filesOf = folder =>
  fs
    .readdirSync(folder, { recursive: true })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => fs.statSync(path.join(folder, name)).isFile());

function copy(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, to);
}

function change(file, before, after) {
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`Expected ${before} in ${file}, found none.`);
  fs.writeFileSync(file, text.replace(before, after));
}

function manifestOf(folder) {
  const { name, version, license, repository, main, types } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const changed = 'By gmia: without install script and dependencies; see NOTICE.md of gmia for the rest.';
  return { name, version, changed, license, repository, main, types };
}

if (require.main === module) {
  const target = path.join(root, 'dist', 'node_modules');
  if (process.argv.includes('--remove')) fs.rmSync(target, { recursive: true, force: true });
  else vendor(target);
}

module.exports = { packages, vendor };
