import { expected } from '../../core/check';
import type { Followed } from '../../core/follow';
import type { Matrix } from '../../core/matrix';
import type { Records } from '../../data/records';
import { answersAs } from '../../models/answers';
import type { Askable } from '../../models/models';
import { type Copying, noisyCopies } from './noisyCopies';

/**
 * Asks models about records and noisy copies of them, many at a time.
 * @returns the share of each record and its copies that a model gives another class than the record's, `[models ×
 *   records]`: 1 − robustness
 * @throws RangeError for answers that are not one for each model and question; InterruptedError
 */
export async function wrongShares(
  models: Askable,
  records: Records,
  copying: Copying,
  progress: Followed,
): Promise<Matrix & { values: Float64Array }> {
  const { dataset, indices } = records;
  const { size } = models;
  const each = 1 + copying.copies;
  const together = Math.max(1, Math.floor(copying.batch / each));
  const { width } = dataset.features;
  const wrong = new Float64Array(size * indices.length);
  for (let from = 0; from < indices.length; from += together) {
    const some = indices.subarray(from, from + together);
    const questions = some.length * each;
    const values = new Float32Array(questions * width);
    some.forEach((index, r) => values.set(noisyCopies(dataset, index, copying), r * each * width));
    const labels = Int32Array.from({ length: questions }, (_, q) => dataset.labels[some[Math.floor(q / each)]]);
    const answers = await progress.wait(models.ask({ values, width }, progress.signal, {})); // `progress` is told here
    const given = answersAs(answers, 'label', labels, models.name).values;
    if (given.length !== size * questions)
      expected(`answers of ${models.name} to ${questions} questions by ${size} models`, `${given.length} answers`);
    given.forEach((label, i) => {
      const [model, question] = [Math.floor(i / questions), i % questions];
      if (label !== labels[question]) wrong[model * indices.length + from + Math.floor(question / each)]++;
    });
    await progress.advance(questions);
  }
  return { values: wrong.map(count => count / each), width: indices.length };
}
