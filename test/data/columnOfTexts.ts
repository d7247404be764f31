import { parseNumber } from '../../src/data/encode/parseNumber';
import type { SourceColumn } from '../../src/data/encode/table';

/** A column of cells that are at hand as texts. */
export const columnOfTexts = (name: string, texts: readonly (string | null)[]): SourceColumn => ({
  name,
  text: row => texts[row],
  number: row => parseNumber(texts[row] ?? ''),
});
