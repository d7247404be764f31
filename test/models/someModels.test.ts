import assert from 'node:assert/strict';
import { subjects } from '../../src/contract/subjects';
import { rows } from '../../src/core/matrix';
import { coarsen } from '../../src/models/coarsen';
import type { Askable } from '../../src/models/models';
import { someModels } from '../../src/models/someModels';

const { split, targets } = subjects({ splits: 1 });
const records = split.pool;

/** The targets, made askable: they answer about the pool, whatever the inputs are, and count the models asked. */
function askable() {
  const asked: number[] = [];
  const of = (positions: readonly number[]): Askable => ({
    ...someModels(targets, positions),
    async ask(inputs) {
      assert.equal(rows(inputs), records.length);
      asked.push(positions.length);
      return someModels(targets, positions).about(records, 'logits');
    },
    only: some => of(some.map(at => positions[at])),
  });
  return { models: of([0, 1]), asked };
}

describe('someModels', () => {
  const logits = (positions: number[]) => Array.from(someModels(targets, positions).about(records, 'logits').values);

  it('are in the order of the positions, in answers as in members', () => {
    const half = logits([0, 1]).length / 2;
    assert.deepEqual(logits([1, 0]), [...logits([0, 1]).slice(half), ...logits([0, 1]).slice(0, half)]);
    const members = (positions: number[]) => Array.from(someModels(targets, positions).members(records)!);
    assert.deepEqual(members([1, 0]), [...members([1]), ...members([0])]);
  });

  it('are asked anew without the others where that can be, coarsened ones too, and with them otherwise', async () => {
    const { models, asked } = askable();
    const alone = await someModels(models, [1]).ask(records.features());
    assert.deepEqual([alone.models, ...alone.values], [1, ...logits([1])]);
    const coarse = await someModels(coarsen(models, { label: true }), [1]).ask(records.features());
    assert.deepEqual(coarse.values, someModels(targets, [1]).about(records, 'label').values);
    assert.deepEqual(asked, [1, 1]);
    const together = await someModels({ ...models, only: undefined }, [1]).ask(records.features());
    assert.deepEqual([together.models, ...together.values], [1, ...logits([1])]);
    assert.deepEqual(asked, [1, 1, 2]);
    assert.ok(!('ask' in someModels(targets, [0])));
  });

  it('say what the models have to say by now, coarsened ones too', () => {
    const { models } = askable();
    const warnings: string[] = [];
    const seen = Object.defineProperty({ ...models }, 'warnings', { get: () => [...warnings] });
    const [one, coarse] = [someModels(seen, [0]), coarsen(seen, { label: true })];
    const both = someModels(coarse, [0]);
    warnings.push('late');
    for (const some of [one, coarse, both]) assert.deepEqual(some.warnings, ['late']);
  });
});
