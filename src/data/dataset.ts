import { expected } from '../core/check';
import type { Matrix } from '../core/matrix';
import type { Decision } from './decision';

/** How one column of the source became columns of the feature matrix. */
export interface Column {
  name: string;
  /** First of its columns in the feature matrix, and how many there are (1 for a number). */
  start: number;
  width: number;
  /** The categories, one feature column each (one-hot); absent for a number. */
  categories?: string[];
  /** For a number: the values in the source that became 0 (`low`) and 1 (`high`); 0 and 1 where it is as it was. */
  low?: number;
  high?: number;
  /** Whether the number is a date, as days since 1 January 1970. */
  isDate?: boolean;
  /** The category that missing values form, where that is not '?'. */
  missing?: string;
}

/** Labelled records, encoded as numbers. */
export interface Dataset {
  name: string;
  /** [records × features], Float32. Do not write to it: hashes of the data are kept. */
  features: Matrix & { values: Float32Array };
  /** The class of each record, an index into `classes`. */
  labels: Int32Array;
  classes: string[];
  columns: Column[];
  /** Height, width and channels, where the features are the pixels of an image. */
  image?: [number, number, number];
  /** What a reader of a result on this data has to know, such as how many values were missing. */
  notes: string[];
  /** What was decided about each column of the source, and why; undefined where nothing was to decide. */
  decisions?: readonly Decision[];
  /** What the source calls each record, where a column says so. */
  ids?: readonly string[];
  /** Where a record stands in the source: "line 17". */
  place?(record: number): string;
  /** Whether the source had no value in a cell; `column` is a position in `columns`. */
  missing?(record: number, column: number): boolean;
}

/** How many records each class has, in the order of `classes`. Throws a RangeError on a label outside `classes`. */
export function classSizes({ labels, classes }: Pick<Dataset, 'labels' | 'classes'>): number[] {
  const sizes = classes.map(() => 0);
  labels.forEach((label, i) => {
    if (!(label in sizes)) expected(`the label of record ${i} to be an index into ${classes.length} classes`, label);
    sizes[label]++;
  });
  return sizes;
}
