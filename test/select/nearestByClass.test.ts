import assert from 'node:assert/strict';
import { createDataset } from '../../src/data/createDataset';
import { Records } from '../../src/data/records';
import { AttackSplit } from '../../src/data/splitForAttack';
import { featureSpace } from '../../src/select/featureSpace';
import { nearestByClass } from '../../src/select/nearestByClass';
import { congruential } from '../models/congruential';

describe('nearestByClass', () => {
  const random = congruential(3);
  const width = 4;
  const size = 90;
  const labels = Int32Array.from({ length: size }, (_, i) => (i === 0 ? 2 : random.integer(2)));
  const values = new Float32Array(size * width).map(() => random.integer(9) - 4.5);
  const dataset = createDataset({
    name: 'made up',
    features: { values, width },
    labels,
    classes: ['a', 'b', 'alone in the pool'],
    columns: [{ name: 'x', start: 0, width }],
    notes: [],
  });
  const numbers = Array.from({ length: size }, (_, i) => i);
  const split = new AttackSplit({ dataset, pool: numbers.slice(0, 30), adversary: numbers.slice(30) });
  const rowOf = (i: number) => [...values.subarray(i * width, (i + 1) * width)];
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, j) => sum + value * b[j], 0);
  const distance = (i: number, j: number) => {
    const [a, b] = [rowOf(i), rowOf(j)];
    return 1 - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };
  const nearest = (i: number, among: (label: number) => boolean) =>
    Math.min(...[...split.adversary.indices].filter(j => among(labels[j])).map(j => distance(i, j)));
  const agree = (found: number, wanted: number) =>
    assert.ok(found === wanted || Math.abs(found - wanted) < 1e-6, `${found}, wanted ${wanted}`);

  it('tells the nearest of the class and of the others, in the order of the records', () => {
    const records = new Records(dataset, [7, 0, 3, 29, 12]);
    const { same, others } = nearestByClass(featureSpace(split), records);
    records.indices.forEach((index, at) => {
      const own = (label: number) => label === labels[index];
      agree(same[at], nearest(index, own));
      agree(
        others[at],
        nearest(index, label => !own(label)),
      );
    });
    assert.equal(same[1], Infinity, 'the adversary has no record of its class');
  });

  it('computes once for all who ask for either', () => {
    const space = featureSpace(split);
    let asked = 0;
    const counting = { ...space, features: (records: Records) => (asked++, space.features(records)) };
    const [first, again] = [1, 2].map(() => nearestByClass(counting, split.pool));
    assert.deepEqual([asked, again], [2, first]);
  });
});
