import assert from 'node:assert/strict';
import type { Dataset } from '../../../src/data/dataset';
import { makeToy } from '../../../src/data/load/makeToy';
import { type CensusVersion, censusSample } from '../../../src/train/wideAndDeep/censusSample';
import { checkWideAndDeep } from '../../../src/train/wideAndDeep/checkWideAndDeep';
import { textBucket } from '../../../src/train/wideAndDeep/fingerprint';
import { rowsOf } from '../../../src/train/wideAndDeep/wideAndDeep';
import { wideAndDeepShapes } from '../../../src/train/wideAndDeep/wideAndDeepShapes';
import { wideAndDeepTrainer } from '../../../src/train/wideAndDeep/wideAndDeepTrainer';
import { adultOrSkip } from './adult';

describe('censusSample', () => {
  let adult: Dataset;
  before(async function () {
    adult = await adultOrSkip(this);
  });

  it('is the sample: 66 inputs, 100-70-48-34, 18,879 weights of the deep part beside the embeddings', () => {
    const spec = checkWideAndDeep(censusSample(adult));
    const shapes = wideAndDeepShapes(spec);
    assert.deepEqual(shapes[4], [66, 100]);
    const weights = shapes.slice(4).map(shape => shape.reduce((a, b) => a * b, 1));
    assert.equal(
      weights.reduce((a, b) => a + b, 0),
      18_879,
    );
    wideAndDeepTrainer.check(spec, { shape: [adult.features.width], classes: 2 });
  });

  it('has the settings of both versions, that of January 2018 by default', () => {
    const { rates, loss, steps, batch, buffer } = censusSample(adult, 'june2017');
    assert.deepEqual([rates, loss, steps, batch, buffer], [{ wide: 0.2, deep: 0.05 }, 'mean', 1000, 40, 400]);
    const second = censusSample(adult);
    assert.deepEqual([second.rates, second.loss, second.steps], [{ wide: 0.005, deep: 0.001 }, 'sum', 5000]);
    assert.deepEqual(censusSample(adult, 'january2018'), second);
  });

  it('has a row for each bucket that categories fall into, and the collisions of the sample', () => {
    const { wide, embeddings, columns } = censusSample(adult);
    const [country] = embeddings;
    const { categories } = columns.find(({ name }) => name === 'native-country')!;
    const buckets = categories!.map(text => textBucket(` ${text}`, 100));
    assert.equal(rowsOf(country), new Set(buckets).size);
    const row = (text: string) => country.rows[categories!.indexOf(text)];
    assert.equal(row('Canada'), row('China'));
    assert.notEqual(row('Canada'), row('Cuba'));
    assert.deepEqual(
      wide.map(({ rows }) => rows.length),
      [16 * 15, 11 * 5 * 15, 42 * 15, 2, 16, 9, 7, 6, 42, 15, 11],
    );
    for (const lookup of wide) assert.ok(rowsOf(lookup) <= lookup.rows.length && rowsOf(lookup) > 0);
  });

  it('is plain data', () => {
    const spec = censusSample(adult);
    assert.deepEqual(JSON.parse(JSON.stringify(spec)), spec);
  });

  it('throws a RangeError on data that are not Adult, or another version', () => {
    const without = { ...adult, columns: adult.columns.filter(({ name }) => name !== 'race') };
    const numeric = { ...adult, columns: adult.columns.map(one => ({ ...one, categories: undefined })) };
    const races = {
      ...adult,
      columns: adult.columns.map(one => (one.name === 'race' ? { ...one, categories: ['red'] } : one)),
    };
    const wrong: [RegExp, () => unknown][] = [
      [/the classes <=50K and >50K of toy/, () => censusSample(makeToy({ records: 20 }))],
      [/a column race of categories in adult, got "none"/, () => censusSample(without)],
      [/a column workclass of categories in adult, got "other values"/, () => censusSample(numeric)],
      [/race to be one of .*White, got "red"/, () => censusSample(races)],
      [/version january2018 or june2017, got "march2017"/, () => censusSample(adult, 'march2017' as CensusVersion)],
    ];
    for (const [message, call] of wrong)
      assert.throws(call, error => error instanceof RangeError && message.test(error.message));
  });
});
