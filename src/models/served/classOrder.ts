import { expected } from '../../core/check';

/**
 * How a server's classes correspond to those of the data set: a list has, for each of its outputs in its order, our
 * class; an object has our class by the server's name of it.
 */
export type ServerLabels = readonly string[] | Readonly<Record<string, string>>;

export interface ClassOrder {
  /** For each output of the server, which class of ours it is. */
  readonly order: readonly number[];
  /** Which class of ours the server means. @throws RangeError for a class that is none */
  classOf(label: string | number): number;
}

/** @throws RangeError for labels that are no classes of ours, or a list that has not each of them once */
export function classOrder(classes: readonly string[], labels?: ServerLabels): ClassOrder {
  const find = (name: string) => {
    const at = classes.indexOf(name);
    return at >= 0 ? at : expected(`labels out of the classes ${classes.join(', ')}`, name);
  };
  const list = Array.isArray(labels) ? (labels as readonly string[]).map(find) : undefined;
  if (list && new Set(list).size !== classes.length)
    expected(`labels with each of the classes ${classes.join(', ')} once`, (labels as readonly string[]).join(', '));
  const names = new Map(classes.map((name, c) => [name, c]));
  if (labels && !list) for (const [theirs, ours] of Object.entries(labels)) names.set(theirs, find(ours));
  const order = list ?? classes.map((_, c) => c);
  // Where classes are numbers and nothing is said, a number is a name: it must not be one here and a position there.
  const byPosition = list !== undefined || classes.every(name => Number.isNaN(Number(name)));
  return {
    order,
    classOf(label) {
      const found = typeof label === 'number' && byPosition ? order[label] : names.get(String(label));
      return (
        found ??
        expected(
          `a class out of ${[...names.keys()].join(', ')} from the server`,
          label,
          'Say by `labels` what the server calls the classes, or in which order it has them.',
        )
      );
    },
  };
}
