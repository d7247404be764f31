import { twins } from '../../../data/duplicates';
import { featureSpace } from '../../../select/featureSpace';
import { neighbourDistances } from '../../../select/neighbours';
import { neighbours } from '../../../select/rules/neighbours';
import { outModels } from '../../../select/rules/outModels';
import { sameClass } from '../../../select/rules/sameClass';
import { unusualnessAmong } from '../../../select/rules/unusualnessAmong';
import { viewOf } from '../../../select/rules/view';
import type { Experiment } from '../../setup/experiment';

/** Something that an adversary sees of every record of the pool. */
export interface Trait {
  measure: string;
  /** `[records]`; of traits that a record has or has not, 1 or 0. */
  values: ArrayLike<number>;
  /** What is told of a group of records: the median, or the share that has the trait. */
  of: 'median' | 'share';
}

/** What reference models and data tell of the records of the pool. */
export function poolTraits({ references, split }: Pick<Experiment, 'references' | 'split'>): Trait[] {
  const { pool, adversary } = split;
  const labels = pool.labels();
  const { mean, sd } = outModels(viewOf(references, pool));
  const nearest = neighbours.risk(references, pool);
  const ofClass = sameClass.risk(references, pool);
  const { features } = featureSpace(split);
  const [ofPool, ofAdversary] = [pool, adversary].map(held => twins(pool, held));
  const median = (measure: string, values: ArrayLike<number>): Trait => ({ measure, values, of: 'median' });
  const share = (measure: string, has: (at: number) => boolean): Trait => ({
    measure,
    values: Uint8Array.from(labels, (_, at) => Number(has(at))),
    of: 'share',
  });
  const frequency = new Map<number, number>();
  for (const label of adversary.labels()) frequency.set(label, (frequency.get(label) ?? 0) + 1 / adversary.length);
  return [
    median('log-odds of its class', mean),
    share('wrong by the reference models', at => mean[at] < 0),
    median('spread of the log-odds', sd),
    median('entropy of the answers, nats', entropies({ references, split })),
    median('distance to the nearest', nearest),
    median('distance to the nearest of its class', ofClass),
    share('nearest is of another class', at => ofClass[at] > nearest[at]),
    median('distance to the nearest by features', neighbourDistances(features(pool), features(adversary))),
    median('unusualness of the features', unusualnessAmong(features(adversary))(features(pool))),
    share('has a twin', at => ofPool[at] + ofAdversary[at] > 0),
    median(
      'frequency of its class',
      Float64Array.from(labels, label => frequency.get(label) ?? 0),
    ),
  ];
}

/** Mean entropy of what the reference models answer about each record of the pool. */
function entropies({ references, split: { pool } }: Pick<Experiment, 'references' | 'split'>): Float64Array {
  const { values, models, classes } = references.about(pool, 'probabilities');
  const sum = new Float64Array(pool.length);
  for (let at = 0, i = 0; at < values.length; i++)
    for (const end = at + classes; at < end; at++)
      if (values[at] > 0) sum[i % pool.length] -= (values[at] * Math.log(values[at])) / models;
  return sum;
}
