import { checkOptions, type Names, requireOptions } from '../core/checkOptions';
import type { Records } from '../data/records';
import type { Models } from '../models/models';
import { logitSpace } from './logitSpace';
import { deltaIn, selectIn } from './selectIn';
import type { Selection } from './selection';

export interface SelectionOptions {
  /** Neighbour threshold δ, a cosine distance from 0 to 2. Default 0.1. */
  delta?: number;
  /**
   * Probability threshold β: a record is chosen when fewer neighbours than this are expected in a training set. Default
   * 0.1.
   */
  beta?: number;
}

export const selectionNames: Names<SelectionOptions> = { delta: true, beta: true };

/**
 * Chooses the vulnerable records (paper 4.3): those with E[N_n] < β, where E[N_n] = N'_n · N / N' is the number of
 * neighbours to expect in a training set of N records, from the N'_n counted among the adversary's N'.
 *
 * The paper prints the ratio upside down, as N' / N. With that, every β of its table 2 would admit only records without
 * any neighbour, and β could not change the number of records; yet in table 2 it does.
 *
 * A record that is itself one of the adversary's does not count as its own neighbour. With δ = 0 none has a
 * neighbour, so that all are chosen, and a warning says so. Where models give probabilities and no logits, log p less
 * its mean over the classes stands in, and a warning says so.
 * @throws RangeError for target models (the selection must not look at them), models that give neither, or δ or β out
 *   of range
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const selection = selectVulnerable(references, split.pool, { delta: 0.01, beta: 0.1 });
 * selection.records.length; // => 7
 * selection.atBeta(1).records.length; // => 19
 */
export function selectVulnerable(references: Models, records: Records, options: SelectionOptions = {}): Selection {
  checkOptions('selectVulnerable', options, selectionNames);
  const { delta = 0.1, beta = 0.1 } = options;
  return selectAtEach(references, records, { deltas: [delta], beta })[0];
}

/** `selectVulnerable` for several δ in little more than the time of one; `atBeta` of a selection is for several β. */
export function selectAtEach(
  references: Models,
  records: Records,
  options: { deltas: number[]; beta?: number },
): Selection[] {
  requireOptions('selectAtEach', options, { deltas: true, beta: true });
  return selectIn(logitSpace(references, records), records, options);
}

/**
 * The δ at which the paper's rule chooses a wanted number of records: just below the distance at which the next one
 * would drop out. Use it to compare runs in which δ means different things, because the models are trained longer or
 * differently.
 * @returns the largest δ that chooses at least `count` records
 * @throws RangeError when `count` is no whole number, or there are fewer records
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const delta = deltaFor(references, split.pool, { count: 5 });
 * selectVulnerable(references, split.pool, { delta }).records.length; // => 5
 */
export function deltaFor(references: Models, records: Records, options: { count: number; beta?: number }): number {
  requireOptions('deltaFor', options, { count: true, beta: true });
  return deltaIn(logitSpace(references, records), records, options);
}
