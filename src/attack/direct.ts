import { twins } from '../data/duplicates';
import { Records } from '../data/records';
import type { Ensemble } from '../models/ensemble';
import type { Selection } from '../select/selection';
import { expected } from '../stats/check';
import { rows, type Matrix } from '../stats/matrix';
import { tailOf, type TailMethod } from '../stats/tails';
import { logLosses } from './losses';
import { AttackResult } from './result';

export interface DirectOptions {
  /** How a p-value is read off the reference losses; see `leftTail`. Default 'pchip', the paper's. */
  method?: TailMethod;
}

/**
 * Direct inference (paper 4.4): a record's loss under a target model, against its losses under the reference models. A small
 * p-value says that the target's loss is unusually low: the record is a member. Every chosen record is attacked on every target.
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, or the records are not theirs
 */
export function attackDirectly(references: Ensemble, targets: Ensemble, chosen: Selection, options: DirectOptions = {}): AttackResult {
  if (references.kind !== 'reference' || targets.kind !== 'target')
    expected('reference models first and target models second', `${references.kind} and ${targets.kind} models`);
  if (references.split !== targets.split)
    expected('reference and target models of one split', 'two splits', 'Pass both functions the same result of splitForAttack.');
  const { records } = chosen;
  if (records.dataset !== targets.split.dataset)
    expected('chosen records of the dataset that was split', 'another dataset', 'Select among split.pool.');
  const learned = new Set(references.split.adversary.indices);
  const both = records.indices.find(index => learned.has(index));
  if (both !== undefined)
    expected("records that are not the adversary's", `record ${both}, on which reference models may be trained`, 'Choose among split.pool.');
  const labels = records.labels();
  const result = attackLosses({
    reference: logLosses(references.logits(records), labels),
    target: logLosses(targets.logits(records), labels),
    truth: membership(targets, records),
  }, options);
  const warnings = [...chosen.warnings, ...references.warnings, ...targets.warnings, ...result.warnings, ...twinWarnings(targets, records)];
  return new AttackResult({ ...result, references: references.models.length, selection: chosen, warnings });
}

/**
 * The direct attack on losses alone, whoever's system they come from.
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records
 * @param losses.target `[targets × records]`
 * @param losses.truth `[targets × records]`, 1 where the record is a member; needed to evaluate, not to attack
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or (but for 'rank') negative
 */
export function attackLosses(
  { reference, target, truth }: { reference: Matrix; target: Matrix; truth?: ArrayLike<number> }, { method = 'pchip' }: DirectOptions = {},
): AttackResult {
  const records = reference.width, k = rows(reference), targets = rows(target);
  if (target.width !== records || !Number.isInteger(k) || !Number.isInteger(targets))
    expected('reference and target losses [models × records] of one width', `[${k} × ${records}] and [${targets} × ${target.width}]`);
  const unclear = truth && Array.from(truth).find(one => one !== 0 && one !== 1);
  if (unclear !== undefined) expected('truth of 1 (member) or 0 (non-member)', unclear);
  if (truth && truth.length !== target.values.length)
    expected(`truth for ${targets} targets × ${records} records`, `${truth.length} values`);
  checkLosses('reference', reference, method);
  checkLosses('target', target, method);
  const p = new Float64Array(target.values.length);
  const losses = new Float64Array(k);
  for (let r = 0; r < records; r++) {
    for (let m = 0; m < k; m++) losses[m] = reference.values[m * records + r];
    const tail = tailOf(losses, method);
    for (let t = 0; t < targets; t++) p[t * records + r] = tail(target.values[t * records + r]);
  }
  return new AttackResult({
    name: 'direct', method, references: k, p: { values: p, width: records }, loss: target, truth: truth && Uint8Array.from(truth),
    warnings: method === 'pchip' && records > 0 ? [interpolated(k)] : [],
  });
}

const interpolated = (k: number) =>
  `p-values below 1/${k} lie left of all ${k} reference losses and rest on the interpolation towards 0; the smallest p-value ` +
  `that ranks alone can support is 1/${k + 1} = ${(1 / (k + 1)).toPrecision(2)}.`;

function checkLosses(name: string, { values, width }: Matrix, method: TailMethod): void {
  const least = method === 'rank' ? -Infinity : 0;
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= least))
      expected(`${name} losses to be ${method === 'rank' ? 'numbers' : 'log losses of at least 0'}`,
        `${values[i]} for model ${Math.floor(i / width)}, record ${i % width}`, Number.isNaN(values[i]) ? 'Did the model diverge?' : '');
}

/** 1 where the record is in the training set of the target, `[targets × records]`. */
function membership(targets: Ensemble, records: Records): Uint8Array {
  return Uint8Array.from(targets.models.flatMap(model => {
    const members = new Set(model.sample);
    return Array.from(records.indices, index => Number(members.has(index)));
  }));
}

/** A model that was trained on a record's twin has seen the record all the same: says how often that is so. */
function twinWarnings(targets: Ensemble, records: Records): string[] {
  const { pool, adversary } = targets.split;
  const warnings: string[] = [];
  const learned = twins(records, adversary).reduce((sum, one) => sum + one, 0);
  if (learned > 0)
    warnings.push(`${learned} of the ${records.length} records have a twin (same features and class) among the adversary's records, ` +
      'so that reference models may have been trained on it.');
  if (twins(records, pool).some(Boolean)) {
    let pairs = 0;
    for (const { sample } of targets.models) {
      const members = new Set(sample);
      const seen = twins(records, new Records(records.dataset, sample));
      records.indices.forEach((index, i) => { pairs += Number(seen[i] === 1 && !members.has(index)); });
    }
    warnings.push(`In ${pairs} of the ${targets.models.length * records.length} pairs of record and target, the record counts as a ` +
      'non-member although another record with the same features and class is a member.');
  }
  return warnings;
}
