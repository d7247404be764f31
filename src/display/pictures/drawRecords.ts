import { expected } from '../../core/check';
import { row } from '../../core/matrix';
import { fieldsOf } from '../../data/fieldsOf';
import type { Records } from '../../data/records';
import { imageGrid } from './imageGrid';
import type { Picture } from './picture';

/**
 * Prepares records for `show`. Images become a grid, with class and notes below each; other records become rows with
 * class, notes and the fields of their source.
 * @param options.title above the images
 * @param options.notes for each record, by what they say: `{ exposure: ['0.98', …] }`
 * @throws RangeError for no record, or another number of notes
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * drawRecords(new Records(split.dataset, [59])); // => [{ class: '+', x: -1, y: -1 }]
 */
export function drawRecords(
  records: Records,
  { title = '', notes = {} }: { title?: string; notes?: Record<string, readonly (string | number)[]> } = {},
): Picture | Record<string, string | number>[] {
  const { dataset, indices } = records;
  if (indices.length === 0) expected('a record to draw', 'none');
  for (const [what, said] of Object.entries(notes))
    if (said.length !== indices.length) expected(`notes on ${indices.length} records`, `${said.length} of ${what}`);
  const noted = Array.from(records.labels(), (label, i) => ({
    class: dataset.classes[label],
    ...Object.fromEntries(Object.entries(notes).map(([what, said]) => [what, said[i]])),
  }));
  if (!dataset.image) return fieldsOf(records).map((fields, i) => ({ ...noted[i], ...fields }));
  const images = Array.from(indices, (index, i) => ({
    caption: Object.values(noted[i]).join(' · '),
    pixels: row(dataset.features, index),
  }));
  return imageGrid(images, { shape: dataset.image, title });
}
