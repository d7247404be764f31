import type { Records } from '../data/records';
import { concatenateLogits } from '../models/concatenateLogits';
import { neighbourDistances } from './neighbours';
import { type References, remember } from './references';

/**
 * Cosine distance, in the logits of all reference models, from each record to the `nth` nearest of the adversary's
 * records other than itself. The store keeps the result for the split's own sets.
 * @returns `[records]`; Infinity where the adversary has fewer
 */
export function distancesToOthers(references: References, records: Records, nth: number): Float64Array {
  const own = ownMatches(references, records);
  const distancesTo = (nth: number) =>
    remember(references, records, `distance to neighbour ${nth}`, () =>
      neighbourDistances(featuresOf(references, records), featuresOf(references, references.split.adversary), nth),
    );
  const nearest = distancesTo(nth);
  const beyondOwn = own.includes(1) ? distancesTo(nth + 1) : nearest;
  return nearest.map((distance, i) => (own[i] ? beyondOwn[i] : distance));
}

/** The logits of all reference models side by side, `[records × (models · classes)]`. */
export const featuresOf = (references: References, records: Records) =>
  concatenateLogits(references.about(records, 'logits'));

/** 1 for each record that is among the adversary's, and so at distance 0 from itself. */
export function ownMatches(references: References, records: Records): Uint8Array {
  const adversary = new Set(references.split.adversary.indices);
  return Uint8Array.from(records.indices, index => Number(adversary.has(index)));
}
