import type { Table } from '../../display/table';
import { tableText } from '../../display/tableText';
import { comparedColumns } from '../../paper/compare/comparedColumns';
import type { RunComparison } from '../../paper/compare/runComparison';

/** Reports side by side, for a terminal. @param all also numbers that did not move */
export function comparisonText(compared: RunComparison, all = false): string {
  const { settings, rows, moved, incomplete, claims, warnings } = compared;
  // Paths are too long for the heads of columns.
  const letters = compared.names.map((_, i) => String.fromCharCode(65 + i));
  const verdict = { true: 'holds', false: 'does NOT hold', null: 'cannot be told' };
  return [
    compared.names.map((name, i) => `${letters[i]}: ${name}`).join('\n'),
    section('Made with', [
      ['', settings.map(({ name }) => name)],
      ...letters.map((letter, i): Column => [letter, settings.map(({ values }) => worded(values[i]))]),
    ]),
    section(
      all ? 'Numbers, those that moved furthest first' : 'Numbers that moved beyond their intervals',
      comparedColumns(letters, all ? rows : moved),
      warnings,
    ),
    section('Claims with another verdict', [
      ['exhibit', claims.map(({ exhibit }) => exhibit)],
      ['claim', claims.map(({ claim }) => claim)],
      ...letters.map(
        (letter, i): Column => [
          letter,
          claims.map(({ verdicts }) => (verdicts[i] ? verdict[`${verdicts[i].holds}`] : '–')),
        ],
      ),
    ]),
    missing(compared, letters, all),
    ...(incomplete.length > 0 && !all ? ['--all names them, and numbers that did not move.'] : []),
  ].join('\n\n');
}

type Column = [name: string, values: unknown[]];

function section(title: string, columns: Column[], warnings: string[] = []): string {
  const rows = columns[0][1].map((_, i) => columns.map(([, values]) => values[i]));
  const total = { rows: rows.length, columns: columns.length };
  const table: Table = { names: columns.map(([name]) => name), rows, total, warnings: [] };
  return [`${title}:${rows.length === 0 ? ' none' : `\n${tableText(table)}`}`, ...warnings].join('\n');
}

/** How many numbers each run lacks, or which. */
function missing({ incomplete, names }: RunComparison, letters: string[], all: boolean): string {
  if (incomplete.length === 0) return 'Each has all numbers.';
  if (all) return section('Numbers that not all have', comparedColumns(letters, incomplete).slice(0, -1));
  return names
    .map((_, i) => `${letters[i]} lacks ${incomplete.filter(({ rows }) => rows[i] === undefined).length}`)
    .join(', ')
    .concat(` of the ${incomplete.length} numbers that not all have.`);
}

const worded = (value: unknown): unknown => (typeof value === 'object' && value ? JSON.stringify(value) : value);
