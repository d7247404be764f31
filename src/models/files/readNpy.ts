import { parse } from 'npyjs';
import { DataFileError } from '../../data/load/dataFileError';
import { type FileArray, type NumberArray, sizeOf } from './fileArray';
import { transpose } from './transpose';

/**
 * Reads a NumPy array (.npy): numbers in either order of bytes, bool and str; C or Fortran order.
 * @param source named in messages
 * @throws DataFileError for another file, one that is cut short, or values of another kind
 */
export function readNpy(content: Uint8Array, source: string): FileArray {
  const bytes = Buffer.from(new Uint8Array(content).buffer); // a copy: aligned, and free to be changed
  const start = startOf(bytes, source);
  const type = typeOf(bytes.toString('latin1', 0, start), source);
  const each = type.bytes * type.units;
  if ((bytes.length - start) % each !== 0 || start % type.bytes !== 0)
    throw damaged(source, `${bytes.length - start} bytes of values from byte ${start} on, ${each} for each`);
  makePlain(bytes, start, type);
  const { data, shape, fortranOrder } = parse(bytes.buffer as ArrayBuffer);
  if (sizeOf(shape) * each !== bytes.length - start)
    throw damaged(source, `${bytes.length - start} bytes of values, its shape ${shape.join(' × ')} asks for others`);
  const numbers = data as unknown as NumberArray | BigInt64Array | BigUint64Array;
  const values = type.letter === 'U' ? textsOf(numbers as Uint32Array, type.units) : numbers;
  return { source, shape, values: fortranOrder ? transpose(values, shape) : values };
}

const damaged = (source: string, what: string) =>
  new DataFileError(`Expected a whole NumPy array in ${source}, got ${what}. Save it again by np.save.`);

const magic = '\x93NUMPY';

/** Where the values start. */
function startOf(bytes: Buffer, source: string): number {
  if (bytes.toString('latin1', 0, magic.length) !== magic) throw damaged(source, 'something else');
  if (bytes.length < 12) throw damaged(source, 'a part of the header');
  // The length of the header takes 4 bytes since version 2.
  const start = bytes[6] > 1 ? 12 + bytes.readUInt32LE(8) : 10 + bytes.readUInt16LE(8);
  if (start > bytes.length) throw damaged(source, 'a part of the header');
  return start;
}

interface NumpyType {
  /** As it stands in the header, with quotes. */
  quoted: string;
  big: boolean;
  /** b (bool), i, u, f, or U (text). */
  letter: string;
  /** Bytes of a number or a character, and how many of these a value has: characters of a text, or 1. */
  bytes: number;
  units: number;
}

const readable = /^(b1|[iu][1248]|f[248]|U[1-9]\d*)$/;

function typeOf(header: string, source: string): NumpyType {
  const [quoted, order, code] = /'descr': *('([<>|=]?)(\w+)')/.exec(header)?.slice(1) ?? [];
  if (code === undefined || !readable.test(code)) {
    const got = code === 'O' ? 'pickled objects' : (code ?? 'records');
    throw new DataFileError(
      `Expected numbers, booleans or texts in ${source}, got ${got}. ` +
        'Save np.asarray(values, dtype=float), or another array of one plain type.',
    );
  }
  const [letter, size] = [code[0], Number(code.slice(1))];
  return {
    quoted,
    big: order === '>',
    letter,
    ...(letter === 'U' ? { bytes: 4, units: size } : { bytes: size, units: 1 }),
  };
}

/** Puts values and header into a form that npyjs reads fast: little-endian; bool as bytes, texts as code points. */
function makePlain(whole: Buffer, start: number, { quoted, big, letter, bytes }: NumpyType): void {
  const plain = letter === 'b' ? '|u1' : letter === 'U' ? '<u4' : `<${letter}${bytes}`;
  whole.write(whole.toString('latin1', 0, start).replace(quoted, `'${plain}'`.padEnd(quoted.length)), 'latin1');
  if (!big) return;
  const values = whole.subarray(start);
  if (bytes === 2) values.swap16();
  if (bytes === 4) values.swap32();
  if (bytes === 8) values.swap64();
}

/** Texts of code points, each filled up with zeros to the same width. */
function textsOf(points: Uint32Array, width: number): string[] {
  return Array.from({ length: points.length / width }, (_, i) => {
    const text = String.fromCodePoint(...points.subarray(i * width, (i + 1) * width));
    return text.replace(/\0+$/, '');
  });
}
