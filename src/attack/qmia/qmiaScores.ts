import { expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { type Matrix, row, rows } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import { rankTail } from '../../stats/tail/rankTail';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import { checkClasses } from '../checkClasses';
import { expectation } from './expectation';

/** What QMIA learns from and judges: losses of targets, and the records' features and classes. */
export interface QmiaRecords {
  /** `[targets × records]`, log losses in nats. */
  target: MatrixLike;
  /** `[records × features]`. */
  features: MatrixLike;
  /** The class of each record. */
  classes: ArrayLike<number>;
}

/** p-values and scores `[targets × records]`. */
export interface QmiaScores {
  p: Matrix;
  score: Matrix;
  warnings: readonly string[];
}

/**
 * QMIA's p-values and scores on log losses and features alone (Bertran et al., NeurIPS 2023,
 * https://arxiv.org/abs/2307.03694), in its Gaussian form: from records that the target was not trained on, here the
 * population, it is learned what log-odds φ of the true class to expect of a record like x, μ(x) and σ(x). The score is
 * (φ − μ(x)) / σ(x). No reference model is used.
 *
 * Where the paper trains a network for each target, these are ridge regressions on the features in each class
 * (`ridge`), of φ and of log |φ − μ|, on every other record of the population. On the remaining half the score's rank
 * is taken: p = (1 + #{scores as large}) / (1 + half). So P(p ≤ α) ≤ α for a non-member that is drawn as the population
 * is, however wrong μ and σ are (split conformal inference, Lei et al. 2018); on average over records, not for each.
 * The paper's score is the logit of the class less the largest other one: the log-odds are that for two classes, and
 * nearly so for more.
 * @param attacked the attacked records
 * @param population at least 4 others, in an order that has nothing to do with the targets
 * @throws RangeError for sizes that do not fit, a loss that is NaN or negative, or a feature that is no finite number
 * @example
 * const of = (width, ...values) => ({ values: Float64Array.from(values), width });
 * const known = { target: of(6, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), features: of(1, 1, 2, 3, 4, 5, 6) };
 * const population = { ...known, classes: [0, 0, 0, 0, 0, 0] };
 * qmiaScores({ target: of(2, 0.1, 2), features: of(1, 3, 3), classes: [0, 0] }, population).p.values; // => [0.25, 1]
 */
export function qmiaScores(attacked: QmiaRecords, population: QmiaRecords): QmiaScores {
  for (const [what, given] of Object.entries({ attacked, population }))
    requireOptions(what, given, { target: true, features: true, classes: true });
  const { losses, warnings } = takeLosses({ target: attacked.target, population: population.target });
  const [features, known] = [attacked, population].map(given => toMatrix('features', given.features));
  checkSizes('attacked', attacked, losses.target, features);
  checkSizes('population', population, losses.population, known);
  if (losses.target.width > 0 && features.width !== known.width)
    expected('attacked records and a population with features of one width', `${features.width} and ${known.width}`);
  const { width: n } = losses.population;
  if (n < 4 || (rows(losses.target) > 0 && rows(losses.population) !== rows(losses.target)))
    expected(
      `at least 4 population records, asked of ${rows(losses.target)} targets`,
      `${n} of ${rows(losses.population)}`,
    );
  const phi = { values: new Float64Array(losses.population.values).map(logOdds), width: n };
  const half = (from: number) => Int32Array.from({ length: Math.floor((n + 1 - from) / 2) }, (_, i) => 2 * i + from);
  const expect = expectation(phi, known, population.classes, half(0));
  const usual = judged(expect, phi, known, population.classes, half(1));
  const all = Int32Array.from({ length: features.width === 0 ? 0 : losses.target.width }, (_, i) => i);
  const own = { values: new Float64Array(losses.target.values).map(logOdds), width: losses.target.width };
  const score = judged(expect, own, features, attacked.classes, all);
  const p = new Float64Array(score.values.length);
  for (let t = 0, i = 0; i < p.length; t++) {
    const place = rankTail.fit(row(usual, t).map(value => -value));
    for (const end = i + score.width; i < end; i++) p[i] = place(-score.values[i]);
  }
  return { p: { values: p, width: score.width }, score, warnings };
}

type Expect = ReturnType<typeof expectation>;

/** Scores of some records, `[targets × some]`. */
function judged(expect: Expect, phi: Matrix, features: Matrix, classes: ArrayLike<number>, some: Int32Array): Matrix {
  const targets = rows(phi);
  const values = new Float64Array(targets * some.length);
  some.forEach((at, r) => {
    const { mean, logSpread } = expect(classes[at], row(features, at));
    for (let t = 0; t < targets; t++)
      values[t * some.length + r] = (phi.values[t * phi.width + at] - mean[t]) * Math.exp(-logSpread[t]);
  });
  return { values, width: some.length };
}

function checkSizes(what: string, { classes }: QmiaRecords, target: Matrix, features: Matrix): void {
  const { width } = target;
  if (width > 0 && rows(features) !== width) expected(`features of ${width} ${what} records`, rows(features));
  checkClasses(`${what}.classes`, classes, width);
  const bad = features.values.findIndex(value => !Number.isFinite(value));
  if (bad >= 0) expected(`a finite number as value ${bad} of the features of ${what} records`, features.values[bad]);
}
