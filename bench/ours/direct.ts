import { attackLosses } from '../../src/attack/attackDirectly';
import { randomFor } from '../../src/core/random';
import type { TailMethod } from '../../src/stats/tail/tails';
import { type Prepare, seconds, writeArray, writeWork } from './prepare';

/** Attacks made-up losses, whose log-odds are normal. */
export const direct =
  (method: TailMethod): Prepare =>
  (folder, quick) => {
    const [targets, records, references] = quick ? [3, 20, 10] : [100, 1000, 100];
    const random = randomFor(1, 'bench', 'losses');
    const losses = (models: number) => ({
      values: Float64Array.from({ length: models * records }, () => Math.log1p(Math.exp(-3 + 2 * random.normal()))),
      width: records,
    });
    const reference = losses(references);
    const target = losses(targets);
    const attack = () => attackLosses({ reference, target }, { method });
    writeArray(folder, 'references', reference.values, records);
    writeArray(folder, 'targets', target.values, records);
    writeArray(folder, 'p', attack().p.values, records);
    writeWork(folder, { method });
    return async () => ({ seconds: (await seconds(attack))[0] });
  };
