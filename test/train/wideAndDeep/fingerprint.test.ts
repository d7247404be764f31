import assert from 'node:assert/strict';
import type { Dataset } from '../../../src/data/dataset';
import { fieldsOf } from '../../../src/data/fieldsOf';
import { Records } from '../../../src/data/records';
import { crossBucket, textBucket } from '../../../src/train/wideAndDeep/fingerprint';
import { readFixture } from '../../readFixture';
import { adultOrSkip } from './adult';

/** Buckets as TensorFlow has them. */
interface Buckets {
  hashed: Record<'occupation' | 'native_country', Record<string, number>>;
  /** Education and occupation, age, race and occupation, country and occupation of the first records of Adult. */
  crossed: [number[], number[], number[]];
}

const { hashed, crossed } = readFixture<Buckets>('train/wideAndDeep', 'censusBuckets');

describe('textBucket', () => {
  it('is the bucket that TensorFlow has for each occupation and country', () => {
    for (const buckets of Object.values(hashed))
      for (const [text, bucket] of Object.entries(buckets)) assert.equal(textBucket(` ${text}`, 100), bucket, text);
    assert.equal(Object.keys(hashed.native_country).length, 42);
  });
});

describe('crossBucket', () => {
  let adult: Dataset;
  before(async function () {
    adult = await adultOrSkip(this);
  });

  it('is the bucket that TensorFlow has for the crosses of records', () => {
    const races = ['Amer-Indian-Eskimo', 'Asian-Pac-Islander', 'Black', 'Other', 'White'];
    const borders = [18, 25, 30, 35, 40, 45, 50, 55, 60, 65];
    const records = fieldsOf(
      new Records(
        adult,
        crossed[0].map((_, i) => i),
      ),
    );
    assert.equal(records.length, 60);
    const found = records.map(record => {
      const [education, occupation, country] = ['education', 'occupation', 'native-country'].map(
        name => ` ${record[name]}`,
      );
      const age = borders.filter(border => Number(record.age) >= border).length;
      return [
        crossBucket([education, occupation], 1e4),
        crossBucket([age, races.indexOf(String(record.race)), occupation], 1e6),
        crossBucket([country, occupation], 1e4),
      ];
    });
    assert.deepEqual(
      found,
      records.map((_, i) => crossed.map(buckets => buckets[i])),
    );
  });
});
