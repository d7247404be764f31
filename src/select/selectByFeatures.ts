import { expected } from '../core/check';
import { type Names, requireOptions } from '../core/checkOptions';
import { formatCell, count as written } from '../core/format';
import { checkSplit } from '../data/attackSplit';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { featureSpace } from './featureSpace';
import { deltaIn, selectIn } from './selectIn';
import type { Selection } from './selection';
import { checkOfSplit } from './space';

/** Exactly one of `delta` and `count`. */
export interface FeatureOptions {
  /** Neighbour threshold δ, a cosine distance of encoded records from 0 to 2. Default: what `count` asks for. */
  delta?: number;
  /** How many records: δ is the largest at which at least so many are chosen. Default: as many as δ gives. */
  count?: number;
  /** Probability threshold β, as in `selectVulnerable`. Default 0.1. */
  beta?: number;
}

const names: Names<FeatureOptions> = { delta: true, count: true, beta: true };

/**
 * Chooses the vulnerable records as `selectVulnerable` does, by E[N_n] < β, but compares them by their encoded features
 * where that compares logits: so no model is asked. The paper did so for Adult (Google), whose models did not show
 * their logits, and found 7 records; it does not print δ.
 *
 * Distances are those of the numbers as they are encoded, so they depend on the encoding. Each one-hot block adds 1 to
 * the square of a record's length: what differs in some of many categories is still near. A number that is not scaled
 * to the size of the others outweighs them. Lengths do not count, so that for few features that are all numbers,
 * records far apart can be neighbours. A δ found on one encoding means nothing on another, or on logits: `count` serves
 * to compare. A record of zeros alone has distance 1 from everything.
 * @param records of the split's data, such as `split.pool`
 * @returns a selection like any other; with `count` it has a warning where others are as far from their neighbours as
 *   the last chosen, so that more come out
 * @throws RangeError for records of other data, neither or both of `delta` and `count`, or numbers out of range
 * @example
 * const split = splitForAttack(await loadCancer(), { pool: 200 });
 * const selection = selectByFeatures(split, split.pool, { count: 7 });
 * [selection.records.length, selection.delta]; // => [7, 0.0588]
 */
export function selectByFeatures(split: AttackSplit, records: Records, options: FeatureOptions): Selection {
  checkSplit('split', split);
  requireOptions('selectByFeatures', options, names);
  const { delta, count, beta } = options;
  checkOfSplit(records, split, 'the data set that was split');
  if ((delta === undefined) === (count === undefined))
    expected(
      'one of delta and count',
      delta === undefined ? 'neither' : 'both',
      'count: 7 is as many as the paper has.',
    );
  const space = featureSpace(split);
  const [selection] = selectIn(space, records, {
    deltas: [delta ?? deltaIn(space, records, { count: count!, beta })],
    beta,
  });
  const chosen = selection.records.length;
  if (count !== undefined && chosen > count)
    selection.warnings.push(
      `${written(chosen)} records were chosen rather than ${written(count)}: some are equally far from their ` +
        `neighbours, at a cosine distance of ${formatCell(selection.delta)}.`,
    );
  return selection;
}
