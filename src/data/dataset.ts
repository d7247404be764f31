import type { Matrix } from '../stats/matrix';

/** How one column of the source became columns of the feature matrix. */
export interface Column {
  name: string;
  /** First of its columns in the feature matrix, and how many there are (1 for a number). */
  start: number;
  width: number;
  /** The categories, one feature column each (one-hot); absent for a number. */
  categories?: string[];
  /** For a number: the values in the source that became `low` = 0 and `high` = 1. */
  low?: number;
  high?: number;
}

/** Labelled records, encoded as numbers. */
export interface Dataset {
  name: string;
  /** [records × features], Float32. */
  features: Matrix & { values: Float32Array };
  /** The class of each record, an index into `classes`. */
  labels: Int32Array;
  classes: string[];
  columns: Column[];
  /** Height, width and channels, where the features are the pixels of an image. */
  image?: [number, number, number];
  /** What a reader of a result on this data has to know, such as how many values were missing. */
  notes: string[];
}
