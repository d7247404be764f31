import { createDataset } from '../../../src/data/createDataset';
import { AttackSplit } from '../../../src/data/splitForAttack';
import type { Askable } from '../../../src/models/models';

/** Numbers 0.00, 0.01, … 0.99, all of class 1 but the last; the first 40 are the pool. */
export function lineSplit(): AttackSplit {
  const dataset = createDataset({
    name: 'line',
    features: { values: Float32Array.from({ length: 100 }, (_, i) => i / 100), width: 1 },
    labels: Int32Array.from({ length: 100 }, (_, i) => Number(i < 99)),
    classes: ['no', 'yes'],
    notes: [],
    columns: [{ name: 'x', start: 0, width: 1 }],
  });
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  return new AttackSplit({ dataset, pool: range(0, 40), adversary: range(40, 100), seed: 1 });
}

/** Models that say "yes" within so much of some numbers; `asked` has the number of questions at each call. */
export function near(
  kind: 'reference' | 'target',
  split: AttackSplit,
  models: { to: number[]; within: number }[],
): Askable & { asked: number[] } {
  const says = ({ to, within }: (typeof models)[number], x: number) =>
    Number(to.some(index => Math.abs(x - index / 100) <= within));
  const size = models.length;
  const answer = (values: ArrayLike<number>) => ({
    kind: 'label' as const,
    values: Float32Array.from({ length: size * values.length }, (_, i) =>
      says(models[Math.floor(i / values.length)], values[i % values.length]),
    ),
    models: size,
    records: values.length,
    classes: 2,
  });
  const asked: number[] = [];
  return {
    name: `${kind}s`,
    size,
    gives: 'label',
    warnings: [],
    kind,
    split,
    asked,
    members: ({ indices }) =>
      Uint8Array.from(models.flatMap(({ to }) => Array.from(indices, index => Number(to.includes(index))))),
    about: records => answer(records.features().values),
    ask: async (inputs, signal) => {
      signal?.throwIfAborted();
      asked.push(inputs.values.length);
      return answer(inputs.values);
    },
  };
}
