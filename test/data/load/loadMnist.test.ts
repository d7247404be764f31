import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { row } from '../../../src/core/matrix';
import { classSizes, type Dataset } from '../../../src/data/dataset';
import { twins } from '../../../src/data/duplicates';
import { loadMnist } from '../../../src/data/load/loadMnist';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { mnist as expected } from '../fixtures/encodings.json';

describe('loadMnist', () => {
  let mnist: Dataset;
  before(async () => {
    mnist = await loadMnist();
  });

  it('has the 60,000 training images, then the 10,000 test images', () => {
    assert.deepEqual([mnist.labels.length, mnist.features.width, mnist.image], [70_000, 784, [28, 28, 1]]);
    const counts = (labels: Int32Array) => classSizes({ labels, classes: mnist.classes });
    assert.deepEqual(counts(mnist.labels.subarray(0, 60_000)), expected.trainCounts);
    assert.deepEqual(counts(mnist.labels.subarray(60_000)), expected.testCounts);
  });

  it('has every pixel that numpy reads, divided by 255', () => {
    const bytes = new Uint8Array(70_000 * 784);
    mnist.features.values.forEach((value, i) => {
      bytes[i] = Math.round(value * 255);
    });
    assert.equal(createHash('sha256').update(bytes).digest('hex'), expected.sha256);
    expected.rows.forEach((record, i) => {
      const sum = row(mnist.features, record).reduce((total, value) => total + value, 0) * 255;
      assert.ok(Math.abs(sum - expected.sums[i]) < 0.01, `record ${record}: ${sum}, not ${expected.sums[i]}`);
    });
  });

  it('splits as in the paper, leaving 10,000, and has no twins', () => {
    const split = splitForAttack(mnist, { pool: 20_000, adversary: 40_000 });
    assert.deepEqual([split.pool.length, split.adversary.length, split.rest.length], [20_000, 40_000, 10_000]);
    assert.ok(twins(split.pool, split.adversary).every(flag => flag === 0));
  });
});
