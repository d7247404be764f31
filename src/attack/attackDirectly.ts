import { expected } from '../core/check';
import { type Matrix, rows } from '../core/matrix';
import type { Records } from '../data/records';
import type { Ensemble } from '../models/ensemble';
import { lossesOf } from '../models/losses';
import type { Selection } from '../select/selection';
import { checkLosses } from '../stats/tail/checkLosses';
import { type TailMethod, tailOf } from '../stats/tail/leftTail';
import { observe } from './observe';
import { pValueWarnings } from './pValueWarnings';
import { AttackResult } from './result';

export interface DirectOptions {
  /** How a p-value is read off the reference losses; see `leftTail`. Default 'pchip', the paper's. */
  method?: TailMethod;
}

/**
 * Direct inference (paper 4.4): a record's loss under a target model, against its losses under the reference models. A small
 * p-value says that the target's loss is unusually low: the record is a member. Every chosen record is attacked on every target.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, or the records are not theirs
 */
export function attackDirectly(
  references: Ensemble,
  targets: Ensemble,
  chosen: Selection | Records,
  options: DirectOptions = {},
): AttackResult {
  const { records, selection, loss, truth, warnings } = observe(references, targets, chosen);
  const result = attackLosses({ reference: lossesOf(references, records), target: loss, truth }, options);
  return new AttackResult({
    ...result,
    references: references.models.length,
    selection,
    records,
    warnings: warnings(...result.warnings),
  });
}

/**
 * The direct attack on losses alone, whoever's system they come from.
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records
 * @param losses.target `[targets × records]`
 * @param losses.truth `[targets × records]`, 1 where the record is a member; needed to evaluate, not to attack
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or (but for 'rank') negative
 */
export function attackLosses(
  { reference, target, truth }: { reference: Matrix; target: Matrix; truth?: ArrayLike<number> },
  { method = 'pchip' }: DirectOptions = {},
): AttackResult {
  const records = reference.width;
  const k = rows(reference);
  const targets = rows(target);
  if (target.width !== records || !Number.isInteger(k) || !Number.isInteger(targets))
    expected(
      'reference and target losses [models × records] of one width',
      `[${k} × ${records}] and [${targets} × ${target.width}]`,
    );
  const unclear = truth && Array.from(truth).find(one => one !== 0 && one !== 1);
  if (unclear !== undefined) expected('truth of 1 (member) or 0 (non-member)', unclear);
  if (truth && truth.length !== target.values.length)
    expected(`truth for ${targets} targets × ${records} records`, `${truth.length} values`);
  checkLosses('reference', reference, method, 'record');
  checkLosses('target', target, method, 'record');
  const p = new Float64Array(target.values.length);
  const losses = new Float64Array(k);
  for (let r = 0; r < records; r++) {
    for (let m = 0; m < k; m++) losses[m] = reference.values[m * records + r];
    const tail = tailOf(losses, method);
    for (let t = 0; t < targets; t++) p[t * records + r] = tail(target.values[t * records + r]);
  }
  const known = truth && Uint8Array.from(truth);
  return new AttackResult({
    name: 'direct',
    method,
    references: k,
    p: { values: p, width: records },
    loss: target,
    truth: known,
    warnings: pValueWarnings({ method, references: k, p: { values: p, width: records }, truth: known }),
  });
}
