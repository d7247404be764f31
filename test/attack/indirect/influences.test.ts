import assert from 'node:assert/strict';
import { influence } from '../../../src/attack/indirect/influence';
import { influences } from '../../../src/attack/indirect/influences';
import { randomFor } from '../../../src/core/random';
import type { Logits } from '../../../src/models/logits';

const random = randomFor(1, 'influences');
const draw = (models: number, records: number, classes: number): Logits => ({
  values: Float32Array.from({ length: models * records * classes }, () => 2 * random.normal()),
  models,
  records,
  classes,
});

/** Probabilities of a class on one query, in float64. */
const probabilities = ({ values, models, records, classes }: Logits, query: number, label: number) =>
  Array.from({ length: models }, (_, m) => {
    const z = [...values.subarray((m * records + query) * classes, (m * records + query + 1) * classes)].map(Math.exp);
    return z[label] / z.reduce((a, b) => a + b);
  });

describe('influences', () => {
  for (const classes of [2, 3])
    it(`has the influence that float64 probabilities have, for each of ${classes} classes`, () => {
      const positive = draw(7, 11, classes);
      const plain = draw(7, 11, classes);
      for (let label = 0; label < classes; label++)
        assert.deepEqual(
          [...influences(positive, plain, label)],
          Array.from({ length: 11 }, (_, q) =>
            influence(probabilities(positive, q, label), probabilities(plain, q, label)),
          ),
        );
    });
  it('tells saturated probabilities apart, which are both 1 or both 0', () => {
    const one = (...values: number[]): Logits => ({
      values: Float32Array.from(values),
      models: 1,
      records: 1,
      classes: 2,
    });
    assert.deepEqual([...influences(one(60, 0), one(50, 0), 0)], [1]);
    assert.deepEqual([...influences(one(0, 900), one(0, 1000), 0)], [1]);
    assert.deepEqual([...influences(one(0, 1000), one(0, 900), 0)], [0]);
  });
  it('is 0 on every query where nothing was learned', () => {
    const plain = draw(3, 4, 2);
    assert.deepEqual([...influences(plain, plain, 1)], [0, 0, 0, 0]);
  });
  it('has no answer for no query, and refuses models that diverged', () => {
    assert.equal(influences(draw(3, 0, 2), draw(3, 0, 2), 0).length, 0);
    const diverged = draw(2, 1, 2);
    diverged.values[2] = NaN;
    assert.throws(() => influences(diverged, draw(2, 1, 2), 0), /a number for model 1, got NaN/);
  });
});
