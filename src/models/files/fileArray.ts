/** An array as a file has it: row-major, and named for messages. */
export interface FileArray {
  /** Which file, and which array in it: "answers.npz, reference_logits". */
  source: string;
  shape: readonly number[];
  /** Numbers, booleans as 0 and 1, whole numbers of 64 bits, or texts. */
  values: NumberArray | BigInt64Array | BigUint64Array | readonly string[];
}

export type NumberArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/** How many values an array of this shape has. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);
