import { checkCount, checkInteger, checkNumber, expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { type Matrix, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { studentQuantile } from '../numeric/distributions';
import { isSaturated, logOdds } from './studentTail';
import { takeLosses } from './takeLosses';

/** By how much the variance of reference models falls short of that of targets, as block models tell. */
export interface BlockSpread {
  /** λ, at least 1: targets vary about the references' mean λ times as much as references do. */
  lambda: number;
  /** 95 % interval by jackknives over partitions and over references; undefined for too few partitions. */
  low?: number;
  high?: number;
  /** Mean over the records of the variance over block models / over references. */
  ratio: number;
  /** How many records that rests on: those where no loss is 0 or infinite, and references differ. */
  records: number;
}

/**
 * How much wider than reference models targets lie, from models on disjoint blocks of the adversary's N records. On the
 * log-odds scale a model on n records varies by v = s²/n + σ² about the mean of all such models, σ² being what is due
 * to seeds, and N records leave that mean uncertain by s²/N. So a target lies about the references' mean with v + s²/N.
 * Blocks of one partition lie apart as fresh models do, which gives v; what is left is s²/N:
 *
 * - references that are subsets vary by v − s²/N, so λ = 2b − 1, where b is v over the variance of references
 * - bootstrap samples vary by v or otherwise (they repeat records), and s²/N comes from how much less the means of
 *   partitions vary than their blocks would let expect: M · Var(means) is v − M s²/N for M blocks. With one partition
 *   there is no such variance, and λ is its bound b (1 + n/N)
 *
 * b and λ are means over records of ratios, with the factor (k − 3)/(k − 1) that makes 1/variance unbiased for normal
 * log-odds.
 * @param losses.reference `[k × records]`, log losses in nats, k at least 4
 * @param losses.blocks `[blocks × records]`, those of one partition after those of another
 * @param options.sampling how the references' records were drawn
 * @param options.trainingSize n; a partition has ⌊N/n⌋ blocks
 * @param options.adversary N
 * @throws RangeError for fewer than 4 references, less than 2 blocks, N < 2n, widths that differ, or no record whose
 *   losses all say something
 * @example
 * const losses = (...phi) => ({ values: Float64Array.from(phi, one => Math.log1p(Math.exp(-one))), width: 1 });
 * const given = { reference: losses(-1, -0.5, 0, 0.5, 1), blocks: losses(-0.8, 0.8, 0.8, -0.8) };
 * gmia.stats.blockSpread(given, { sampling: 'subset', trainingSize: 10, adversary: 20 }).ratio; // => 1.024
 */
export function blockSpread(
  losses: { reference: MatrixLike; blocks: MatrixLike },
  options: { sampling: 'bootstrap' | 'subset'; trainingSize: number; adversary: number },
): BlockSpread {
  requireOptions('losses', losses, { reference: true, blocks: true });
  requireOptions('blockSpread', options, { sampling: true, trainingSize: true, adversary: true });
  const { sampling, trainingSize, adversary } = options;
  if (sampling !== 'bootstrap' && sampling !== 'subset') expected("sampling to be 'bootstrap' or 'subset'", sampling);
  checkInteger('trainingSize', trainingSize, 1);
  checkNumber('adversary', adversary, 2 * trainingSize, Number.MAX_SAFE_INTEGER, 'Two blocks need so many records.');
  const { reference, blocks } = takeLosses({ reference: losses.reference, blocks: losses.blocks }).losses;
  if (reference.width !== blocks.width) expected(`blocks' losses on ${reference.width} records`, blocks.width);
  checkCount('the number of references', rows(reference), 4, 1e9, 'A variance needs some.');
  checkCount('the number of blocks', rows(blocks), 2, 1e9, 'One says nothing of how far models lie apart.');
  const phi = logOddsOf(reference, blocks);
  if (phi.records === 0)
    expected('a record whose losses are neither 0 nor infinite', 'none', 'Give λ as a number: up to 1 + n/N.');
  const each = Math.floor(adversary / trainingSize);
  const partition = (i: number) => Math.floor(i / each);
  const all = () => true;
  const found = (ofReference: Keep, ofBlocks: Keep) =>
    spreadOf(phi, { each, share: trainingSize / adversary, sampling, ofReference, ofBlocks });
  const { lambda, ratio } = found(all, all);
  const partitions = Math.floor(phi.blocks / each);
  const common = { lambda: Math.max(1, lambda), ratio, records: phi.records };
  if (partitions < (sampling === 'subset' ? 2 : 3)) return common;
  const groups = Math.min(10, phi.references);
  const variance =
    jackknife(partitions, left => found(all, i => partition(i) !== left).lambda) +
    jackknife(groups, left => found(i => i % groups !== left, all).lambda);
  const off = studentQuantile(partitions - 1, 0.975) * Math.sqrt(variance);
  return { ...common, low: Math.max(1, lambda - off), high: Math.max(1, lambda + off) };
}

type Keep = (model: number) => boolean;

/** Log-odds of the records on which none is beyond what a loss can say, a record after the other. */
interface LogOdds {
  values: Float64Array;
  references: number;
  blocks: number;
  records: number;
}

function logOddsOf(reference: Matrix, blocks: Matrix): LogOdds {
  const { width } = reference;
  const models = [reference, blocks].flatMap(matrix => Array.from({ length: rows(matrix) }, (_, i) => ({ matrix, i })));
  const values = new Float64Array(models.length * width);
  let records = 0;
  for (let r = 0; r < width; r++) {
    const at = records * models.length;
    const isUsable = models.every(({ matrix, i }, m) => {
      const loss = matrix.values[i * width + r];
      values[at + m] = logOdds(loss);
      return !isSaturated(loss);
    });
    const first = values[at];
    if (isUsable && values.subarray(at, at + rows(reference)).some(value => value !== first)) records++;
  }
  return { values, references: rows(reference), blocks: rows(blocks), records };
}

/** λ and b, means over the records, from some of the models. */
function spreadOf(
  { values, references, blocks, records }: LogOdds,
  options: { each: number; share: number; sampling: 'bootstrap' | 'subset'; ofReference: Keep; ofBlocks: Keep },
): { lambda: number; ratio: number } {
  const { each, share, sampling, ofReference, ofBlocks } = options;
  const positions = (length: number, keep: Keep) => Array.from({ length }, (_, i) => i).filter(keep);
  const own = positions(references, ofReference);
  const groups = Array.from({ length: Math.ceil(blocks / each) }, (_, p) =>
    positions(blocks, i => Math.floor(i / each) === p && ofBlocks(i)).map(i => references + i),
  );
  const whole = groups.filter(({ length }) => length === each);
  const several = groups.filter(({ length }) => length > 1);
  const df = several.reduce((sum, { length }) => sum + length - 1, 0);
  const models = references + blocks;
  let ratio = 0;
  let left = 0; // s²/N over the variance of references
  for (let r = 0; r < records; r++) {
    const of = (group: number[]) => moments(values, r * models, group);
    const scale = (own.length - 3) / of(own).squares;
    const within = several.reduce((sum, group) => sum + of(group).squares, 0) / df;
    ratio += (within * scale) / records;
    if (sampling === 'subset' || whole.length < 2) continue;
    const means = Float64Array.from(whole, group => of(group).mean);
    const between = (each * moments(means, 0, [...means.keys()]).squares) / (whole.length - 1);
    left += (((within - between) / each) * scale) / records;
  }
  if (sampling === 'subset') return { ratio, lambda: 2 * ratio - 1 };
  const most = ratio * (1 + share);
  return { ratio, lambda: whole.length < 2 ? most : Math.min(most, Math.max(ratio, ratio + left)) };
}

/** Mean and sum of squares about it of some values, by their places from `start` on. */
function moments(values: Float64Array, start: number, places: readonly number[]): { mean: number; squares: number } {
  let mean = 0;
  for (const place of places) mean += values[start + place] / places.length;
  let squares = 0;
  for (const place of places) squares += (values[start + place] - mean) ** 2;
  return { mean, squares };
}

/** The jackknife's variance of a number, from what it is without each of so many groups. */
function jackknife(groups: number, without: (group: number) => number): number {
  const found = Float64Array.from({ length: groups }, (_, group) => without(group));
  return (moments(found, 0, [...found.keys()]).squares * (groups - 1)) / groups;
}
