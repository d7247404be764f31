import { formatCell } from '../core/format';
import { oneLine } from './escape';
import { isNumeric, remainder, type Table } from './table';

/** A table as plain text with columns in line, its title above. */
export const tableText = (table: Table): string =>
  [
    ...(table.title === undefined ? [] : [oneLine(table.title)]),
    ...(table.names.length === 0 ? [] : linesOf(table)),
  ].join('\n');

function linesOf(table: Table): string[] {
  const cells = [table.names, ...table.rows.map(row => row.map(formatCell))].map(row => row.map(oneLine));
  const width = table.names.map((_, c) => Math.max(...cells.map(row => row[c].length)));
  const right = table.names.map((_, c) => isNumeric(table, c));
  const lines = cells.map(row =>
    row
      .map((cell, c) => (right[c] ? cell.padStart(width[c]) : cell.padEnd(width[c])))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, width.map(w => '─'.repeat(w)).join('  '));
  if (table.rows.length === 0) lines.push('(no rows)');
  const more = remainder(table);
  return more ? [...lines, more] : lines;
}
