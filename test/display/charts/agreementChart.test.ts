import assert from 'node:assert/strict';
import { agreementChart } from '../../../src/display/charts/agreementChart';
import { agreement } from '../../../src/evaluate/agreement';
import { scoredRows } from '../../evaluate/scored';

describe('agreementChart', () => {
  const truth = [[1], [1], [1], [0], [0], [0]];
  const attack = (name: string, ...score: number[]) =>
    scoredRows(
      score.map(one => [one]),
      truth,
      name,
    );
  const drawn = (...attacks: ReturnType<typeof attack>[]) => agreementChart(agreement(attacks, { fpr: 0.1 })).figure;
  const three = [attack('a', 9, 0, 0, 0, 0, 0), attack('b', 9, 9, 9, 0, 0, 0), attack('c', 0, 0, 0, 0, 0, 0)];

  it('has the Jaccard index of each attack with each, the same both ways, and names on both axes', () => {
    const { data, layout } = drawn(...three);
    const [{ z, x, y, zmin, zmax }] = data as unknown as {
      z: number[][];
      x: string[];
      y: string[];
      zmin: number;
      zmax: number;
    }[];
    assert.deepEqual(z, [
      [1, 1 / 3, 0],
      [1 / 3, 1, 0],
      [0, 0, 1],
    ]);
    assert.deepEqual([x.length, y.length, zmin, zmax], [3, 3, 0, 1]);
    assert.match(JSON.stringify(layout.title), /Flagged alike at false-positive rate 0.1/);
  });

  it('leaves a pair white that never flags', () => {
    const [{ z }] = drawn(three[2], attack('d', 0, 0, 0, 0, 0, 0)).data as unknown as { z: (number | null)[][] }[];
    assert.deepEqual(z, [
      [1, null],
      [null, 1],
    ]);
  });
});
