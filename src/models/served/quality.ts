import { count } from '../../core/format';
import { type Coarseness, coarsenessText } from '../coarseness';
import type { ServedKind } from './interpret';

/** What answers turn out to be, looked at together. */
export interface Quality {
  answers: number;
  /** What is left of full answers; undefined where nothing is missing. */
  coarseness?: Coarseness;
  /** Whether all numbers have the precision of Float32. */
  single: boolean;
  /** Answers whose probabilities do not sum to 1 (as far as they are rounded), that have a 0 or 1, or a NaN. */
  notOne: number;
  certain: number;
  missing: number;
}

const MOST_DECIMALS = 6; // beyond it lies the precision of Float32

/** Looks at all answers of a server. */
export function qualityOf(all: Iterable<Float64Array>, kind: ServedKind, classes: number): Quality {
  const found = { answers: 0, notOne: 0, certain: 0, missing: 0 };
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
    if (kind === 'probabilities' && known.length === answer.length) sums.push(known.reduce((a, b) => a + b, 0));
  }
  const isRounded = (kind === 'probabilities' || kind === 'top') && decimals <= MOST_DECIMALS && found.answers > 0;
  const slack = 1e-3 + (isRounded ? (classes * 10 ** -decimals) / 2 : 0);
  found.notOne = sums.filter(sum => Math.abs(sum - 1) > slack).length;
  const coarseness: Coarseness | undefined =
    kind === 'label' ? { label: true } : kind === 'top' ? { top } : isRounded ? { decimals } : undefined;
  return { ...found, coarseness, single: single && !isRounded && found.answers > 0 };
}

const rounded = (value: number, decimals: number): boolean => {
  const scaled = value * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, scaled);
};

/** What a reader of results on such answers has to know. */
export function qualityWarnings({ answers, coarseness, single, notOne, certain, missing }: Quality, kind: ServedKind) {
  const of = ` of ${count(answers)} answers`;
  const found: string[] = [];
  if (kind === 'label') found.push('The server gives labels alone: no attack that needs losses works on it.');
  if (kind === 'top' && coarseness && 'top' in coarseness)
    found.push(`The server gives the probabilities of the ${coarseness.top} likeliest classes alone.`);
  if (coarseness && 'decimals' in coarseness)
    found.push(`The server rounds probabilities to ${coarsenessText(coarseness)}, as far as its answers show.`);
  if (kind === 'probabilities' && single)
    found.push('The server gives probabilities with the 7 digits of Float32: losses of sure answers are rounded.');
  if (notOne > 0) found.push(`The probabilities do not sum to 1 in ${count(notOne)}${of}.`);
  if (kind === 'probabilities' && certain > 0)
    found.push(`Probabilities of exactly 0 or 1, with losses of infinity or 0, are in ${count(certain)}${of}.`);
  if (missing > 0) found.push(`NaN is in ${count(missing)}${of}: attacks refuse these records.`);
  return found;
}
