import { listed } from '../../core/listed';

/** What a reader of results has to know of a column, by its kind: columns of one kind share a note. */
export interface Remark {
  about: keyof typeof headings;
  /** The column, with a word about it. */
  item: string;
}

const headings = {
  unlabelled: ['Left out, for want of a class', ''],
  leftOut: ['Not used', 'To use such a column, list it under `numeric` or `categorical`.'],
  empty: ['Not used, for want of values', ''],
  classes: ['Classes', ''],
  mixed: ['Taken as categories, though some values are numbers', ''],
  different: ['Numbers, though they may be names, as all differ', 'List names under `id` or `drop`.'],
  zeros: ['Numbers, though they may be codes with leading zeros', 'List codes under `categorical`.'],
  digits: ['Numbers that differ in more digits than features keep', 'Scale them by range.'],
  units: ['Numbers of several units, taken as one', ''],
  cases: ['Taken as different, though they differ in capitals only', ''],
  repeatedIds: ['Names of records that occur more than once', ''],
  median: ['Missing, set to the median', ''],
  category: ['Missing, taken as the category "?"', ''],
  otherCategory: ['Missing, taken as a category', ''],
} as const;

const most = 5;

/** The notes that say it all: one for each kind, which names the first columns. */
export function notesOf(remarks: readonly Remark[]): string[] {
  const kinds = Object.keys(headings) as Remark['about'][];
  return kinds.flatMap(kind => {
    const items = remarks.filter(({ about }) => about === kind).map(({ item }) => item);
    const [heading, advice] = headings[kind];
    return items.length === 0 ? [] : [`${heading}: ${listed(items, most)}.${advice && ` ${advice}`}`];
  });
}
