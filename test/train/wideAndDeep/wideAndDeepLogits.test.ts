import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { initialise } from '../../../src/train/wideAndDeep/initialise';
import { wideAndDeepLogits } from '../../../src/train/wideAndDeep/wideAndDeepLogits';
import { referenceLogit } from './reference';
import { small, smallRecords } from './small';

const { features: values } = smallRecords(450);
const features = { values, width: 10 };
const models = [0, 1, 2].map(i => {
  const random = randomFor(i, 'all');
  return initialise(small, random).map(tensor => tensor.map(() => random.normal()));
});

describe('wideAndDeepLogits', () => {
  it('are 0 and what float64 computes, a record at a time', () => {
    const logits = wideAndDeepLogits(small, models, features);
    assert.equal(logits.length, 3 * 450 * 2);
    models.forEach((weights, m) => {
      for (let i = 0; i < 450; i++) {
        const { logit } = referenceLogit(small, weights, values.subarray(10 * i, 10 * i + 10));
        assert.equal(logits[2 * (450 * m + i)], 0);
        assert.ok(Math.abs(logits[2 * (450 * m + i) + 1] - logit) < 1e-4 * (1 + Math.abs(logit)));
      }
    });
  });

  it('are the same to the last bit whatever the other models and records', () => {
    const all = wideAndDeepLogits(small, models, features);
    const some = { values: values.subarray(10 * 190, 10 * 223), width: 10 };
    assert.deepEqual(wideAndDeepLogits(small, [models[1]], some), all.subarray(2 * (450 + 190), 2 * (450 + 223)));
    assert.equal(wideAndDeepLogits(small, [], features).length, 0);
    assert.equal(wideAndDeepLogits(small, models, { values: new Float32Array(0), width: 10 }).length, 0);
  });

  it('take of an input between categories the one with the largest entry', () => {
    const real = Float32Array.of(0, 1, 0, 0.5, 0, 0, 1, 0, 0, 0.25);
    const between = Float32Array.of(0.2, 0.5, 0.3, 0.5, 0.1, 0.1, 0.4, 0.4, 0, 0.25);
    const [a, b] = [real, between].map(values => wideAndDeepLogits(small, models, { values, width: 10 }));
    assert.deepEqual(a, b);
  });

  it('find numbers at a border above it, although Float32 rounds them', () => {
    const spec = {
      ...small,
      columns: [{ name: 'age', start: 0, width: 1, low: 17, high: 90 }],
      wide: [{ of: [{ column: 'age', borders: [18, 25, 30] }], rows: [0, 1, 2, 3] }],
      embeddings: [],
      indicators: [],
      numbers: ['age'],
      hidden: [],
    };
    const weights = [[1, 2, 3, 4], [0], [0], [0]].map(values => Float32Array.from(values));
    const ages = [17, 18, 24, 25, 29, 30, 90];
    const logits = wideAndDeepLogits(spec, [weights], {
      values: Float32Array.from(ages, a => (a - 17) / 73),
      width: 1,
    });
    assert.deepEqual(
      Array.from(ages, (_, i) => logits[2 * i + 1]),
      [1, 2, 2, 3, 3, 4, 4],
    );
  });

  it('throw a RangeError on weights of another network, records that are too narrow, or a wrong network', () => {
    assert.throws(() => wideAndDeepLogits(small, [[]], features), /models with tensors of 13, 1, .* weights, got ""/);
    assert.throws(() => wideAndDeepLogits(small, models, { values, width: 9 }), /records of 10 features or more/);
    assert.throws(() => wideAndDeepLogits({ ...small, batch: 0 }, models, features), /spec\.batch/);
  });
});
