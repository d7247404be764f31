import { expected } from '../../../core/check';
import { listed } from '../../../core/listed';
import { areAlike, looksLikeNames, looksLikeRecord } from './lookOfHeader';
import type { TextRecord } from './records';
import type { TextOptions } from './textOptions';
import { uniqueNames } from './uniqueNames';

/** What the columns are called, and how many cells a record has. */
export interface FoundHeader {
  names: string[];
  /** The cells of the line that has the names, and of those that repeat it. */
  cells: readonly string[];
  /** Whether the first record is this line. */
  isFirst: boolean;
  /** One more than there are names where each line ends in a delimiter. */
  width: number;
  notes: string[];
}

/**
 * Finds the names of the columns.
 * @param records the first ones of the file, one at least
 * @throws RangeError where the options say that the first line is names and it looks like a record, or the reverse
 */
export function findHeader(records: readonly TextRecord[], source: string, options: TextOptions): FoundHeader {
  const { header, skip } = options;
  const [first, ...rest] = records;
  if (header === undefined && looksLikeRecord(first, rest))
    expected(
      `the names of the columns in line ${first.line} of ${source}`,
      listed(first.cells),
      'It looks like a record. Name the columns by `header: [...]`, or say `header: false` or `header: true`.',
    );
  if (header === undefined || header === true) {
    const { names, width, notes } = fitted(first.cells, rest, source, true);
    const unique = uniqueNames(names);
    return { names: unique.names, cells: first.cells, isFirst: true, width, notes: [...notes, ...unique.notes] };
  }
  const given = header || first.cells.map((_, c) => `column ${c + 1}`);
  if (skip === undefined && !areAlike(first.cells, given) && looksLikeNames(first, rest, given))
    expected(
      `a record in line ${first.line} of ${source}, for \`header\` says that no line has the names`,
      listed(first.cells),
      'If these are names, leave them out by `skip: 1`, otherwise say `skip: 0`.',
    );
  return { cells: given, isFirst: false, ...fitted(given, records, source, false) };
}

/** Names and the width of records where these differ by a delimiter at the end, or by R's names of rows. */
function fitted(
  names: readonly string[],
  records: readonly TextRecord[],
  source: string,
  fromFile: boolean,
): Pick<FoundHeader, 'names' | 'width' | 'notes'> {
  const size = names.length;
  const all = (width: number) => records.length > 0 && records.every(({ cells }) => cells.length === width);
  const open = records.every(({ cells }) => cells.at(-1) === '');
  const notes = [`Each line of ${source} ends in a delimiter: what would be one more column is left out.`];
  if (fromFile && size > 1 && names[size - 1] === '' && (all(size - 1) || (all(size) && open)))
    return { names: names.slice(0, -1), width: records[0].cells.length, notes };
  if (all(size + 1) && open) return { names: [...names], width: size + 1, notes };
  if (all(size + 1) && fromFile && size > 1 && !looksLikeNames(records[0], records.slice(1), []))
    return {
      names: ['', ...names],
      width: size + 1,
      notes: [
        `${source} has a name fewer than values in a line: the first column has none, as R writes names of rows.`,
      ],
    };
  return { names: [...names], width: size, notes: [] };
}
