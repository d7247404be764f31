import assert from 'node:assert/strict';
import { RuleCosts } from '../../../../src/paper/beyond/selection/ruleCosts';
import { Bands } from '../../../../src/paper/beyond/splits/bands';
import { makeRow } from '../../../../src/paper/report/makeRow';
import { meanInterval } from '../../../../src/stats/interval/meanInterval';

const base = { exhibit: 'selection', setting: 'toy' };
const numbers = [5, 10, 100];

/** @param found `[splits][numbers]` of each rule */
function costs(found: Record<string, number[][]>) {
  const splits = Object.values(found)[0].length;
  const perSplit = Array.from({ length: splits }, (_, split) =>
    Object.entries(found).flatMap(([rule, shares]) =>
      numbers.map((models, i) =>
        makeRow(base, { measure: 'share of the true top', rule, count: 10, models, ours: shares[split][i], n: 10 }),
      ),
    ),
  );
  return new RuleCosts(new Bands(perSplit, [...perSplit.keys()]));
}

describe('what rules find with fewer reference models', () => {
  const steady = [0.5, 0.46, 0.5].map(all => [0.3, all, all]);
  const found = costs({
    steady,
    noisy: [
      [0.1, 0.9, 0.5],
      [0.2, 0.1, 0.5],
      [0.1, 0.5, 0.5],
    ],
    nothing: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
    dips: [
      [0.5, 0.2, 0.5],
      [0.5, 0.2, 0.5],
      [0.5, 0.2, 0.5],
    ],
  });

  it('has a line of means with their intervals for each rule', () => {
    const [line] = found.lines(10);
    const { value, low, high } = meanInterval(steady.map(([, ten]) => ten)).mean;
    assert.deepEqual([line.name, line.x, line.y[1]], ['steady', numbers, value]);
    assert.deepEqual([line.low![1], line.high![1]], [low, high]);
  });

  it('says which number is enough, by the mean and surely; a number must hold for all larger ones', () => {
    assert.deepEqual(found.models, numbers);
    assert.deepEqual(found.enough('steady', 10), { models: 10, surely: 10 });
    assert.deepEqual(found.enough('noisy', 10), { models: 10, surely: 100 });
    assert.deepEqual(found.enough('nothing', 10), { models: null, surely: null });
    assert.deepEqual(found.enough('dips', 10), { models: 100, surely: 100 });
    assert.deepEqual(found.table(10)['90 % with'].values, ['10', '10', '–', '100']);
  });

  it('has no interval of one split, and is sure of nothing', () => {
    const one = costs({ alone: [[0.5, 0.5, 0.5]] });
    assert.deepEqual(one.enough('alone', 10), { models: 5, surely: null });
    assert.deepEqual(Array.from(one.lines(10)[0].low!), [NaN, NaN, NaN]);
  });
});
