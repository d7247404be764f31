import assert from 'node:assert/strict';
import { row } from '../../../src/core/matrix';
import { classSizes, type Dataset } from '../../../src/data/dataset';
import { countDuplicates } from '../../../src/data/duplicates';
import { loadAdult } from '../../../src/data/load/loadAdult';
import { MissingDataError } from '../../../src/data/load/locateFile';
import { Records } from '../../../src/data/records';
import { assertSameCells } from '../assertSameCells';
import { adult as expected } from '../fixtures/encodings.json';

describe('loadAdult', () => {
  let adult: Dataset;
  before(async function () {
    try {
      adult = await loadAdult();
    } catch (error) {
      if (!(error instanceof MissingDataError)) throw error;
      console.log(`Adult is not tested. ${error.message}`);
      this.skip();
    }
  });

  it('joins both files: 48,842 records, of which 24 % earn more than 50K', () => {
    assert.equal(adult.labels.length, 48_842);
    assert.deepEqual(adult.classes, ['<=50K', '>50K']);
    assert.deepEqual(classSizes(adult), [48_842 - expected.positive, expected.positive]);
    assert.ok(Math.abs(expected.positive / 48_842 - 0.24) < 0.005);
  });

  it('has 108 features, of which three are for missing values', () => {
    assert.equal(adult.features.width, 108);
    assert.equal(adult.columns.length, 14);
    const unknown = adult.columns.filter(({ categories }) => categories?.includes('?')).map(({ name }) => name);
    assert.deepEqual(unknown, Object.keys(expected.missing));
  });

  it('can be given back as its files have it, and encoded again', () =>
    assertSameCells(
      new Records(
        adult,
        Int32Array.from({ length: 2000 }, (_, i) => 24 * i),
      ),
    ));

  it('agrees with pandas and scikit-learn on column sums and on single records', () => {
    const sums = new Float64Array(108);
    adult.features.values.forEach((value, i) => {
      sums[i % 108] += value;
    });
    expected.sums.forEach((sum, c) => assert.ok(Math.abs(sums[c] - sum) < 2e-3, `feature ${c}: ${sums[c]}`));
    expected.rows.forEach((record, i) => {
      const projection = row(adult.features, record).reduce((sum, value, c) => sum + value * Math.sin(c + 1), 0);
      assert.ok(Math.abs(projection - expected.projections[i]) < 1e-5, `record ${record}`);
    });
  });

  it('finds the repeats that pandas finds', () => {
    const { distinct, distinctFeatures, repeats } = countDuplicates(adult);
    assert.deepEqual([distinct, distinctFeatures], [expected.distinct, expected.distinctFeatures]);
    assert.ok(adult.notes.some(note => note.startsWith(`${repeats} of 48,842 records repeat`)));
  });
});

describe('loadAdult without its files', () => {
  it('says where it looked and what to do', async () => {
    await assert.rejects(loadAdult({ folders: ['no-such-folder'], download: false }), (error: Error) => {
      assert.ok(error instanceof MissingDataError);
      assert.match(
        error.message,
        /Could not get adult\.data:[\s\S]*no-such-folder[\s\S]*`download` is false[\s\S]*by hand/,
      );
      return true;
    });
  });
});
