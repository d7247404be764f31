import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { DataFileError } from '../dataFileError';
import { decimalText } from '../values/decimalText';
import type { NamedValues } from '../values/namedValues';
import { timeText } from '../values/timeText';

/**
 * Reads the flat columns of a Parquet file, however they are compressed: numbers, BigInts, booleans and texts as they
 * are; times and decimal numbers as texts, which have all their digits.
 * @throws DataFileError where that fails
 */
export async function parquetValues(file: AsyncBuffer, source: string): Promise<NamedValues> {
  // Loaded when the first such file comes: few need them, and all would wait for them.
  const [{ parquetRead, parquetMetadataAsync }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  try {
    const metadata = await parquetMetadataAsync(file);
    const scales = takeScales(metadata);
    const rows = Number(metadata.num_rows);
    const columns = new Map<string, unknown[]>();
    await parquetRead({
      file,
      metadata,
      compressors,
      parsers,
      onChunk({ columnName, columnData, rowStart }) {
        const scale = scales.get(columnName);
        let column = columns.get(columnName);
        if (!column) columns.set(columnName, (column = new Array(rows)));
        for (let i = 0; i < columnData.length; i++)
          column[rowStart + i] = scale === undefined ? columnData[i] : decimalOf(columnData[i], scale);
      },
    });
    return { rows, columns };
  } catch (error) {
    throw new DataFileError(`Could not read ${source}: ${(error as Error).message}. Save it again by to_parquet.`);
  }
}

const timeParser =
  <T>(unit: bigint, digits: 3 | 6 | 9) =>
  (time: T) =>
    time === undefined || time === null ? time : timeText(BigInt(time as bigint) * unit, digits);

const parsers = {
  dateFromDays: timeParser<number>(86_400_000n, 3),
  timestampFromMilliseconds: timeParser<bigint>(1n, 3),
  timestampFromMicroseconds: timeParser<bigint>(1n, 6),
  timestampFromNanoseconds: timeParser<bigint>(1n, 9),
};

/**
 * Makes the reader hand out decimal numbers as the whole numbers that they are in the file: it would make float64 of
 * them.
 * @returns how many digits stand behind the point, by column
 */
function takeScales({ schema }: FileMetaData): Map<string, number> {
  const scales = new Map<string, number>();
  for (const element of schema) {
    const { logical_type: logical, converted_type, type, name, precision = 0 } = element;
    if (converted_type !== 'DECIMAL' && logical?.type !== 'DECIMAL') continue;
    if (type === 'BYTE_ARRAY') {
      if (precision > 15) throw new Error(`${name} has decimal numbers of ${precision} digits as byte arrays`);
      continue;
    }
    scales.set(name, (logical?.type === 'DECIMAL' ? logical.scale : element.scale) ?? 0);
    element.converted_type = undefined;
    element.logical_type = undefined;
  }
  return scales;
}

function decimalOf(value: unknown, scale: number): unknown {
  if (value === undefined || value === null) return value;
  if (!(value instanceof Uint8Array)) return decimalText(BigInt(value as bigint), scale);
  const digits = BigInt(`0x${Buffer.from(value).toString('hex')}`); // two's complement, the first byte first
  return decimalText(BigInt.asIntN(8 * value.length, digits), scale);
}
