import type { Matrix } from '../../core/matrix';
import { Records } from '../../data/records';
import type { Ensemble } from '../../models/ensemble';
import type { Logits } from '../../models/logits';
import { logLosses, lossesOf } from '../../models/losses';
import { membership } from '../../models/membership';
import { checkReferences } from '../distances';

/** Records as the reference models see them. */
export interface View {
  records: Records;
  logits: Logits;
  /** Log losses of the true class, `[models × records]`. */
  losses: Matrix;
  /** 1 where the model was trained on the record, `[models × records]`: never on one of the pool. */
  trained: Uint8Array;
}

/** @throws RangeError for target models, or records of other data */
export function viewOf(references: Ensemble, records: Records): View {
  checkReferences(references, records);
  return {
    records,
    logits: references.logits(records),
    losses: lossesOf(references, records),
    trained: membership(references, records),
  };
}

/** Some of the adversary's records, by position; without computing their logits anew. */
export function viewOfAdversary(references: Ensemble, positions: Int32Array): View {
  const { dataset, adversary } = references.split;
  const { values, models, records: total, classes } = references.logits(adversary);
  const records = new Records(
    dataset,
    positions.map(at => adversary.indices[at]),
  );
  const some = new Float32Array(models * positions.length * classes);
  for (let m = 0; m < models; m++)
    positions.forEach((position, r) => {
      const from = (m * total + position) * classes;
      some.set(values.subarray(from, from + classes), (m * positions.length + r) * classes);
    });
  const logits = { values: some, models, records: positions.length, classes };
  return { records, logits, losses: logLosses(logits, records.labels()), trained: membership(references, records) };
}
