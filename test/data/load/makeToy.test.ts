import assert from 'node:assert/strict';
import { classSizes } from '../../../src/data/dataset';
import { makeToy } from '../../../src/data/load/makeToy';

describe('makeToy', () => {
  const toy = makeToy();

  it('has 1,181 records, the last a lone "+" at (-1, -1)', () => {
    assert.equal(toy.labels.length, 1181);
    assert.deepEqual([...toy.features.values.slice(-2)], [-1, -1]);
    assert.equal(toy.classes[toy.labels[1180]], '+');
    for (let i = 0; i < 1180; i++) {
      const [x, y] = toy.features.values.subarray(2 * i);
      assert.ok(Math.max(Math.abs(x), Math.abs(y)) <= 1.3 && Math.hypot(x + 1, y + 1) >= 0.4 - 1e-6, `record ${i}`);
    }
  });

  it('mixes the classes, with few "+" beside the target', () => {
    const [minus, plus] = classSizes(toy);
    assert.ok(minus > 400 && plus > 400);
    const beside = [...toy.labels.keys()]
      .slice(0, -1)
      .filter(i => Math.hypot(toy.features.values[2 * i] + 1, toy.features.values[2 * i + 1] + 1) < 0.8);
    const share = beside.filter(i => toy.labels[i] === 1).length / beside.length;
    assert.ok(beside.length > 100 && share > 0.02 && share < 0.25, `${share} of ${beside.length}`);
  });

  it('is a ring: fewer records near the origin than in a disc of even density', () => {
    const near = [...toy.labels.keys()].filter(
      i => Math.hypot(toy.features.values[2 * i], toy.features.values[2 * i + 1]) < 0.4,
    ).length;
    assert.ok(near / 1181 < 0.5 * (0.4 / 1.3) ** 2, `${near}`);
  });

  it('is the same for the same seed only', () => {
    assert.deepEqual(makeToy({ records: 50, seed: 3 }).features, makeToy({ records: 50, seed: 3 }).features);
    assert.notDeepEqual(makeToy({ records: 50, seed: 3 }).features, makeToy({ records: 50, seed: 4 }).features);
  });

  it('rejects bad options', () => {
    assert.throws(() => makeToy({ records: 2 }), /records to be a whole number of at least 3, got 2/);
    assert.throws(() => makeToy({ tilt: 0.6 }), /tilt to be a number from 0 to 0.5, got 0.6/);
  });
});
