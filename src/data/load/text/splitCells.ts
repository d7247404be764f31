/** How the lines of a file are cut into cells. */
export interface CellFormat {
  /** What separates cells; `'blanks'`: a run of blanks and tabs. */
  delimiter: string;
  /** Whether `"` opens and closes a cell. */
  quote: boolean;
}

/**
 * The cells of a record, without blanks around them (RFC 4180).
 * @param wrong is told what is wrong with a quote
 * @returns undefined where a quoted cell is still open at the end
 */
export function splitCells(
  text: string,
  { delimiter, quote }: CellFormat,
  wrong: (cell: string) => never,
): string[] | undefined {
  const blanks = delimiter === 'blanks';
  if (quote && text.includes('"')) return quotedCells(blanks ? text.trim() : text, delimiter, wrong);
  if (blanks) return text.trim().split(/[ \t]+/);
  const cells = text.split(delimiter);
  for (let c = 0; c < cells.length; c++) cells[c] = trimmed(cells[c]);
  return cells;
}

/** `text.trim()`, which takes longer where there is nothing to trim. */
function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 32 && first < 128 && last > 32 && last < 128 ? text : text.trim();
}

function quotedCells(text: string, delimiter: string, wrong: (cell: string) => never): string[] | undefined {
  const blanks = delimiter === 'blanks';
  const cells: string[] = [];
  for (let at = 0; ; ) {
    at = afterBlanks(text, at, delimiter);
    let end = endOfCell(text, at, delimiter);
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close < 0) return undefined;
      end = blanks ? close + 1 : afterBlanks(text, close + 1, delimiter);
      if (end < text.length && endOfCell(text, end, delimiter) !== end)
        wrong(text.slice(at, endOfCell(text, end, delimiter)));
      cells.push(
        text
          .slice(at + 1, close)
          .replaceAll('""', '"')
          .trim(),
      );
    } else {
      const cell = text.slice(at, end).trim();
      if (cell.includes('"')) wrong(cell);
      cells.push(cell);
    }
    if (end === text.length) return cells;
    at = end + (blanks ? 1 : delimiter.length);
  }
}

const isBlank = (char: string) => char === ' ' || char === '\t';

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (isBlank(text[at]) && !text.startsWith(delimiter, at)) at++;
  return at;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  if (delimiter !== 'blanks') {
    const end = text.indexOf(delimiter, from);
    return end < 0 ? text.length : end;
  }
  let at = from;
  while (at < text.length && !isBlank(text[at])) at++;
  return at;
}

/** Two quotes stand for one within the cell. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
