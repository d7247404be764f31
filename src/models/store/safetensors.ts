// The safetensors format (https://github.com/huggingface/safetensors): 8 bytes length, a JSON header, then the raw
// values.

/** A tensor to keep: its values and their shape. */
export interface StoredTensor {
  shape: number[];
  values: Float32Array | Float64Array | Int32Array;
}

const arrays = { F32: Float32Array, F64: Float64Array, I32: Int32Array };

type Header = Record<string, { dtype: keyof typeof arrays; shape: number[]; data_offsets: [number, number] }>;

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

/** Reads a safetensors file. @throws Error when it is truncated or is not one */
export function decodeSafetensors(file: Buffer): {
  tensors: Record<string, StoredTensor>;
  metadata: Record<string, string>;
} {
  const damaged = (why: string) => new Error(`not a whole safetensors file: ${why}`);
  if (file.length < 8) throw damaged(`${file.length} bytes`);
  const start = 8 + Number(file.readBigUInt64LE());
  if (start > file.length) throw damaged('the header is cut off');
  const { __metadata__: metadata = {}, ...entries } = JSON.parse(file.subarray(8, start).toString());
  const tensors: Record<string, StoredTensor> = {};
  for (const [
    name,
    {
      dtype,
      shape,
      data_offsets: [from, to],
    },
  ] of Object.entries(entries as Header)) {
    if (start + to > file.length) throw damaged(`${name} is cut off`);
    // A copy, aligned to its element size.
    const bytes = Uint8Array.from(file.subarray(start + from, start + to)).buffer;
    tensors[name] = { shape, values: new arrays[dtype](bytes) };
  }
  return { tensors, metadata };
}
