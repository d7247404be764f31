import type { EncodedColumn } from './encodedColumn';

/**
 * Which cells the source left out, as `Dataset.missing` tells it: a bit a cell, so that the source itself need not be
 * kept.
 * @param encoded the columns in the order of the features; a date may be several of `Dataset.columns`
 */
export function missingCells(encoded: readonly EncodedColumn[], records: number) {
  const bits = encoded.flatMap(({ columns, isMissing }) => {
    const own = isMissing && bitsOf(isMissing, records);
    return columns.map(() => own);
  });
  return (record: number, column: number): boolean => ((bits[column]?.[record >> 3] ?? 0) & (1 << (record & 7))) !== 0;
}

function bitsOf(isMissing: (record: number) => boolean, records: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(records / 8));
  for (let record = 0; record < records; record++) if (isMissing(record)) bits[record >> 3] |= 1 << (record & 7);
  return bits;
}
