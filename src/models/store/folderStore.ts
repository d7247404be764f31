import { readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkText } from '../../core/check';
import { resolveFolder } from '../../core/resolveFolder';
import { lineFile } from './lineFile';
import { checkContent, checkKey, checkPrefix, isKey, type Store, type StoredObject } from './objects';
import { isAbsent, writeWhole } from './writeWhole';

/**
 * A store in a folder, each object a file: "group/name" is `name` in the folder `group`. Several processes may share
 * it. Its log is the file `log.jsonl`. What else lies in the folder is left alone: links, files beside the groups, and
 * folders within them.
 */
export function folderStore(folder: string): Store & { readonly path: string } {
  const path = resolveFolder('the folder of a store', checkText('folder', folder));
  const keys = (prefix: string) =>
    groupsOf(path, prefix)
      .flatMap(group => entries(join(path, group), 'isFile').map(name => `${group}/${name}`))
      .filter(key => isKey(key) && key.startsWith(prefix));
  return {
    path,
    log: lineFile(join(path, 'log.jsonl')),
    list: prefix => keys(prefix === '' ? prefix : checkPrefix(prefix)).flatMap(key => look(path, key)),
    get: key => {
      try {
        return readFileSync(join(path, checkKey(key)));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    put: (key, content) => writeWhole(path, join(path, checkKey(key)), checkContent(content)),
    delete: prefix => {
      const files = keys(checkPrefix(prefix)).map(key => join(path, key));
      for (const file of files) rmSync(file, { force: true });
      for (const group of new Set(files.map(dirname))) removeIfEmpty(group);
    },
  };
}

/** The folders in which keys that begin so can lie. */
function groupsOf(path: string, prefix: string): string[] {
  const [group, name] = prefix.split('/');
  return name === undefined ? entries(path, 'isDirectory').filter(one => one.startsWith(group)) : [group];
}

function entries(path: string, kind: 'isFile' | 'isDirectory'): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(entry => entry[kind]())
      .map(({ name }) => name);
  } catch {
    return []; // it is not there, or not any more
  }
}

function look(path: string, key: string): StoredObject[] {
  const found = statSync(join(path, key), { throwIfNoEntry: false }); // another process may just have removed it
  return found ? [{ key, bytes: found.size, modified: found.mtime }] : [];
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // It is not empty, or another process has removed it.
  }
}
