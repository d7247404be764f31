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
  const own = momentsOf(phi, range(0, phi.references));
  const groups = Array.from({ length: Math.ceil(phi.blocks / each) }, (_, p) =>
    momentsOf(phi, range(phi.references + p * each, phi.references + Math.min(phi.blocks, (p + 1) * each))),
  );
  const found = (ofReferences: Moments, ofBlocks: readonly Moments[]) =>
    spreadOf(ofReferences, ofBlocks, { each, share: trainingSize / adversary, sampling });
  const { lambda, ratio } = found(own, groups);
  const partitions = Math.floor(phi.blocks / each);
  const common = { lambda: Math.max(1, lambda), ratio, records: phi.records };
  if (partitions < (sampling === 'subset' ? 2 : 3)) return common;
  const parts = Math.min(10, phi.references);
  const without = (left: number) => range(0, phi.references).filter(i => i % parts !== left);
  const variance =
    jackknife(partitions, left => found(own, [...groups.slice(0, left), ...groups.slice(left + 1)]).lambda) +
    jackknife(parts, left => found(momentsOf(phi, without(left)), groups).lambda);
  const off = studentQuantile(partitions - 1, 0.975) * Math.sqrt(variance);
  return { ...common, low: Math.max(1, lambda - off), high: Math.max(1, lambda + off) };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Log-odds of the records on which none is beyond what a loss can say, a record after the other. */
interface LogOdds {
  values: Float64Array;
  references: number;
  blocks: number;
  records: number;
}

function logOddsOf(reference: Matrix, blocks: Matrix): LogOdds {
  const { width } = reference;
  const [references, others] = [rows(reference), rows(blocks)];
  const models = references + others;
  const values = new Float64Array(models * width);
  let records = 0;
  for (let r = 0; r < width; r++) {
    const at = records * models;
    const isUsable = takeLogOdds(reference, r, values, at) && takeLogOdds(blocks, r, values, at + references);
    if (isUsable && !areAlike(values, at, references)) records++;
  }
  return { values, references, blocks: others, records };
}

/** Puts the log-odds of a record by all models at a place; false where one is beyond what a loss can say. */
function takeLogOdds({ values, width }: Matrix, record: number, into: Float64Array, at: number): boolean {
  for (let i = record, to = at; i < values.length; i += width, to++) {
    if (isSaturated(values[i])) return false;
    into[to] = logOdds(values[i]);
  }
  return true;
}

function areAlike(values: Float64Array, from: number, count: number): boolean {
  for (let i = from + 1; i < from + count; i++) if (values[i] !== values[from]) return false;
  return true;
}

/** Of each record the mean over some models, and the sum of squares about it. */
interface Moments {
  models: number;
  mean: Float64Array;
  squares: Float64Array;
}

/** @param which of the models, references first */
function momentsOf({ values, references, blocks, records }: LogOdds, which: readonly number[]): Moments {
  const mean = new Float64Array(records);
  const squares = new Float64Array(records);
  for (let r = 0; r < records; r++) [mean[r], squares[r]] = moments(values, r * (references + blocks), which);
  return { models: which.length, mean, squares };
}

/** λ and b, means over the records, from references and block models, of each partition by themselves. */
function spreadOf(
  own: Moments,
  groups: readonly Moments[],
  { each, share, sampling }: { each: number; share: number; sampling: 'bootstrap' | 'subset' },
): { lambda: number; ratio: number } {
  const whole = groups.filter(({ models }) => models === each);
  const several = groups.filter(({ models }) => models > 1);
  const df = several.reduce((sum, { models }) => sum + models - 1, 0);
  const all = [...whole.keys()];
  const means = new Float64Array(whole.length);
  const records = own.mean.length;
  let ratio = 0;
  let left = 0; // s²/N over the variance of references
  for (let r = 0; r < records; r++) {
    const scale = (own.models - 3) / own.squares[r];
    let squares = 0;
    for (const group of several) squares += group.squares[r];
    const within = squares / df;
    ratio += (within * scale) / records;
    if (sampling === 'subset' || whole.length < 2) continue;
    for (const g of all) means[g] = whole[g].mean[r];
    const between = (each * moments(means, 0, all)[1]) / (whole.length - 1);
    left += (((within - between) / each) * scale) / records;
  }
  if (sampling === 'subset') return { ratio, lambda: 2 * ratio - 1 };
  const most = ratio * (1 + share);
  return { ratio, lambda: whole.length < 2 ? most : Math.min(most, Math.max(ratio, ratio + left)) };
}

/** Mean and sum of squares about it of some values, by their places from `start` on. */
function moments(values: Float64Array, start: number, places: readonly number[]): [mean: number, squares: number] {
  const { length } = places;
  let mean = 0;
  for (let i = 0; i < length; i++) mean += values[start + places[i]] / length;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += (values[start + places[i]] - mean) ** 2;
  return [mean, squares];
}

/** The jackknife's variance of a number, from what it is without each of so many groups. */
function jackknife(groups: number, without: (group: number) => number): number {
  const found = Float64Array.from({ length: groups }, (_, group) => without(group));
  return (moments(found, 0, [...found.keys()])[1] * (groups - 1)) / groups;
}
