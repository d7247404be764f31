import { expected } from '../../core/check';
import { parseNumber } from '../../data/encode/parseNumber';
import { classPlaces } from '../classPlaces';

/**
 * How a model's classes correspond to those of the data set: a list has, for each of its outputs in its order, our
 * class; an object has our class by the model's name of it.
 */
export type ClassLabels = readonly string[] | Readonly<Record<string, string>>;

export interface ClassOrder {
  /** For each output of the model, which class of ours it is. */
  readonly places: readonly number[];
  /** Which class of ours the model means. @throws RangeError for a class that is none */
  classOf(label: string | number): number;
}

/** @throws RangeError for labels that are no classes of ours, or a list that has not each of them once */
export function classOrder(classes: readonly string[], labels?: ClassLabels): ClassOrder {
  const list = Array.isArray(labels) ? classPlaces(labels as readonly string[], classes, 'labels') : undefined;
  const names = new Map(classes.map((name, c) => [name, c]));
  if (labels && !list)
    for (const [theirs, ours] of Object.entries(labels)) {
      const at = classes.indexOf(ours);
      names.set(theirs, at >= 0 ? at : expected(`labels out of the classes ${classes.join(', ')}`, ours));
    }
  const places = list ?? classes.map((_, c) => c);
  // Where classes are numbers and nothing is said, a number is a name: it must not be one here and a position there.
  const byPosition = list !== undefined || classes.every(name => Number.isNaN(parseNumber(name)));
  return {
    places,
    classOf(label) {
      const found = typeof label === 'number' && byPosition ? places[label] : names.get(String(label));
      return (
        found ??
        expected(
          `a class out of ${[...names.keys()].join(', ')} from the model`,
          label,
          'Say by `labels` what it calls the classes, or in which order it has them.',
        )
      );
    },
  };
}
