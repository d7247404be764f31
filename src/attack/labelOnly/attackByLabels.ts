import { follow } from '../../core/follow';
import type { Matrix } from '../../core/matrix';
import { type WorkOptions, workOptions } from '../../core/progress';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import type { Askable, Models } from '../../models/models';
import { requireAskable } from '../../models/requireAskable';
import { resultOf } from '../attack';
import { judgeLosses } from '../attackDirectly';
import { attacked } from '../observe';
import type { AttackResult, ScoreResult } from '../result';
import { labelWarnings } from './labelWarnings';
import type { Copying } from './noisyCopies';
import { type LabelOptions, labelOptions } from './options';
import { robustnessBeyond } from './robustnessBeyond';
import { tunedNoise } from './tunedNoise';
import { wrongShares } from './wrongShares';

const name = 'label-only';
const who = 'the label-only attack';

/**
 * The label-only attack (Choquette-Choo et al. 2021, "Label-Only Membership Inference Attacks", arXiv:2007.14321): a
 * model is more robust around a record that it was trained on, so that it gives more of the record's noisy copies the
 * true class. Robustness is the share of copies, the record itself among them, that get it. It needs no more than
 * labels of targets and references, for instance of `coarsen(models, { label: true })`.
 *
 * The score is by how much a target is more robust than the references on average. The p-value is the rank of its
 * robustness among theirs, ties counted against a member (`leftTail`, 'rank'): coarse, and valid as far as targets
 * without the record behave as references do. The more noise, the more robustness tells of a model as a whole, and the
 * less of the record: then a difference between the pool and the adversary's data makes p-values too small, as it does
 * where the pool is small. The score of Choquette-Choo et al. is robustness alone, for which one cut-off serves all
 * records (`calibrate: false`); with them, unlike here, a record that itself gets another class is not robust at all.
 *
 * Noise is the paper's: Gaussian on numbers, replaced categories in place of flipped bits, translations of images.
 * Rotations and the search for the decision boundary are left out. Models are asked (1 + copies) · records questions
 * each, all about the same copies.
 * @param references models that were not trained on the records
 * @param targets models under attack
 * @param chosen a selection, or any records but the adversary's
 * @returns scores from −1 to 1 with p-values, or with `calibrate: false` scores from 0 to 1; `loss` is the share of
 *   copies that get another class
 * @throws RangeError as `attackDirectly` does, for models that cannot be asked or give no labels, and for options out
 *   of range; InterruptedError
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * const served = coarsen(targets, { label: true });
 * const result = await attackByLabels(references, served, split.pool, { copies: 20, noise: 0.2 });
 * [result.p.values.length, result.method]; // => [80, "20 copies, noise 0.2"]
 */
export async function attackByLabels(
  references: Models,
  targets: Askable,
  chosen: Chosen | Records,
  options: LabelOptions & { calibrate: false },
): Promise<ScoreResult<undefined>>;
export async function attackByLabels(
  references: Askable,
  targets: Askable,
  chosen: Chosen | Records,
  options?: LabelOptions & { calibrate?: true },
): Promise<AttackResult>;
export async function attackByLabels(
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: LabelOptions = {},
): Promise<ScoreResult<Matrix | undefined>> {
  const seen = attacked(references, targets, chosen, 'label', who);
  const { records } = seen;
  const { noise: wanted, flip, calibrate, ...copying } = labelOptions(options, targets.split, records.dataset);
  const target = requireAskable(targets, who);
  const reference = calibrate || wanted === 'tuned' ? requireAskable(references, who) : undefined;
  const noise = wanted === 'tuned' ? await tunedNoise(reference!, { ...copying, flip }, options) : wanted;
  const asked = calibrate ? [target, reference!] : [target];
  const [wrong, usual] = await ask(asked, records, { ...copying, noise, flip: flip ?? noise }, options);
  const { copies } = copying;
  const questions = { perRecord: 1 + copies, beyond: 0 };
  const method = `${copies} copies, noise ${noise}${wanted === 'tuned' ? ' (tuned)' : ''}`;
  if (!usual) {
    const score = { values: wrong.values.map(share => 1 - share), width: wrong.width };
    return resultOf(name, seen, {
      score,
      loss: wrong,
      method: `${method}, uncalibrated`,
      references: 0,
      questions,
    });
  }
  return resultOf(name, seen, {
    ...judgeLosses({ reference: usual, target: wrong }, { method: 'rank' }),
    score: robustnessBeyond(wrong, usual),
    method,
    questions,
    warnings: labelWarnings(usual, copies),
  });
}

/** Puts the copies of all records to each of some models: their shares of wrong answers. */
async function ask(asked: Askable[], records: Records, copying: Copying, work: WorkOptions): Promise<Matrix[]> {
  const questions = asked.length * records.length * (1 + copying.copies);
  const label = `${records.dataset.name}: copies of ${records.length} records put to ${asked[0].size} targets`;
  const progress = follow(label, questions, { ...workOptions(work), kept: 'Run it again to begin anew.' });
  try {
    const shares: Matrix[] = [];
    for (const models of asked) shares.push(await wrongShares(models, records, copying, progress));
    return shares;
  } finally {
    progress.end();
  }
}
