import type { Records } from '../../data/records';
import { aboutBoth } from '../../models/aboutBoth';
import { asMatrix } from '../../models/answers';
import type { Observations } from '../observe';
import { trainedOn } from './population';

/**
 * What RMIA compares: losses of the attacked records, and of a population that all models are asked about.
 * @param who needs it, for the error
 * @throws RangeError for references of which nobody knows what they were trained on, and as `Models.about` does
 */
export function rmiaLossesOf(seen: Observations, population: Records, who: string) {
  const { references, targets } = seen;
  const trained = trainedOn(references, population, who);
  const known = aboutBoth(references, targets, population, 'losses');
  const of = (both: { reference: typeof known.reference; target: typeof known.target }) => ({
    reference: asMatrix(both.reference),
    target: asMatrix(both.target),
  });
  return { ...of(seen), population: { ...of(known), trained } };
}
