import { Records } from '../data/records';
import type { Ensemble } from '../models/ensemble';
import { checkInteger, checkNumber, expected } from '../stats/check';
import { concatenateLogits } from './features';
import { checkDelta, countNeighboursAtEach, neighbourDistances } from './neighbours';
import { expectedNeighbours, Selection, type Sizes } from './selection';

export interface SelectionOptions {
  /** Neighbour threshold δ, a cosine distance from 0 to 2. Default 0.1. */
  delta?: number;
  /** Probability threshold β: a record is chosen when fewer neighbours than this are expected in a training set. Default 0.1. */
  beta?: number;
}

/**
 * Chooses the vulnerable records (paper 4.3): those with E[N_n] < β, where E[N_n] = N'_n · N / N' is the number of neighbours
 * to expect in a training set of N records, from the N'_n counted among the adversary's N'.
 *
 * The paper prints the ratio upside down, as N' / N. With that, every β of its table 2 would admit only records without any
 * neighbour, and β could not change the number of records; yet in table 2 it does.
 *
 * A record that is itself one of the adversary's does not count as its own neighbour.
 * @throws RangeError for target models (the selection must not look at them), or δ or β out of range
 */
export function selectVulnerable(references: Ensemble, records: Records, { delta = 0.1, beta = 0.1 }: SelectionOptions = {}): Selection {
  return selectAtEach(references, records, { deltas: [delta], beta })[0];
}

/** `selectVulnerable` for several δ in little more than the time of one; `atBeta` of a selection is for several β. */
export function selectAtEach(references: Ensemble, records: Records, { deltas, beta = 0.1 }: { deltas: number[]; beta?: number }): Selection[] {
  checkReferences(references, records);
  checkBeta(beta);
  const { adversary } = references.split;
  const own = ownMatches(references, records), sizes = sizesOf(references);
  let all: Int32Array[] | undefined; // one pass over the products serves every δ that is not known yet
  const count = (at: number) => (all ??= countNeighboursAtEach(featuresOf(references, records), featuresOf(references, adversary), deltas))[at];
  return deltas.map((delta, at) => {
    checkDelta(delta);
    const counts = references.remember(records, `neighbours within ${delta}`, () => count(at));
    const neighbours = counts.map((count, i) => Math.max(0, count - own[i]));
    return new Selection(records, neighbours, sizes, delta, beta);
  });
}

/**
 * The δ at which the paper's rule chooses a wanted number of records: just below the distance at which the next one would
 * drop out. For comparing runs in which δ itself means different things, because the models are trained longer or differently.
 * @returns the largest δ that chooses at least `count` records
 * @throws RangeError when `count` is no whole number, or there are fewer records
 */
export function deltaFor(references: Ensemble, records: Records, { count, beta = 0.1 }: { count: number; beta?: number }): number {
  checkReferences(references, records);
  checkBeta(beta);
  checkInteger('count', count, 1);
  if (count > records.length) expected(`count to be at most ${records.length}, the number of records`, count);
  const { adversary } = references.split, sizes = sizesOf(references);
  // The smallest number of neighbours that is too many, by the very rule of Selection: the nth nearest must be at least δ away.
  let nth = 1;
  while (nth <= adversary.length && expectedNeighbours(nth, sizes) < beta) nth++;
  if (nth > adversary.length) return 2;
  const own = ownMatches(references, records);
  const distancesTo = (nth: number) => references.remember(records, `distance to neighbour ${nth}`, () =>
    neighbourDistances(featuresOf(references, records), featuresOf(references, adversary), nth));
  const nearest = distancesTo(nth);
  const beyondOwn = own.includes(1) ? distancesTo(nth + 1) : nearest;
  const distances = nearest.map((distance, i) => (own[i] ? beyondOwn[i] : distance)).sort();
  return Math.min(2, distances[distances.length - count]);
}

const sizesOf = ({ split }: Ensemble): Sizes => ({ training: split.trainingSize, adversary: split.adversary.length });

const featuresOf = (references: Ensemble, records: Records) => concatenateLogits(references.logits(records));

/** 1 for each record that is among the adversary's, and so at distance 0 from itself. */
function ownMatches(references: Ensemble, records: Records): Uint8Array {
  const adversary = new Set(references.split.adversary.indices);
  return Uint8Array.from(records.indices, index => Number(adversary.has(index)));
}

function checkReferences({ kind, split }: Ensemble, { dataset }: Records): void {
  if (kind !== 'reference')
    expected('reference models', `${kind} models`, 'The selection must not look at the models under attack.');
  if (dataset !== split.dataset)
    expected("records of the reference models' data set", `records of ${dataset.name === split.dataset.name ? 'another load of it' : dataset.name}`,
      'Take them from the same split.');
}

function checkBeta(beta: number): void {
  checkNumber('beta', beta, Number.MIN_VALUE, Number.MAX_VALUE, 'Fewer neighbours than this must be expected.');
}
