import { expected } from '../../core/check';
import type { Names } from '../../core/checkOptions';
import { inOnePrecision } from '../../core/inOnePrecision';
import { type Matrix, row, rows } from '../../core/matrix';
import { type Answers, answersAs, asMatrix, follows } from '../../models/answers';
import { concatenateLogits } from '../../models/concatenateLogits';
import type { Askable } from '../../models/models';
import { combineByRank } from '../../stats/combine/combineByRank';
import { combinerOf } from '../../stats/combine/combinePValues';
import { correlationMatrix } from '../../stats/combine/correlationMatrix';
import type { CombinationMethod } from '../../stats/combine/covariance';
import { logPCovariance } from '../../stats/combine/logPCovariance';
import { tailOf } from '../../stats/tail/leftTail';
import { logOdds } from '../../stats/tail/studentTail';
import type { Tail } from '../../stats/tail/tail';
import { type TailMethod, tailNamed } from '../../stats/tail/tails';
import { widenLosses } from '../../stats/tail/widenLosses';
import { checkSpread, type SpreadOption } from '../spread';
import type { EnhancingQueries } from './findQueries';

export interface JudgeOptions {
  /**
   * How the p-values of the queries become one. 'kost' (default) is the paper's, 'brown', 'empirical' and 'fisher' see
   * `combinePValues`; 'rank' places the target's combined statistic among those of the reference models, see
   * `combineByRank`.
   */
  combination?: CombinationMethod | 'rank';
  /** How the p-value of one query is read off the reference losses; see `leftTail`. Default 'pchip', the paper's. */
  method?: TailMethod | Tail;
  /**
   * What Kost's and Brown's methods take the correlation of two queries from. 'class' (default, the paper's): the
   * probabilities of the record's class under the reference models; 'vectors': the whole probability vectors side by
   * side, the paper's words taken literally; 'logOdds': ln(p/(1 − p)) of those of 'class'. Their formulas are for
   * normal scores, and log-odds are nearer to them. Of 20 queries with normal log-odds of correlation 0.5, and 100
   * reference models, 1.8 % of non-members have p ≤ 0.01 by 'class' and 1.2 % by 'logOdds' (docs/coverage.md).
   * Take 'logOdds' where a p-value is to hold, 'class' to repeat the paper; 'rank' needs neither.
   */
  correlation?: (typeof correlations)[number];
  /**
   * How far references are widened on each query, as in the direct attack; λ of 'blocks' is what block models tell of
   * the queries. It does not undo that queries were fitted to the references that judge. Default 'none', the paper's.
   */
  spread?: SpreadOption;
}

export const judgeNames: Names<JudgeOptions> = { combination: true, method: true, correlation: true, spread: true };

/** Every way to combine, the paper's first. */
export const combinations = [
  'kost',
  'brown',
  'empirical',
  'fisher',
  'rank',
] as const satisfies readonly JudgeOptions['combination'][];

const correlations = ['class', 'vectors', 'logOdds'] as const;

/** Checks the options and fills in the defaults. @throws RangeError naming the option that is wrong */
export function judgeOptions({
  combination = 'kost',
  method = 'pchip',
  correlation = 'class',
  spread = 'none',
}: JudgeOptions): Required<JudgeOptions> & { method: Tail } {
  if (!combinations.includes(combination)) expected(`combination to be one of ${combinations.join(', ')}`, combination);
  if (!correlations.includes(correlation)) expected(`correlation to be one of ${correlations.join(', ')}`, correlation);
  return { combination, method: tailNamed(method), correlation, spread: checkSpread(spread) };
}

/** What reference and target models say to the queries of one record. */
export interface Judgement {
  /** Log losses of the record's class, `[references × queries]` and `[targets × queries]`. */
  reference: Matrix & { values: Float64Array };
  target: Matrix & { values: Float64Array };
  /** The same of the block models, `[blocks × queries]`; undefined where there are none. */
  blocks?: Matrix & { values: Float64Array };
  /**
   * Probability vectors of the reference models side by side, `[queries × (references · classes)]`; undefined where
   * they give none.
   */
  vectors?: Matrix;
}

/** Asks the judges and the targets. */
export async function judge(
  judges: Askable & { readonly blocks?: Askable },
  targets: Askable,
  { queries, label }: EnhancingQueries,
  signal?: AbortSignal,
): Promise<Judgement> {
  const labels = new Int32Array(rows(queries)).fill(label);
  const ask = (models: Askable) => models.ask(queries, signal, {}); // the attack itself tells how far it has come
  const given = [await ask(judges), await ask(targets)];
  const [own, theirs] = given[0].kind === given[1].kind ? inOnePrecision(...given) : given;
  const vectors = follows(own.kind, 'probabilities')
    ? concatenateLogits(answersAs(own, 'probabilities', labels))
    : undefined;
  const target = lossMatrix(theirs, labels, targets.name);
  const blocks = judges.blocks && lossMatrix(await ask(judges.blocks), labels, judges.blocks.name);
  return { reference: lossMatrix(own, labels, judges.name), target, blocks, vectors };
}

function lossMatrix(answers: Answers, labels: Int32Array, whose: string): Matrix & { values: Float64Array } {
  const { values, width } = asMatrix(answersAs(answers, 'losses', labels, whose));
  return { values: Float64Array.from(values), width };
}

/** One p-value of a target for each query: `[targets × queries]`. */
export function queryPValues(
  { reference, target }: Judgement,
  method: TailMethod | Tail,
): Matrix & { values: Float64Array } {
  const { width } = target;
  const values = new Float64Array(target.values.length);
  for (let q = 0; q < width; q++) {
    const tail = tailOf(
      Float64Array.from({ length: rows(reference) }, (_, i) => reference.values[i * width + q]),
      method,
    );
    for (let t = 0; t < rows(target); t++) values[t * width + q] = tail(target.values[t * width + q]);
  }
  return { values, width };
}

/** What references say to each query, widened about their mean by a factor λ of the variance of log-odds. */
function widened({ values, width }: Judgement['reference'], lambda: number): Judgement['reference'] {
  if (lambda === 1) return { values, width };
  const wide = new Float64Array(values.length);
  const models = values.length / width;
  for (let q = 0; q < width; q++)
    widenLosses(
      Float64Array.from({ length: models }, (_, i) => values[i * width + q]),
      lambda,
    ).forEach((loss, i) => {
      wide[i * width + q] = loss;
    });
  return { values: wide, width };
}

/**
 * One p-value for each target; 1 where there are no queries.
 * @param lambda the factor by which references are widened
 */
export function combined(judgement: Judgement, targets: number, options: JudgeOptions, lambda = 1): Float64Array {
  const { combination, method, correlation } = judgeOptions(options);
  const queries = judgement.target.width;
  if (queries === 0) return new Float64Array(targets).fill(1);
  const { target } = judgement;
  const reference = widened(judgement.reference, lambda);
  if (combination === 'rank') return combineByRank(reference, target, { method }).p;
  const p = queryPValues({ reference, target }, method);
  const combine = combinerOf(
    queries,
    combination === 'fisher' ? undefined : dependence(judgement, combination, correlation),
    combination,
  );
  return Float64Array.from({ length: targets }, (_, t) => combine(row(p, t)).p);
}

function dependence(
  { reference, vectors }: Judgement,
  combination: CombinationMethod,
  correlation: Required<JudgeOptions>['correlation'],
): Matrix {
  if (correlation === 'vectors' && combination !== 'empirical')
    return correlationMatrix(
      vectors ?? expected("models that give probabilities for correlation: 'vectors'", 'losses'),
    );
  const k = rows(reference);
  const queries = reference.width;
  const byQuery = (of: (loss: number) => number): Matrix => ({
    values: Float64Array.from({ length: queries * k }, (_, at) =>
      of(reference.values[(at % k) * queries + Math.floor(at / k)]),
    ),
    width: k,
  });
  if (combination === 'empirical') return logPCovariance(byQuery(loss => loss));
  return correlationMatrix(byQuery(correlation === 'logOdds' ? logOdds : loss => Math.exp(-loss)));
}
