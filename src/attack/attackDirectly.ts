import { expected } from '../core/check';
import { type Matrix, rows } from '../core/matrix';
import type { Chosen } from '../data/chosen';
import type { Records } from '../data/records';
import { asMatrix } from '../models/answers';
import type { Models } from '../models/models';
import { checkLosses } from '../stats/tail/checkLosses';
import { tailOf } from '../stats/tail/leftTail';
import type { Tail } from '../stats/tail/tail';
import { type TailMethod, tailNamed } from '../stats/tail/tails';
import { type Attack, attackWith, type Judged } from './attack';
import { pValueWarnings } from './pValueWarnings';
import { type AttackResult, ScoreResult } from './result';

export interface DirectOptions {
  /** How a p-value is read off the reference losses; see `leftTail`. Default 'pchip', the paper's. */
  method?: TailMethod | Tail;
}

/** Direct inference as an `Attack`: see `attackDirectly`. */
export const direct: Attack<DirectOptions, Matrix> = {
  name: 'direct',
  needs: 'losses',
  score: ({ reference, target }, options) =>
    judgeLosses({ reference: asMatrix(reference), target: asMatrix(target) }, options),
};

/**
 * Direct inference (paper 4.4): a record's loss under a target model, against its losses under the reference models. A
 * small p-value says that the target's loss is unusually low: the record is a member. Every chosen record is attacked
 * on every target.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, or the records are
 *   not theirs
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 };
 * const references = await trainReferences(split, architecture, { models: 4, store: false });
 * const targets = await trainTargets(split, architecture, { splits: 2, store: false });
 * const result = attackDirectly(references, targets, split.pool, { method: 'rank' });
 * [result.p.values.length / result.p.width, result.p.width]; // => [4, 20]
 */
export const attackDirectly = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: DirectOptions = {},
): AttackResult => attackWith(direct, references, targets, chosen, options);

/**
 * The direct attack on losses alone, whoever's system they come from.
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records
 * @param losses.target `[targets × records]`
 * @param losses.truth `[targets × records]`, 1 where the record is a member; needed to evaluate, not to attack
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or (but for 'rank') negative
 * @example
 * // Losses of 4 reference models and of 2 targets on one record, which only the first target was trained on
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.7), width: 1 },
 *   truth: [1, 0],
 * });
 * result.p.values; // => [0.0178, 0.678]
 */
export function attackLosses(
  { reference, target, truth }: { reference: Matrix; target: Matrix; truth?: ArrayLike<number> },
  options: DirectOptions = {},
): AttackResult {
  const judged = judgeLosses({ reference, target }, options);
  const unclear = truth && Array.from(truth).find(one => one !== 0 && one !== 1);
  if (unclear !== undefined) expected('truth of 1 (member) or 0 (non-member)', unclear);
  if (truth && truth.length !== target.values.length)
    expected(`truth for ${rows(target)} targets × ${target.width} records`, `${truth.length} values`);
  const known = truth && Uint8Array.from(truth);
  const fields = { ...judged, references: rows(reference), truth: known };
  return new ScoreResult({ ...fields, name: direct.name, warnings: pValueWarnings(fields) });
}

type Losses = { reference: Matrix; target: Matrix };

/** Where each target's loss lies among those of the references, by a tail. @throws RangeError as `attackLosses` does */
export function judgeLosses({ reference, target }: Losses, { method = 'pchip' }: DirectOptions = {}) {
  const records = reference.width;
  const k = rows(reference);
  const targets = rows(target);
  if (target.width !== records || !Number.isInteger(k) || !Number.isInteger(targets))
    expected(
      'reference and target losses [models × records] of one width',
      `[${k} × ${records}] and [${targets} × ${target.width}]`,
    );
  const tail = tailNamed(method);
  checkLosses('reference', reference, 'record', tail.leastLoss);
  checkLosses('target', target, 'record', tail.leastLoss);
  const p = new Float64Array(target.values.length);
  const losses = new Float64Array(k);
  for (let r = 0; r < records; r++) {
    for (let m = 0; m < k; m++) losses[m] = reference.values[m * records + r];
    const place = tailOf(losses, tail);
    for (let t = 0; t < targets; t++) p[t * records + r] = place(target.values[t * records + r]);
  }
  const found = { p: { values: p, width: records }, method: tail.name, beyondRanks: tail.beyondRanks, loss: target };
  return found satisfies Judged<Matrix>;
}
