import assert from 'node:assert/strict';
import { loadCancer } from '../../../../src/data/load/loadCancer';
import { makeToy } from '../../../../src/data/load/makeToy';
import { rescaled } from '../../../../src/paper/beyond/open/rescaled';

describe('rescaled', () => {
  it('gives raw numbers as the loader does, to the last bit', async () => {
    const [tenth, raw] = [await loadCancer(), await loadCancer({ raw: true })];
    assert.deepEqual(rescaled(tenth, 'raw').features, raw.features);
    assert.equal(rescaled(tenth, 'raw'), rescaled(tenth, 'raw'), 'once for a data set');
    assert.deepEqual(rescaled(rescaled(tenth, 'raw'), 'raw').features, raw.features);
  });

  it('takes numbers to their range, or to mean 0 and variance 1, and leaves the data set as it was', async () => {
    const cancer = await loadCancer();
    const before = cancer.features.values.slice();
    const { values, width } = rescaled(cancer, 'range').features;
    for (let column = 0; column < width; column++) {
      const own = values.filter((_, i) => i % width === column);
      assert.deepEqual([Math.min(...own), Math.max(...own)], [0, 1]);
    }
    const standard = rescaled(cancer, 'standardised').features.values.filter((_, i) => i % width === 2);
    const mean = standard.reduce((sum, one) => sum + one, 0) / standard.length;
    const square = standard.reduce((sum, one) => sum + one ** 2, 0) / standard.length;
    assert.ok(Math.abs(mean) < 1e-6 && Math.abs(square - 1) < 1e-6, `${mean}, ${square}`);
    assert.deepEqual(cancer.features.values, before);
  });

  it('leaves one-hot columns, and columns of one value become 0', () => {
    const toy = makeToy({ records: 60 });
    const values = Float32Array.from({ length: 180 }, (_, i) => (i % 3 === 0 ? 0.25 : i % 2));
    const columns = [
      { name: 'same', start: 0, width: 1 },
      { name: 'kind', start: 1, width: 2, categories: ['a', 'b'] },
    ];
    const features = { values: values.map((value, i) => (i % 3 === 2 ? 1 - values[i - 1] : value)), width: 3 };
    const scaled = rescaled({ ...toy, features, columns }, 'standardised').features.values;
    scaled.forEach((value, i) => assert.equal(value, i % 3 === 0 ? 0 : features.values[i]));
  });
});
