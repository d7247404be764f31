import { DataFileError } from './dataFileError';

/**
 * The bytes of an IDX file, the format of MNIST: 00 00 08 (unsigned bytes), the number of dimensions, then each
 * dimension as a big-endian 32-bit integer, then the values. Throws a DataFileError on another header.
 *
 * @param dimensions those that the header must have, for instance [60000, 28, 28]
 */
export function parseIdx(file: Buffer, dimensions: number[], from: string): Uint8Array {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.writeUInt32BE(0x0800 + dimensions.length, 0);
  dimensions.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  const size = header.length + dimensions.reduce((product, side) => product * side, 1);
  const found = file.subarray(0, header.length);
  if (!found.equals(header) || file.length !== size)
    throw new DataFileError(
      `Expected an IDX file of ${dimensions.join(' × ')} bytes in ${from} (header ` +
        `${header.toString('hex')}, ${size} bytes), got header ${found.toString('hex')}, ${file.length} bytes.`,
    );
  return file.subarray(header.length);
}
