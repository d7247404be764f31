import { expected } from '../core/check';
import { sha256 } from '../core/sha256';
import type { Dataset } from '../data/dataset';

/** A record whose use is in question: encoded as a data set is, with its class. */
export interface LabelledRecord {
  features: Float32Array;
  label: number;
}

/** A name that says what the record is, whichever records it comes with. */
export const recordName = ({ features, label }: LabelledRecord): string => sha256(features, `${label}`);

/** @throws RangeError unless the record is one that the data set could have */
export function checkRecord(record: LabelledRecord, dataset: Dataset, name: string): void {
  const { features, label } = record ?? expected(`${name} as { features, label }`, record);
  const {
    features: { width },
    classes,
  } = dataset;
  if (!(features instanceof Float32Array)) expected(`a Float32Array as features of ${name}`, features);
  if (features.length !== width) expected(`${width} features in ${name}`, features.length);
  const bad = features.findIndex(value => !Number.isFinite(value));
  if (bad >= 0) expected(`a finite number as feature ${bad} of ${name}`, features[bad]);
  if (!Number.isInteger(label) || label < 0 || label >= classes.length)
    expected(`a class from 0 to ${classes.length - 1} in ${name}.label`, label);
}
