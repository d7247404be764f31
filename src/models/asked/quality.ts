import { count } from '../../core/format';
import { type Coarseness, coarsenessText } from '../coarseness';
import { lookAtSums, type Sums, sumOf, sumWarnings } from '../probabilitySums';
import type { AskedKind } from './interpret';

/** What answers turn out to be, looked at together. */
export interface Quality {
  answers: number;
  /** What is left of full answers; undefined where nothing is missing. */
  coarseness?: Coarseness;
  /** Whether all numbers have the precision of Float32. */
  single: boolean;
  /** Of the probabilities, as far as they are rounded. */
  sums: Sums;
  /** Answers that have a 0 or 1, or a NaN. */
  certain: number;
  missing: number;
}

const MOST_DECIMALS = 6; // beyond it lies the precision of Float32

/** Looks at all answers of models. */
export function qualityOf(all: Iterable<Float64Array>, kind: AskedKind, classes: number): Quality {
  const found = { answers: 0, certain: 0, missing: 0 };
  let decimals = 0;
  let top = 0;
  let single = true;
  const sums: number[] = [];
  for (const answer of all) {
    found.answers++;
    const known = answer.filter(value => !Number.isNaN(value));
    top = Math.max(top, known.length);
    if (kind !== 'top' && known.length < answer.length) found.missing++;
    if (kind === 'label') continue;
    single &&= known.every(value => Math.fround(value) === value);
    if (kind === 'logits') continue;
    if (known.some(value => value === 0 || value === 1)) found.certain++;
    while (decimals <= MOST_DECIMALS && !known.every(value => rounded(value, decimals))) decimals++;
    if (kind === 'probabilities' && known.length === answer.length) sums.push(sumOf(known));
  }
  const isRounded = (kind === 'probabilities' || kind === 'top') && decimals <= MOST_DECIMALS && found.answers > 0;
  const byRounding = isRounded ? (classes * 10 ** -decimals) / 2 : 0;
  const coarseness: Coarseness | undefined =
    kind === 'label' ? { label: true } : kind === 'top' ? { top } : isRounded ? { decimals } : undefined;
  return {
    ...found,
    sums: lookAtSums(sums, byRounding),
    coarseness,
    single: single && !isRounded && found.answers > 0,
  };
}

const rounded = (value: number, decimals: number): boolean => {
  const scaled = value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, scaled);
};

/**
 * What a reader of results on such answers has to know.
 * @param who gives them: "server", "model"
 */
export function qualityWarnings(
  { answers, coarseness, single, sums, certain, missing }: Quality,
  kind: AskedKind,
  who: string,
): string[] {
  const of = ` of ${count(answers)} answers`;
  const found: string[] = [];
  if (kind === 'label') found.push(`The ${who} gives labels alone: no attack that needs losses works on it.`);
  if (kind === 'top' && coarseness && 'top' in coarseness)
    found.push(`The ${who} gives the probabilities of the ${coarseness.top} likeliest classes alone.`);
  if (coarseness && 'decimals' in coarseness)
    found.push(`The ${who} rounds probabilities to ${coarsenessText(coarseness)}, as far as its answers show.`);
  if (kind === 'probabilities' && single)
    found.push(`The ${who} gives probabilities with the 7 digits of Float32: losses of sure answers are rounded.`);
  found.push(...sumWarnings(sums, `answers of the ${who}`));
  if (kind === 'probabilities' && certain > 0)
    found.push(`Probabilities of exactly 0 or 1, with losses of infinity or 0, are in ${count(certain)}${of}.`);
  if (missing > 0) found.push(`NaN is in ${count(missing)}${of}: attacks refuse these records.`);
  return found;
}
