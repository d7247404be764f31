import assert from 'node:assert/strict';
import { priceOf } from '../../../src/models/served/price';

const pace = { most: 10, canaries: 4, fresh: true, secondsEach: 0.5, concurrency: 2 };

describe('the price of questions', () => {
  it('counts canaries at the end, in the middle of several requests, and at the start unless just asked', () => {
    assert.deepEqual(priceOf([10], pace), { records: 14, requests: 2, seconds: 0.5 });
    assert.deepEqual(priceOf([11], pace), { records: 19, requests: 4, seconds: 1 });
    assert.deepEqual(priceOf([11], { ...pace, fresh: false }), { records: 23, requests: 5, seconds: 1.25 });
    assert.deepEqual(priceOf([10, 0, 10], pace), { records: 28, requests: 4, seconds: 1 });
    assert.deepEqual(priceOf([5], { ...pace, most: 3 }), { records: 13, requests: 6, seconds: 1.5 });
  });

  it('is nothing where nothing is missing, and takes as long as the rate allows', () => {
    assert.deepEqual(priceOf([0, 0], { ...pace, secondsEach: NaN }), { records: 0, requests: 0, seconds: 0 });
    assert.equal(priceOf([10], { ...pace, rate: { requests: 1, seconds: 60 } }).seconds, 120);
  });
});
