import { expected } from '../core/check';
import type { Records } from '../data/records';
import { concatenateLogits } from '../models/concatenateLogits';
import type { Ensemble } from '../models/ensemble';
import { neighbourDistances } from './neighbours';

/**
 * Cosine distance, in the logits of all reference models, from each record to the `nth` nearest of the adversary's records
 * other than itself. Kept in the store for the split's own sets.
 * @returns `[records]`; Infinity where the adversary has fewer
 */
export function distancesToOthers(references: Ensemble, records: Records, nth: number): Float64Array {
  const own = ownMatches(references, records);
  const distancesTo = (nth: number) =>
    references.remember(records, `distance to neighbour ${nth}`, () =>
      neighbourDistances(featuresOf(references, records), featuresOf(references, references.split.adversary), nth),
    );
  const nearest = distancesTo(nth);
  const beyondOwn = own.includes(1) ? distancesTo(nth + 1) : nearest;
  return nearest.map((distance, i) => (own[i] ? beyondOwn[i] : distance));
}

/** The logits of all reference models side by side, `[records × (models · classes)]`. */
export const featuresOf = (references: Ensemble, records: Records) => concatenateLogits(references.logits(records));

/** 1 for each record that is among the adversary's, and so at distance 0 from itself. */
export function ownMatches(references: Ensemble, records: Records): Uint8Array {
  const adversary = new Set(references.split.adversary.indices);
  return Uint8Array.from(records.indices, index => Number(adversary.has(index)));
}

/** Checks that a selection looks at reference models, and at records of their data. @throws RangeError otherwise */
export function checkReferences({ kind, split }: Ensemble, { dataset }: Records): void {
  if (kind !== 'reference')
    expected('reference models', `${kind} models`, 'The selection must not look at the models under attack.');
  if (dataset !== split.dataset)
    expected(
      "records of the reference models' data set",
      `records of ${dataset.name === split.dataset.name ? 'another load of it' : dataset.name}`,
      'Take them from the same split.',
    );
}
