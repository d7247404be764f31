import { expected } from '../core/check';
import { checkOptions, type Names, requireOptions } from '../core/checkOptions';
import { type Matrix, rows } from '../core/matrix';
import type { MatrixLike } from '../core/toMatrix';
import type { Chosen } from '../data/chosen';
import type { Records } from '../data/records';
import { asMatrix } from '../models/answers';
import type { Models } from '../models/models';
import { tailOf } from '../stats/tail/leftTail';
import type { Tail } from '../stats/tail/tail';
import { type TailMethod, tailNamed } from '../stats/tail/tails';
import { takeLosses } from '../stats/tail/takeLosses';
import { widenLosses } from '../stats/tail/widenLosses';
import { type Attack, attackWith, type Judged } from './attack';
import { pValueWarnings } from './pValueWarnings';
import { type AttackResult, ScoreResult } from './result';
import { checkSpread, noSpread, type Spread, type SpreadOption, spreadOf, spreadText, spreadWarnings } from './spread';

export interface DirectOptions {
  /** How a p-value is read off the reference losses; see `leftTail`. Default 'pchip', the paper's. */
  method?: TailMethod | Tail;
  /**
   * How references are widened where they share one finite set of records, for p-values that hold: 'blocks', 'finite',
   * or a factor λ; see `SpreadOption`. Default 'none', the paper's way.
   */
  spread?: SpreadOption;
}

/** The same for losses alone, of which nobody knows how they came about. */
export interface LossesOptions extends DirectOptions {
  /** The factor λ by which the variance of the references' log-odds is widened. Default 'none': 1. */
  spread?: 'none' | number;
}

const names: Names<DirectOptions> = { method: true, spread: true };

/** Direct inference as an `Attack`: see `attackDirectly`. */
export const direct: Attack<DirectOptions, Matrix> = {
  name: 'direct',
  needs: 'losses',
  score({ reference, target, references }, options = {}) {
    checkOptions('attackDirectly', options, names);
    const spread = spreadOf(references, options.spread ?? 'none');
    const judged = judgeLosses(
      { reference: asMatrix(reference), target: asMatrix(target) },
      { method: options.method, spread },
    );
    return { ...judged, warnings: [...judged.warnings, ...spreadWarnings(judged.p, references, spread)] };
  },
};

/**
 * Direct inference (paper 4.4): a record's loss under a target model, against its losses under the reference models. A
 * small p-value says that the target's loss is unusually low: the record is a member. Every chosen record is attacked
 * on every target.
 *
 * References share one finite set of records, so p-values of non-members are too extreme in both tails, by a variance
 * factor of up to 1 + n/N (n records of a model, N of the adversary). The option `spread` widens the references about
 * their mean on the scale of log-odds by such a factor λ. P-values then hold as far as targets' log-odds are
 * distributed as those of references but for their variance. At λ = 1 a p-value of 'rank' asks for no law, but for
 * references and targets that are drawn alike, which these are not.
 *
 * For p-values that hold: `trainReferences` with `sampling: 'subset'` and `blocks: 16`, here `method: 'rank'` and
 * `spread: 'blocks'`. 'finite' needs no further models and is the most that λ can be: it claims too little where models
 * differ by their seeds. The result says in `spread` which λ was used.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, or the records are
 *   not theirs, or where `spread` asks for what is not known of the references
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
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
 * The direct attack on losses alone, whoever's system they come from. Losses that float32 has rounded to a little less
 * than 0 count as 0, with a warning; where some losses are float32 and others float64, all are compared in float32.
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records; as a matrix, rows
 *   or a Danfo frame
 * @param losses.target `[targets × records]`
 * @param losses.truth `[targets × records]`, 1 where the record is a member; needed to evaluate, not to attack
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or (but for 'rank' without `spread`) negative
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
  losses: { reference: MatrixLike; target: MatrixLike; truth?: ArrayLike<number> },
  options: LossesOptions = {},
): AttackResult {
  requireOptions('losses', losses, { reference: true, target: true, truth: true });
  checkOptions('attackLosses', options, names);
  const { truth } = losses;
  const spread = checkSpread(options.spread ?? 'none');
  if (spread === 'finite' || spread === 'blocks')
    expected(
      "spread to be 'none' or a number for losses alone",
      spread,
      'gmia.stats.blockSpread finds it from losses.',
    );
  const widened: Spread = spread === 'none' ? noSpread : { from: 'given', lambda: spread };
  const { warnings, ...judged } = judgeLosses(losses, { method: options.method, spread: widened });
  const target = judged.loss;
  if (truth !== undefined && typeof truth?.length !== 'number') expected('truth to be a list of 1 and 0', truth);
  const unclear = truth && Array.from(truth).find(one => one !== 0 && one !== 1);
  if (unclear !== undefined) expected('truth of 1 (member) or 0 (non-member)', unclear);
  if (truth && truth.length !== target.values.length)
    expected(`truth for ${rows(target)} targets × ${target.width} records`, `${truth.length} values`);
  const known = truth && Uint8Array.from(truth);
  const fields = { ...judged, references: judged.references ?? 0, truth: known };
  return new ScoreResult({ ...fields, name: direct.name, warnings: [...warnings, ...pValueWarnings(fields)] });
}

type Losses = { reference: MatrixLike; target: MatrixLike };

/** Where each target's loss lies among those of the references, by a tail. @throws RangeError as `attackLosses` does */
export function judgeLosses(
  given: Losses,
  { method = 'pchip', spread = noSpread }: Pick<DirectOptions, 'method'> & { spread?: Spread } = {},
) {
  const tail = tailNamed(method);
  const { from, lambda } = spread;
  const {
    losses: { reference, target },
    warnings,
  } = takeLosses({ reference: given.reference, target: given.target }, 'record', from === 'none' ? tail.leastLoss : 0);
  const records = reference.width;
  const k = rows(reference);
  const targets = rows(target);
  if (target.width !== records)
    expected(
      'reference and target losses [models × records] of one width',
      `[${k} × ${records}] and [${targets} × ${target.width}]`,
    );
  const p = new Float64Array(target.values.length);
  const losses = new Float64Array(k);
  for (let r = 0; r < records; r++) {
    for (let m = 0; m < k; m++) losses[m] = reference.values[m * records + r];
    const place = tailOf(widenLosses(losses, lambda), tail);
    for (let t = 0; t < targets; t++) p[t * records + r] = place(target.values[t * records + r]);
  }
  const { name, beyondRanks } = tail;
  const references = records > 0 ? k : undefined;
  const found = { p: { values: p, width: records }, method: `${name}${spreadText(spread)}`, beyondRanks, spread };
  return { ...found, loss: target, references, warnings } satisfies Judged<Matrix>;
}
