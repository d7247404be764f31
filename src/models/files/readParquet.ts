import { parquetValues } from '../../data/load/parquet/parquetValues';
import { rowPlace } from '../../data/load/values/namedValues';
import type { LongTable } from './longTable';

/** Reads a .parquet file of flat columns, however it is compressed. @throws DataFileError where that fails */
export async function readParquet(content: Buffer, source: string): Promise<LongTable> {
  const { buffer } = new Uint8Array(content);
  return { source, place: rowPlace, ...(await parquetValues(buffer, source)) };
}
