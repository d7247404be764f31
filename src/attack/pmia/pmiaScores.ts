import { checkInteger, expected } from '../../core/check';
import { checkOptions, type Names, requireOptions } from '../../core/checkOptions';
import { column, type Matrix, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import { checkClasses } from '../checkClasses';
import { type Centre, centreOf, proxiesOf } from './proxies';

/** Log losses in nats that PMIA compares: as matrices, rows or Danfo frames. */
export interface PmiaLosses {
  /** `[k × records]`, of models trained without the records. */
  reference: MatrixLike;
  /** `[targets × records]`. */
  target: MatrixLike;
  /** The class of each record. */
  classes: ArrayLike<number>;
  /** The adversary's own records, from which proxies are taken. */
  population: {
    /** `[k × population]`. */
    reference: MatrixLike;
    /** `[k × population]`, 1 where the reference model was trained on the record. */
    trained: Uint8Array;
    /** The class of each. */
    classes: ArrayLike<number>;
  };
}

export interface PmiaScoreOptions {
  /**
   * Whose log-odds stand in for those of a record, had it been trained on. 'all': the adversary's records; 'class'
   * (default): those of the record's class; 'nearest': of these, the ones that reference models without them find as
   * easy or hard as the record, by the mean of the log-odds.
   */
  proxies?: 'all' | 'class' | 'nearest';
  /** How many of the nearest. Default 20. */
  nearest?: number;
}

export const pmiaNames: Names<PmiaScoreOptions> = { proxies: true, nearest: true };

/**
 * PMIA's scores on log losses alone (proxy membership inference, NDSS 2026, https://arxiv.org/abs/2511.04716): log N(φ;
 * μ_in, σ_in) − log N(φ; μ_out, σ_out) of the target's log-odds φ of the true class. As in LiRA, 'out' is what
 * reference models say of the record, which all lack it. 'In' is what they say of the adversary's own records, the
 * proxies, where they were trained on them. As in the authors' code, μ is the median and σ the standard deviation with
 * divisor n; where there is no spread, σ is 1.
 *
 * 'nearest' is not the paper's: there proxies are the images that look most alike to another network, which tables do
 * not have.
 * @returns `[targets × records]`
 * @throws RangeError for sizes that do not fit, a loss that is NaN or negative, options out of range, or no record that
 *   a reference model was trained on
 * @example
 * const of = (width, ...values) => ({ values: Float64Array.from(values), width });
 * const population = { reference: of(1, 0.1, 0.3), trained: Uint8Array.of(1, 1), classes: [0] };
 * const losses = { reference: of(1, 0.9, 1.1), target: of(1, 0.2, 1), classes: [0], population };
 * pmiaScores(losses).values; // => [81.796, -7.987]
 */
export function pmiaScores(
  losses: PmiaLosses,
  options: PmiaScoreOptions = {},
): Matrix & { readonly warnings?: readonly string[] } {
  checkOptions('pmiaScores', options, pmiaNames);
  const { proxies = 'class', nearest = 20 } = options;
  if (proxies !== 'all' && proxies !== 'class' && proxies !== 'nearest')
    expected("proxies to be 'all', 'class' or 'nearest'", proxies);
  checkInteger('nearest', nearest, 1);
  requireOptions('losses', losses, { reference: true, target: true, classes: true, population: true });
  const { population, classes } = losses;
  requireOptions('losses.population', population, { reference: true, trained: true, classes: true });
  const { losses: taken, warnings } = takeLosses({
    reference: losses.reference,
    target: losses.target,
    'population reference': population.reference,
  });
  const { reference, target, 'population reference': own } = taken;
  checkSizes(losses, reference, target, own);
  const { width } = target;
  const out = Array.from({ length: width }, (_, r) => centreOf(column(reference, r).map(logOdds)));
  const proxyFor = proxiesOf(own, population, { proxies, nearest });
  const within = out.map(({ mean }, r) => proxyFor(classes[r], mean));
  const values = new Float64Array(target.values.length);
  for (let i = 0; i < values.length; i++) {
    const phi = logOdds(target.values[i]);
    values[i] = logDensity(within[i % width], phi) - logDensity(out[i % width], phi);
  }
  return { values, width, ...(warnings.length > 0 && { warnings }) };
}

const logDensity = ({ median, spread }: Centre, phi: number): number =>
  -(((phi - median) / spread) ** 2) / 2 - Math.log(spread);

function checkSizes({ classes, population }: PmiaLosses, reference: Matrix, target: Matrix, own: Matrix): void {
  const { width } = target;
  const k = rows(own);
  if (reference.width !== width || reference.values.length !== k * width)
    expected(
      `reference losses of ${k} models on ${width} records`,
      `[${rows(reference)} × ${reference.width}]`,
      'The same models are asked about the records and about the population.',
    );
  if (population.trained?.length !== own.values.length)
    expected(`trained for ${k} models × ${own.width} population records`, `${population.trained?.length} values`);
  checkClasses('classes', classes, width);
  checkClasses('population.classes', population.classes, own.width);
}
