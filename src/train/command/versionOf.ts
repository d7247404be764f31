import { basename } from 'node:path';
import { sha256 } from '../../core/sha256';
import type { CommandSpec, NamedFile } from './commandSpec';

const digits = 12; // of hexadecimal: 48 bits, which a number holds exactly

/** A number that stands for what a command does, wherever its files are and whatever starts them. */
export function versionOf({ train, version, settings }: CommandSpec, files: readonly NamedFile[]): number {
  const known = new Map(files.map(({ at, name, sha256 }) => [at, [basename(name), sha256]]));
  const said = train.slice(1).map((argument, i) => known.get(i + 1) ?? argument);
  return parseInt(sha256(JSON.stringify([said, version, settings])).slice(0, digits), 16);
}
