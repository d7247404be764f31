import { count } from '../../core/format';
import { listed } from '../../core/listed';
import type { Cells } from './cells';
import { differInCase } from './differInCase';
import type { EncodedColumn } from './encodedColumn';
import { MISSING } from './missing';
import { quoted } from './quoted';
import type { Remark } from './remarks';

/** One feature for each category (one-hot), in alphabetical order. Missing values form a category of their own. */
export function encodeCategories(cells: Cells, counts: Map<string, number>, why: string): EncodedColumn {
  const { name } = cells;
  const markers = markersOf(cells);
  const missing = [...markers.values()].reduce((sum, n) => sum + n, 0);
  const own = counts.has(MISSING) ? otherName(counts) : undefined;
  const stand = own ?? MISSING;
  const categories = [...counts.keys(), ...(missing > 0 ? [stand] : [])].sort();
  const remarks: Remark[] = [];
  const said = [...markers.keys()].filter(marker => marker !== '' && marker !== MISSING).map(quoted);
  const from = said.length ? ` (${listed(said, 3)})` : '';
  if (missing > 0)
    remarks.push({
      about: own ? 'otherCategory' : 'category',
      item: `${name} ${count(missing)}${from}${own ? ` as ${quoted(own)}` : ''}`,
    });
  const alike = differInCase(counts.keys());
  if (alike) remarks.push({ about: 'cases', item: `${name} (${alike.map(quoted).join(', ')})` });
  const features = `${count(categories.length)} ${categories.length === 1 ? 'feature' : 'features'}, one a category`;
  const filled = missing > 0 ? `; missing ones are the category ${quoted(stand)}` : '';
  return {
    columns: [{ name, width: categories.length, categories, ...(own && { missing: own }) }],
    ...(missing > 0 && { isMissing: row => cells.text(row) === null }),
    write: writer(cells, new Map(categories.map((category, i) => [category, i])), stand),
    decision: { name, type: 'categories', distinct: counts.size, missing, decided: features + filled, why },
    remarks,
  };
}

const writer =
  ({ text }: Cells, at: Map<string, number>, stand: string) =>
  (record: number, into: Float32Array, start: number) => {
    into[start + at.get(text(record) ?? stand)!] = 1;
  };

/** What stands for missing values in a column, and how often: 'NA' may be one, or Namibia. */
export function markersOf({ records, text, raw }: Cells): Map<string, number> {
  const markers = new Map<string, number>();
  for (let row = 0; row < records; row++)
    if (text(row) === null) markers.set(raw(row), (markers.get(raw(row)) ?? 0) + 1);
  return markers;
}

function otherName(counts: Map<string, number>): string {
  let name = '(missing)';
  while (counts.has(name)) name = `(${name})`;
  return name;
}
