import { membership } from '../../attack/membership';
import { Records } from '../../data/records';
import type { Ensemble } from '../../models/ensemble';
import type { Logits } from '../../models/logits';
import { checkReferences } from '../distances';

/** Records as the reference models see them. */
export interface View {
  records: Records;
  logits: Logits;
  /** 1 where the model was trained on the record, `[models × records]`: never on one of the pool. */
  trained: Uint8Array;
}

/** @throws RangeError for target models, or records of other data */
export function viewOf(references: Ensemble, records: Records): View {
  checkReferences(references, records);
  return { records, logits: references.logits(records), trained: membership(references, records) };
}

/** Some of the adversary's records, by position; without computing their logits anew. */
export function viewOfAdversary(references: Ensemble, positions: Int32Array): View {
  const { dataset, adversary } = references.split, { values, models, records: total, classes } = references.logits(adversary);
  const records = new Records(dataset, positions.map(at => adversary.indices[at]));
  const logits = new Float32Array(models * positions.length * classes);
  for (let m = 0; m < models; m++)
    positions.forEach((position, r) => {
      const from = (m * total + position) * classes;
      logits.set(values.subarray(from, from + classes), (m * positions.length + r) * classes);
    });
  return {
    records, logits: { values: logits, models, records: positions.length, classes }, trained: membership(references, records),
  };
}
