'use strict';

const fs = require('node:fs');
const path = require('node:path');

const folders = (process.env.NODE_PATH ?? '').split(path.delimiter).filter(folder => folder);
const last = `${path.parse(process.cwd()).root.replaceAll('\\', '/')}node_modules`;

/**
 * Where the compiler finds modules that the notebook's folder and those above it do not have. `require` looks for them
 * in the folders of NODE_PATH. The compiler has no such list, but it asks for a folder `/node_modules` last of all:
 * what it looks for there is looked for in these folders.
 *
 * @param {string} file a path with slashes
 * @returns {string} the path at which to look
 */
function findElsewhere(file) {
  if (!file.startsWith(last) || (file.length > last.length && file[last.length] !== '/')) return file;
  if (file.length <= last.length + 1) return fs.existsSync(file) ? file : (folders[0] ?? file);
  const inside = file.slice(last.length + 1);
  const [scope, name] = inside.split('/');
  const folder = [last, ...folders].find(at =>
    fs.existsSync(path.join(at, scope.startsWith('@') ? `${scope}/${name ?? ''}` : scope)),
  );
  return folder ? `${folder.replaceAll('\\', '/')}/${inside}` : file;
}

module.exports = { findElsewhere };
