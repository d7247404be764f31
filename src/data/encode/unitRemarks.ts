import { listed } from '../../core/listed';
import type { Cells } from './cells';
import type { Remark } from './remarks';

/** Says that a column has numbers of several units, such as $ and €, or < and none. */
export function unitRemarks(cells: Cells): Remark[] {
  if (cells.units.length === 0) return [];
  const found = new Set<string>();
  for (let row = 0; row < cells.records; row++) {
    const text = cells.isPlain(row) ? '' : cells.text(row);
    if (text !== null) found.add(cells.units.find(unit => text.includes(unit.trim())) ?? 'none');
  }
  return found.size > 1 ? [{ about: 'units', item: `${cells.name} (${listed([...found])})` }] : [];
}
