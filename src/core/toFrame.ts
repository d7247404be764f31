import type { DataFrame } from 'danfojs-node';
import { expected } from './check';
import { distinctNames } from './distinctNames';

/** Columns whose names we chose. */
export type OwnColumns = Readonly<Record<string, ArrayLike<unknown>>>;
/** Columns whose names somebody else chose, such as those of a file or of attacks, or that may be equal. */
export type GivenColumns = readonly (readonly [name: string, values: ArrayLike<unknown>])[];

/**
 * A Danfo frame from columns of one length, in their order. Columns of our own keep their names; where another has the
 * same, or that of a member of Danfo's frames, such as "index", which it would hide, it is told apart as "index (2)".
 * Danfo loads TensorFlow, so it is loaded only when the first frame is made: a program that makes none never loads it.
 */
export function toFrame(...parts: (OwnColumns | GivenColumns | false | undefined)[]): DataFrame {
  const danfo = require('danfojs-node') as typeof import('danfojs-node');
  const present = parts.filter(part => part !== undefined && part !== false);
  const ours = present.flatMap(part => (isGiven(part) ? [] : Object.keys(part)));
  const given = present.flatMap(part => (isGiven(part) ? part.map(([name]) => name) : []));
  const theirs = distinctNames(given, [...ours, ...membersOf(new danfo.DataFrame([]))]);
  const names = present.flatMap(part => (isGiven(part) ? theirs.splice(0, part.length) : Object.keys(part)));
  const columns = present.flatMap(part => (isGiven(part) ? part.map(([, values]) => values) : Object.values(part)));
  const odd = columns.findIndex(({ length }) => length !== columns[0].length);
  if (odd >= 0) expected(`${columns[0].length} values in column ${names[odd]}`, columns[odd].length);
  // Danfo does not accept columns without rows in the form used below.
  if (columns.every(({ length }) => length === 0)) return new danfo.DataFrame([], { columns: names });
  // By keys that mean nothing: "7" would come first in an object, and "constructor" would make it none to Danfo.
  const data = Object.fromEntries(columns.map((values, i) => [`column ${i}`, Array.from(values)]));
  return new danfo.DataFrame(data, { columns: names });
}

const isGiven = (part: OwnColumns | GivenColumns): part is GivenColumns => Array.isArray(part);

/** The names of all that an object has, with what it inherits. */
const membersOf = (object: object | null): string[] =>
  object ? [...Object.getOwnPropertyNames(object), ...membersOf(Object.getPrototypeOf(object))] : [];
