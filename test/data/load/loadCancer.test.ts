import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { row } from '../../../src/core/matrix';
import { classSizes, type Dataset } from '../../../src/data/dataset';
import { countDuplicates } from '../../../src/data/duplicates';
import { loadCancer } from '../../../src/data/load/loadCancer';
import { cancer as expected } from '../fixtures/encodings.json';

describe('loadCancer', () => {
  let cancer: Dataset;
  before(async () => {
    cancer = await loadCancer();
  });

  it('has 699 records of nine numbers, 458 benign and 241 malignant', () => {
    assert.deepEqual([cancer.labels.length, cancer.features.width, cancer.columns.length], [699, 9, 9]);
    assert.deepEqual(cancer.classes, ['benign', 'malignant']);
    assert.deepEqual(classSizes(cancer), [699 - expected.malignant, expected.malignant]);
  });

  it('agrees with scikit-learn on single records and on column sums', () => {
    expected.rows.forEach((record, i) =>
      assert.deepEqual([...row(cancer.features, record)], expected.features[i].map(Math.fround), `record ${record}`),
    );
    const sums = expected.sums.map((_, c) => cancer.features.values.reduce((s, v, i) => (i % 9 === c ? s + v : s), 0));
    sums.forEach((sum, c) => assert.ok(Math.abs(sum - expected.sums[c]) < 1e-4, `column ${c}: ${sum}`));
  });

  it('notes missing values and repeats', () => {
    assert.equal(countDuplicates(cancer).distinct, expected.distinct);
    const notes = cancer.notes.join('\n');
    assert.match(notes, new RegExp(`Missing, set to the median: bare nuclei ${expected.missing}\\.`));
    assert.match(notes, new RegExp(`${699 - expected.distinct} of 699 records repeat`));
    assert.match(notes, new RegExp(`${expected.distinctInSource} feature vectors`));
  });

  it('keeps 1 to 10 when raw', async () => {
    const raw = await loadCancer({ raw: true });
    assert.deepEqual([...row(raw.features, 1)], [5, 4, 4, 5, 7, 10, 3, 2, 1]);
    assert.deepEqual([raw.columns[0].low, raw.columns[0].high], [0, 1]);
    assert.deepEqual([cancer.columns[0].low, cancer.columns[0].high], [0, 10]);
  });

  it('prints as one line', () => {
    assert.equal(inspect(cancer), 'Dataset cancer: 699 records × 9 features; classes benign (458), malignant (241)');
  });
});
