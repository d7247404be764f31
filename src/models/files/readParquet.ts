import { DataFileError } from '../../data/load/dataFileError';
import type { LongTable } from './longTable';

/** Reads a .parquet file of flat columns, however it is compressed. @throws DataFileError where that fails */
export async function readParquet(content: Buffer, source: string): Promise<LongTable> {
  // Loaded when the first such file comes: few need them, and all would wait for them.
  const [{ parquetRead, parquetMetadata }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const file = new Uint8Array(content).buffer;
  try {
    const metadata = parquetMetadata(file);
    const rows = Number(metadata.num_rows);
    const columns = new Map<string, unknown[]>();
    await parquetRead({
      file,
      metadata,
      compressors,
      onChunk({ columnName, columnData, rowStart }) {
        let column = columns.get(columnName);
        if (!column) columns.set(columnName, (column = new Array(rows)));
        for (let i = 0; i < columnData.length; i++) column[rowStart + i] = columnData[i];
      },
    });
    return { source, rows, columns, place: row => `row ${row}` };
  } catch (error) {
    throw new DataFileError(`Could not read ${source}: ${(error as Error).message}. Save it again by to_parquet.`);
  }
}
