import assert from 'node:assert/strict';
import type { Dataset } from '../../../src/data/dataset';
import { meanOf, ours, theirs } from './accuracies';
import { adultOrSkip } from './adult';

// All steps, but few models; accuracies.release.ts has many of both versions.
describe('the accuracy of the census sample (june2017)', () => {
  let adult: Dataset;
  before(async function () {
    adult = await adultOrSkip(this);
  });

  it("is that of TensorFlow's estimator on adult.data and adult.test, for each of 4 models", async () => {
    const [found, wanted] = [await ours(adult, 'june2017', 4), theirs('june2017')];
    for (const set of ['train', 'test'] as const) {
      const { mean, sd } = meanOf(wanted[set]);
      for (const accuracy of found[set])
        assert.ok(Math.abs(accuracy - mean) < 4 * sd, `${set}: ${accuracy}, estimator ${mean} ± ${sd}`);
    }
  });
});
