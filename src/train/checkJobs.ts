import { checkInteger, expected } from '../core/check';
import { checkPositions } from '../core/checkPositions';
import type { TrainingData, TrainingJob } from './trainer';

/**
 * Checks what models are to be trained on and from.
 * @param shapes of a model's tensors
 * @throws RangeError naming what is wrong
 */
export function checkJobs(
  shapes: readonly number[][],
  data: TrainingData,
  jobs: Omit<TrainingJob, 'seedPath'>[],
): void {
  const { features, labels, classes } = data;
  if (labels.length === 0 || features.length === 0 || features.length % labels.length !== 0)
    expected('as many features for each label', `${features.length} values for ${labels.length} labels`);
  checkInteger('data.classes', classes, 1);
  const label = labels.find(label => !(label >= 0 && label < classes));
  if (label !== undefined) expected(`labels from 0 to ${classes - 1}`, label);
  const wanted = shapes.map(shape => shape.reduce((a, b) => a * b, 1));
  const checked = new Set<Int32Array>(); // many models may have the same sample
  jobs.forEach(({ sample, everyBatch, initial }, i) => {
    if (sample.length === 0) expected(`records to train on in jobs[${i}].sample`, 'none');
    if (!checked.has(sample)) checkPositions(`jobs[${i}].sample`, sample, labels.length);
    checked.add(sample);
    if (everyBatch) checkPositions(`jobs[${i}].everyBatch`, everyBatch, labels.length);
    const many = everyBatch?.length ?? 0;
    const first = jobs[0].everyBatch?.length ?? 0;
    if (many !== first)
      expected(
        `${first} records in jobs[${i}].everyBatch, as in jobs[0]`,
        many,
        'Train such models in calls of their own.',
      );
    if (!initial) return;
    const given = initial.map(values => values.length);
    if (`${given}` !== `${wanted}`)
      expected(`tensors of ${wanted.join(', ')} weights in jobs[${i}].initial`, given.join(', '));
  });
}
