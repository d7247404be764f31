import { checkFields, checkText, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { distinctNames } from '../../core/distinctNames';
import { row } from '../../core/matrix';
import type { Cell } from '../../data/fieldsOf';
import { originalCells } from '../../data/originalCells';
import { recordName } from '../../data/recordName';
import { recordNumbers } from '../../data/recordNumbers';
import { checkRecords, type Records } from '../../data/records';
import { imageGrid } from './imageGrid';
import type { Picture } from './picture';

/**
 * Prepares records for `show`. Images become a grid, with class and notes below each; other records become rows with
 * class, notes and the cells of their source, null where it had none. Where the data set knows where its records stand
 * in the source or what that calls them, this comes first. Of several columns of one name the first keeps it, the next
 * is called "name (2)".
 * @param options.title above the images
 * @param options.notes for each record, by what they say: `{ exposure: ['0.98', …] }`
 * @throws RangeError for no record, or another number of notes
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * drawRecords(new Records(split.dataset, [59])); // => [{ class: '+', x: -1, y: -1 }]
 */
export function drawRecords(
  records: Records,
  options: { title?: string; notes?: Record<string, readonly (string | number)[]> } = {},
): Picture | Record<string, Cell | null>[] {
  const { dataset, indices } = checkRecords('records', records);
  checkOptions('drawRecords', options, { title: true, notes: true });
  const { title = '', notes = {} } = options;
  checkText('title', title);
  checkFields('notes', notes, 'an object of lists', []);
  if (indices.length === 0) expected('a record to draw', 'none');
  for (const [what, said] of Object.entries(notes))
    if (checkList(`notes.${what}`, said).length !== indices.length)
      expected(`notes on ${indices.length} records`, `${said.length} of ${what}`);
  const named = dataset.place !== undefined || dataset.ids !== undefined;
  const classes = Array.from(records.labels(), label => dataset.classes[label]);
  if (!dataset.image) {
    const which = named ? recordNumbers(records, [...indices.keys()]) : {};
    const ours: Record<string, ArrayLike<unknown>> = { ...which, class: classes };
    const columns = [...Object.entries(ours), ...Object.entries(notes), ...originalCells(records)];
    const names = distinctNames(columns.map(([name]) => name));
    return Array.from(indices, (_, i) =>
      Object.fromEntries(columns.map(([, cells], c) => [names[c], cells[i] as Cell | null])),
    );
  }
  const images = Array.from(indices, (index, i) => ({
    caption: [
      ...(named ? [recordName(dataset, index)] : []),
      classes[i],
      ...Object.values(notes).map(said => said[i]),
    ].join(' · '),
    pixels: row(dataset.features, index),
  }));
  return imageGrid(images, { shape: dataset.image, title });
}
