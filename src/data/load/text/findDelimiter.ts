import { expected } from '../../../core/check';
import { RecordReader } from './records';

/** What separates values where nobody says so, and what a reader has to know of that. */
export interface FoundDelimiter {
  delimiter: string;
  notes: string[];
}

const OTHERS = [';', '\t', '|'];

const ADVICE = 'Say by the option `delimiter` what separates values.';

/**
 * The comma, but for files whose first line has none, or whose lines all have as many of another delimiter.
 * @param lines the first ones of the file
 * @throws RangeError where lines may be cut in several ways
 */
export function findDelimiter(lines: readonly string[], source: string, format: FormatSoFar): FoundDelimiter {
  const cut = (delimiter: string) => widths(lines, { ...format, delimiter });
  const byComma = cut(',');
  const hasComma = byComma.length === 0 || byComma[0] > 1; // none where quotes are wrong: the reader will say so
  const fitting = [',', ...OTHERS].filter(delimiter => isEven(cut(delimiter)));
  if (fitting.length > 1)
    expected(`one way to cut the lines of ${source} into values`, fitting.map(shown).join(' and '), ADVICE);
  const found = fitting[0] ?? (!hasComma && isEven(cut('blanks')) ? 'blanks' : undefined);
  if (found !== undefined && found !== ',')
    return {
      delimiter: found,
      notes: [`The values of ${source} are read as separated by ${shown(found)}, as all of its first lines have them.`],
    };
  const other = hasComma ? undefined : OTHERS.find(delimiter => cut(delimiter)[0] > 1);
  if (other !== undefined) expected(`a comma in the first line of ${source}`, `"${other}"`, ADVICE);
  return { delimiter: ',', notes: [] };
}

type FormatSoFar = Omit<ConstructorParameters<typeof RecordReader>[1], 'delimiter'>;

const shown = (delimiter: string) => (delimiter === 'blanks' ? 'runs of blanks' : JSON.stringify(delimiter));

/** How many cells each record has; none where quotes are wrong. */
function widths(lines: readonly string[], format: ConstructorParameters<typeof RecordReader>[1]): number[] {
  const records = new RecordReader('', format);
  try {
    return lines.flatMap((line, i) => records.read(line, i)?.cells.length ?? []);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Whether all records have the same number of cells, two or more; the header may have one fewer, as R writes it. */
const isEven = ([first, ...rest]: number[]): boolean =>
  first > 1 &&
  rest.every(width => width === rest[0]) &&
  (rest.length === 0 || first === rest[0] || first + 1 === rest[0]);
