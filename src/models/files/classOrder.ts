import { expected } from '../../core/check';
import { classPlaces } from '../classPlaces';
import { wholeOf } from './arrayValues';
import type { FileArray } from './fileArray';

/** How classes are named and ordered in some answers. */
export interface ClassOrder {
  /** Their names, in that order. */
  names: readonly string[];
  /** The place of each among the classes of the data set. */
  places: readonly number[];
}

/**
 * The order of the classes in some answers, next to that of the data set.
 * @param names undefined: they stand in the order of the data set
 * @throws RangeError unless both have the same names
 */
export function classOrder(names: readonly string[] | undefined, known: readonly string[], source: string): ClassOrder {
  const own = names ?? known;
  return { names: own, places: classPlaces(own, known, source) };
}

/**
 * Classes of records as indices into the classes of the data set.
 * @param array numbers in the order of the answers, or names
 * @throws RangeError for what is no class
 */
export function classesOf(array: FileArray, { names, places }: ClassOrder): Int32Array {
  if (!isText(array))
    return wholeOf(array).map((label, i) => places[label] ?? unknown(`value ${i} of ${array.source}`, label, names));
  return Int32Array.from(array.values as readonly string[], (text, i) => {
    const at = names.indexOf(text);
    return (
      places[at >= 0 ? at : /^\d+$/.test(text) ? Number(text) : -1] ??
      unknown(`value ${i} of ${array.source}`, text, names)
    );
  });
}

const isText = ({ values }: FileArray): boolean => Array.isArray(values);

const unknown = (where: string, got: unknown, names: readonly string[]): never =>
  expected(`${where} to be a class: ${names.join(', ')}, or its number from 0 on`, got);

/** The classes that labels name, for want of a list: "0", "1", ... up to `least` or more, or the names in order. */
export function classNames(labels: FileArray, least: number): string[] {
  const numbered = (count: number) => Array.from({ length: Math.max(count, least) }, (_, c) => String(c));
  if (isText(labels) && (labels.values as readonly string[]).some(text => !/^\d+$/.test(text)))
    return [...new Set(labels.values as readonly string[])].sort();
  return numbered(wholeOf(labels).reduce((most, label) => Math.max(most, label), -1) + 1);
}
