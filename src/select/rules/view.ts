import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import { Records } from '../../data/records';
import type { Answers } from '../../models/answers';
import { logLosses } from '../../models/losses';
import { lossesOf } from '../../models/lossesOf';
import type { Models } from '../../models/models';
import { checkReferences, type References } from '../references';

/** Records as the reference models see them; not to be changed. */
export interface View {
  records: Records;
  logits: Answers;
  /** Log losses of the true class, `[models × records]`. */
  losses: Matrix;
  /** 1 where the model was trained on the record, `[models × records]`: never on one of the pool. */
  trained: Uint8Array;
}

/** @throws RangeError for target models, or records of other data */
export function viewOf(models: Models, records: Records): View {
  const references = checkReferences(models, records);
  const ofModels = views.get(models) ?? new WeakMap<Records, View>();
  views.set(models, ofModels);
  let view = ofModels.get(records);
  if (!view) {
    view = {
      records,
      logits: references.about(records, 'logits'),
      losses: lossesOf(references, records),
      trained: trainedOn(references, records),
    };
    ofModels.set(records, view);
  }
  return view;
}

/** Most rules look at the same records by the same models. */
const views = new WeakMap<Models, WeakMap<Records, View>>();

/**
 * 1 where a reference model was trained on a record, `[models × records]`. @throws RangeError where that is not known
 */
export const trainedOn = (references: Models, records: Records): Uint8Array =>
  references.members(records) ??
  expected('reference models of which it is known what they were trained on', references.name);

/** Some of the adversary's records, by position; without computing their logits anew. */
export function viewOfAdversary(references: References, positions: Int32Array): View {
  const { dataset, adversary } = references.split;
  const { values, models, records: total, classes } = references.about(adversary, 'logits');
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
  const logits: Answers = { kind: 'logits', values: some, models, records: positions.length, classes };
  return { records, logits, losses: logLosses(logits, records.labels()), trained: trainedOn(references, records) };
}
