import { readdir } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { expected } from '../../core/check';
import { DataFileError } from '../../data/load/dataFileError';
import { type AnswerFiles, type ArrayPlace, type FileKind, kindNames, type Role, roleNames } from './answerFiles';
import { type AnswerReader, isReadable } from './answerReader';
import { checkManifest } from './gmiaManifest';

/** Names by which arrays are known in a folder without a manifest. */
const membershipNames = ['membership', 'memberships'];
const known = new Set([
  ...kindNames,
  ...membershipNames,
  ...roleNames.flatMap(role => [...kindNames, ...membershipNames].map(name => `${role}_${name}`)),
  'labels',
  'ids',
  'pool',
  'adversary',
]);

/**
 * Finds out what the files of a folder without a manifest are, by their names (and, in archives, those of the arrays):
 * `reference_logits`, `target_losses`, `reference_membership`, `labels`, ...; see `fromAnswers`.
 * @returns and which files have names that say nothing
 * @throws RangeError where two of them are the same, or where it is not clear which models one is about
 */
export async function answerFolder(
  folder: string,
  reader: AnswerReader,
): Promise<{ files: AnswerFiles; unused: string[] }> {
  const listed = await readdir(folder).catch((error: Error) => {
    throw new DataFileError(`Could not read the folder ${folder}: ${error.message}.`);
  });
  const places = new Map<string, ArrayPlace>();
  const unused: string[] = [];
  for (const file of listed.filter(isReadable).sort()) {
    const found = await namesIn(file, reader);
    if (found.length === 0) unused.push(file);
    for (const [name, place] of found) {
      if (places.has(name))
        expected(`one array ${name} in ${folder}`, `${shown(places.get(name)!)} and ${shown(place)}`);
      places.set(name, place);
    }
  }
  const files = await assign(places, reader);
  if (!files.reference && !files.target)
    expected(
      `answers in ${folder}: files such as reference_logits.npy and target_logits.npy, or a manifest gmia.json`,
      listed.join(', ') || 'an empty folder',
      `Names are reference_ or target_ and one of ${kindNames.join(', ')}, membership; labels, ids, pool, adversary.`,
    );
  return { files: checkManifest(files, folder), unused };
}

const shown = (place: ArrayPlace) => (typeof place === 'string' ? place : `${place.array} of ${place.file}`);

/** What a file is called, or what the arrays in it are. */
async function namesIn(file: string, reader: AnswerReader): Promise<[string, ArrayPlace][]> {
  const name = basename(file, extname(file)).toLowerCase();
  if (!/\.(npz|safetensors)$/i.test(file)) return known.has(name) ? [[name, file]] : [];
  const arrays = [...((await reader.read(file)) as ReadonlyMap<string, unknown>).keys()];
  if (arrays.length === 1 && !known.has(arrays[0])) return known.has(name) ? [[name, file]] : [];
  return arrays.filter(array => known.has(array)).map(array => [array, { file, array }]);
}

async function assign(places: ReadonlyMap<string, ArrayPlace>, reader: AnswerReader): Promise<AnswerFiles> {
  const files: AnswerFiles = { labels: places.get('labels'), ids: places.get('ids') };
  const put = (role: Role, name: FileKind | 'membership', place: ArrayPlace) => {
    const before = files[role]?.[name];
    if (before) expected(`one array of ${name} of ${role} models`, `${shown(before)} and ${shown(place)}`);
    files[role] = { ...files[role], [name]: place };
  };
  for (const kind of kindNames) {
    for (const role of roleNames) {
      const own = places.get(`${role}_${kind}`);
      if (own) put(role, kind, own);
    }
    const both = places.get(kind);
    if (both) for (const role of await rolesIn(both, kind, reader)) put(role, kind, both);
  }
  for (const name of membershipNames) {
    for (const role of roleNames) {
      const own = places.get(`${role}_${name}`);
      if (own) put(role, 'membership', own);
    }
    const shared = places.get(name);
    if (!shared) continue;
    const roles = roleNames.filter(role => files[role]);
    if (roles.length > 1)
      expected(`reference_${name} and target_${name}`, shown(shared), 'It does not say which models it is about.');
    for (const role of roles) put(role, 'membership', shared);
  }
  const [pool, adversary] = [places.get('pool'), places.get('adversary')];
  if (!pool !== !adversary) expected('both pool and adversary', pool ? 'pool alone' : 'adversary alone');
  if (pool && adversary) files.roles = { pool, adversary };
  return files;
}

/** Which models a table is about that is named after its kind alone. */
async function rolesIn(place: ArrayPlace, kind: FileKind, reader: AnswerReader): Promise<Role[]> {
  const content = typeof place === 'string' ? await reader.read(place) : undefined;
  const column = content && 'rows' in content ? content.columns.get('kind') : undefined;
  if (!column)
    return expected(
      `reference_${kind} or target_${kind}, or a table with a column kind`,
      shown(place),
      'It does not say which models it is about.',
    );
  const roles = new Set(Array.from(column));
  return roleNames.filter(role => roles.has(role));
}
