// The safetensors format (https://github.com/huggingface/safetensors): 8 bytes length, a JSON header, then the raw
// values.
import { z } from 'zod';
import { fromBfloat16, fromFloat16 } from './halfFloats';

/** A tensor to keep: its values and their shape. */
export interface StoredTensor {
  shape: number[];
  values: Float32Array | Float64Array | Int32Array;
}

/** A tensor as it was read: half precision comes as float32, BOOL as 0 and 1. */
export interface ReadTensor {
  shape: number[];
  values: StoredTensor['values'] | Uint8Array | BigInt64Array;
}

/** How values are read, and how many bytes one has. */
const dtypes = {
  F64: { bytes: 8, read: (bytes: ArrayBuffer) => new Float64Array(bytes) },
  F32: { bytes: 4, read: (bytes: ArrayBuffer) => new Float32Array(bytes) },
  F16: { bytes: 2, read: (bytes: ArrayBuffer) => fromFloat16(new Uint16Array(bytes)) },
  BF16: { bytes: 2, read: (bytes: ArrayBuffer) => fromBfloat16(new Uint16Array(bytes)) },
  I64: { bytes: 8, read: (bytes: ArrayBuffer) => new BigInt64Array(bytes) },
  I32: { bytes: 4, read: (bytes: ArrayBuffer) => new Int32Array(bytes) },
  U8: { bytes: 1, read: (bytes: ArrayBuffer) => new Uint8Array(bytes) },
  BOOL: { bytes: 1, read: (bytes: ArrayBuffer) => new Uint8Array(bytes) },
};

const whole = z.int().nonnegative();
const entry = z.object({
  dtype: z.enum(Object.keys(dtypes) as (keyof typeof dtypes)[]),
  shape: z.array(whole),
  data_offsets: z.tuple([whole, whole]),
});
const header = z.object({ __metadata__: z.record(z.string(), z.string()).default({}) }).catchall(entry);
type Entries = Record<string, z.infer<typeof entry>>;

/** Writes named tensors and string metadata as one safetensors file. */
export function encodeSafetensors(tensors: Record<string, StoredTensor>, metadata: Record<string, string>): Buffer {
  const header: Record<string, unknown> = { __metadata__: metadata };
  const parts: Buffer[] = [];
  let at = 0;
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    header[name] = {
      dtype: values instanceof Int32Array ? 'I32' : values instanceof Float64Array ? 'F64' : 'F32',
      shape,
      data_offsets: [at, at + values.byteLength],
    };
    parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    at += values.byteLength;
  }
  const json = JSON.stringify(header);
  const padded = Buffer.from(json.padEnd(Math.ceil(json.length / 8) * 8)); // the values start at a multiple of 8
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, ...parts]);
}

/**
 * Reads a safetensors file of the dtypes F16, BF16, F32, F64, I32, I64, U8 and BOOL, with the checks of the format:
 * each tensor has the bytes that its shape asks for, none overlaps another, and all of them fill the file.
 * @throws Error when it is truncated or is not one
 */
export function decodeSafetensors(file: Buffer): {
  tensors: Record<string, ReadTensor>;
  metadata: Record<string, string>;
} {
  if (file.length < 8) throw damaged(`${file.length} bytes`);
  const start = 8 + Number(file.readBigUInt64LE());
  if (start > file.length) throw damaged('the header is cut off');
  const { __metadata__: metadata, ...entries } = parseHeader(file.subarray(8, start));
  checkLayout(entries, file.length - start);
  const tensors: Record<string, ReadTensor> = {};
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(entries)) {
    const bytes = file.subarray(start + offsets[0], start + offsets[1]);
    tensors[name] = { shape, values: dtypes[dtype].read(new Uint8Array(bytes).buffer) }; // a copy, for it is aligned
  }
  return { tensors, metadata };
}

const damaged = (why: string) => new Error(`not a whole safetensors file: ${why}`);

function parseHeader(text: Buffer): z.infer<typeof header> {
  try {
    return header.parse(JSON.parse(text.toString()));
  } catch (error) {
    throw damaged(error instanceof z.ZodError ? z.prettifyError(error) : 'the header is no JSON');
  }
}

/** @param size how many bytes there are for the values */
function checkLayout(entries: Entries, size: number): void {
  let at = 0;
  const inOrder = Object.entries(entries).sort(([, { data_offsets: a }], [, { data_offsets: b }]) =>
    a[0] === b[0] ? a[1] - b[1] : a[0] - b[0],
  );
  for (const [name, { dtype, shape, data_offsets: offsets }] of inOrder) {
    const [from, to] = offsets;
    const bytes = shape.reduce((product, side) => product * side, dtypes[dtype].bytes);
    if (from !== at) throw damaged(`${name} begins at byte ${from}, where the tensor before it ends at ${at}`);
    if (to - from !== bytes) throw damaged(`${name} has ${to - from} bytes, its shape asks for ${bytes}`);
    if (to > size) throw damaged(`${name} is cut off`);
    at = to;
  }
  if (at < size) throw damaged(`${size - at} bytes belong to no tensor`);
}
