import assert from 'node:assert/strict';
import { figure12 } from '../../../src/paper/exhibits/figure12';
import { figure12Labels } from '../../../src/paper/setup/published';
import { temporaryStore } from '../../models/temporaryStore';
import { assertIntervals } from '../assertIntervals';
import { smallRun } from '../smallRun';

describe('figure12', () => {
  temporaryStore();

  it('has images of MNIST and fields of Cancer, for as many records as the paper selected', async () => {
    const {
      galleries: [cancer, mnist],
      labelCounts,
      rows,
      skipped,
    } = await figure12(smallRun('cancer', 'mnist', 'mnist-google'));
    assert.deepEqual(skipped, []);
    const { records } = mnist.selection;
    assert.ok(records.length >= 16 && cancer.selection.records.length >= 5);
    assert.deepEqual(mnist.shape, [28, 28, 1]);
    mnist.images!.forEach(({ pixels, caption }, i) => {
      assert.deepEqual(
        pixels,
        records.dataset.features.values.slice(records.indices[i] * 784, (records.indices[i] + 1) * 784),
      );
      assert.match(caption, new RegExp(`^${records.labels()[i]} \\(\\d+ %\\)$`));
    });
    assert.equal(cancer.images, undefined);
    assert.equal(cancer.fields!.length, cancer.selection.records.length);
    assert.ok(mnist.readable.every(share => share >= 0 && share <= 1));
    assert.equal(
      labelCounts.reduce((sum, { paper }) => sum + paper, 0),
      figure12Labels.length,
    );
    assert.equal(
      labelCounts.reduce((sum, { ours }) => sum + ours, 0),
      records.length,
    );
    assert.deepEqual(
      rows.map(({ paper }) => paper),
      [1, 0, 2, 3, 0, 3, 0, 1, 5, 1],
    );
    assertIntervals(rows);
  });

  it('has no labels to count where MNIST is not in the run', async () => {
    const { galleries, labelCounts, rows } = await figure12(smallRun('cancer'));
    assert.deepEqual([galleries.length, labelCounts, rows], [1, [], []]);
  });
});
