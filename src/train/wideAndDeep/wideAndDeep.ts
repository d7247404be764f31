import type { Column } from '../../data/dataset';

/** A column of kinds: categories, or a number by the interval that it lies in. */
export interface Discrete {
  column: string;
  /** Of a number: where intervals begin, ascending; the first interval lies below all. */
  borders?: number[];
}

/** A table in which records look something up by one column, or by several that are crossed. */
export interface Lookup {
  of: Discrete[];
  /**
   * The row of the table for each combination of kinds, that of the last column changing fastest. Combinations that
   * share a bucket of a hash have the same row.
   */
  rows: number[];
}

/**
 * A wide-and-deep classifier of two classes (Cheng et al. 2016) and how it is trained, as plain data. Its one logit,
 * for the second class, is the sum of what a linear model looks up and of what a network of ReLU layers puts out. A
 * record is taken as its source had it: numbers unscaled, and of each column the category with the largest entry, even
 * where entries are not 0 and 1, as a service has it that takes categories by name.
 */
export interface WideAndDeep {
  type: 'wideAndDeep';
  /** The columns that it reads, as `Dataset.columns` has them: where they are, and how numbers were scaled. */
  columns: Column[];
  /** The wide part: a weight a row. */
  wide: Lookup[];
  /** Inputs of the deep part: an embedding a row, */
  embeddings: Lookup[];
  /** of so many numbers, a multiple of 4; */
  dimension: number;
  /** one input a category of these columns; */
  indicators: string[];
  /** and these numbers. */
  numbers: string[];
  /** Units of each hidden layer. */
  hidden: number[];
  /** Learning rates of Adagrad, whose accumulators begin at 0.1. */
  rates: { wide: number; deep: number };
  /** Whether the loss of a batch is the sum or the mean of the records' sigmoid cross entropies. */
  loss: 'sum' | 'mean';
  /** Records in a mini-batch. */
  batch: number;
  /**
   * Each next record is drawn from so many at most, which come in the order of the sample. A pass over the sample ends
   * before the next begins, but batches go on from one into the other.
   */
  buffer: number;
  /** Mini-batches in the whole training. */
  steps: number;
}

/** The column of this name. Kernel: nothing is checked. */
export const columnOf = ({ columns }: WideAndDeep, name: string): Column =>
  columns.find(column => column.name === name)!;

/** How many rows the table of a lookup has. */
export const rowsOf = ({ rows }: Lookup): number => rows.reduce((most, row) => Math.max(most, row + 1), 0);

/** How many kinds a column has. Kernel: nothing is checked. */
export const kindsOf = (spec: WideAndDeep, { column, borders }: Discrete): number =>
  borders ? borders.length + 1 : columnOf(spec, column).width;
