import type { DataType, Table } from '@uwdata/flechette';
import { expected } from '../../../core/check';
import { DataFileError } from '../dataFileError';
import { decimalText } from '../values/decimalText';
import type { NamedValues } from '../values/namedValues';
import { timeText } from '../values/timeText';
import { lz4Frame } from './lz4Frame';

/**
 * Reads the columns of a file (Feather) or stream of Arrow, packed by LZ4 or zstd or not: numbers, BigInts, booleans
 * and texts as they are; dates, times and decimal numbers as texts.
 * @throws DataFileError where that fails; RangeError for columns of the same name
 */
export async function arrowValues(bytes: Uint8Array, source: string): Promise<NamedValues> {
  const table = await read(bytes, source);
  const names = table.names.map(String);
  const twice = names.find((name, c) => names.indexOf(name) !== c);
  if (twice !== undefined) expected(`columns of different names in ${source}`, twice, 'Rename them before saving.');
  return {
    rows: table.numRows,
    columns: new Map(table.children.map((column, c) => [names[c], plain(column.toArray(), column.type)])),
  };
}

async function read(bytes: Uint8Array, source: string): Promise<Table> {
  // Loaded when the first such file comes: few need them, and all would wait for them.
  const [{ tableFromIPC, setCompressionCodec, CompressionType }, { compressors }] = await Promise.all([
    import('@uwdata/flechette'),
    import('hyparquet-compressors'),
  ]);
  const encode = () => {
    throw new Error('nothing is written');
  };
  setCompressionCodec(CompressionType.LZ4_FRAME, { decode: lz4Frame, encode });
  setCompressionCodec(CompressionType.ZSTD, { decode: packed => new Uint8Array(compressors.ZSTD!(packed, 0)), encode });
  try {
    // Numbers of 8 bytes have to begin at a multiple of 8.
    return tableFromIPC(bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes), {
      useBigInt: true,
      useDecimalInt: true,
    });
  } catch (error) {
    throw new DataFileError(`Could not read ${source}: ${(error as Error).message}. Save it again by to_feather.`);
  }
}

/** Values without what only their type says. Times come in milliseconds and their fractions. */
function plain(values: ArrayLike<unknown>, type: DataType): ArrayLike<unknown> {
  const changed = (change: (value: never) => string) =>
    Array.from(values, value => (value === null ? null : change(value as never)));
  if (type.typeId === DATE || type.typeId === TIMESTAMP)
    return changed((time: number) => timeText(BigInt(Math.round(1000 * time)), 6));
  if (type.typeId === DECIMAL) return changed((digits: bigint | number) => decimalText(BigInt(digits), type.scale));
  return values;
}

const [DECIMAL, DATE, TIMESTAMP] = [7, 8, 10] as const; // as in the format's Schema.fbs
