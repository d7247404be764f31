import { expected } from '../core/check';
import { recordNameAt } from '../data/recordName';
import type { Records } from '../data/records';
import type { Logits } from './logits';

/**
 * Logits of models whose weights nobody has: taken, record by record, from those that were kept when they were trained.
 * @throws RangeError for a record about which they were not asked
 */
export function keptLogits(kept: [records: Records, logits: Logits][], wanted: Records): Logits {
  const [[, { models, classes }]] = kept;
  const places = kept.map(([{ indices }]) => new Map(Array.from(indices, (index, at) => [index, at])));
  const values = new Float32Array(models * wanted.length * classes);
  wanted.indices.forEach((index, r) => {
    const set = places.findIndex(place => place.has(index));
    if (set < 0)
      expected(
        'records of split.pool or split.adversary for models whose trainer keeps their weights',
        recordNameAt(wanted, r),
      );
    const { values: from, records } = kept[set][1];
    for (let m = 0; m < models; m++) {
      const at = (m * records + places[set].get(index)!) * classes;
      values.set(from.subarray(at, at + classes), (m * wanted.length + r) * classes);
    }
  });
  return { values, models, records: wanted.length, classes };
}
