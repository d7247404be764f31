import type { Column } from '../dataset';
import type { Decision } from '../decision';
import type { Remark } from './remarks';

/** A column ready to be written: record i becomes its features at `write(i, into, at)`. */
export interface EncodedColumn {
  /** What it becomes: nothing if it is left out, several for the parts of a date. */
  columns: Omit<Column, 'start'>[];
  /** Writes to `into`, which is 0 there. Holds no copy of the column: many columns are ready at a time. */
  write(record: number, into: Float32Array, at: number): void;
  /** Whether the source has no value; undefined where it always has. */
  isMissing?(record: number): boolean;
  decision: Decision;
  remarks: Remark[];
  /** The names of the records, if this column has them. */
  ids?: string[];
}

/** Why a column cannot be used as it is, and which option settles it. */
export interface Unfit {
  unfit: string;
}

export type Outcome = EncodedColumn | Unfit;

/** A column that becomes no feature. */
export const noFeature = (decision: Decision, remarks: Remark[] = []): EncodedColumn => ({
  columns: [],
  write: () => {},
  decision,
  remarks,
});

/** A column that is not used at all. */
export const leftOut = (
  { name, distinct, missing, why }: Omit<Decision, 'type' | 'decided'>,
  remarks?: Remark[],
): EncodedColumn => noFeature({ name, type: 'left out', distinct, missing, decided: 'not used', why }, remarks);
