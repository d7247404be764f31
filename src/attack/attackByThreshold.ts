import type { Records } from '../data/records';
import type { Ensemble } from '../models/ensemble';
import type { Selection } from '../select/selection';
import { checkLosses } from '../stats/tail/checkLosses';
import { observe } from './observe';
import { ScoreResult } from './scoreResult';

/**
 * The global loss threshold (Yeom et al. 2018): the score is −log loss of the record under the target, and one cut-off serves
 * all records, however hard each is. No reference model is used; they are named so that all attacks are called alike.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores in nats, at most 0
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not theirs,
 *   or a target diverged
 */
export function attackByThreshold(references: Ensemble, targets: Ensemble, chosen: Selection | Records): ScoreResult {
  const { records, selection, loss, truth, warnings } = observe(references, targets, chosen);
  checkLosses('target', loss, 'student', 'record');
  return new ScoreResult({
    name: 'loss threshold',
    method: '−log loss',
    references: 0,
    records,
    selection,
    truth,
    warnings: warnings(),
    score: { values: loss.values.map(value => -value), width: loss.width },
  });
}
