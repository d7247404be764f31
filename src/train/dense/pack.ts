import type { TrainingData } from '../trainer';
import { padded, panelWidth } from './padding';

/** Below this share of values other than 0, records are kept as lists of those. */
const sparseBelow = 0.3;

/** How records lie in the trainer's memory. */
export interface PackedRecords {
  /** Address of rows, or of where the lists begin. */
  at: number;
  /** Address of the labels. */
  labels: number;
  /** Whether records are lists. */
  sparse: boolean;
  bytes: number;
}

/** Decides how records are to lie from address `at` on. */
export function planRecords(at: number, { features, labels }: TrainingData): PackedRecords {
  let others = 0;
  for (let i = 0; i < features.length; i++) if (features[i] !== 0) others++;
  const records = labels.length;
  const width = features.length / records;
  const sparse = others < sparseBelow * features.length;
  const words = padded(sparse ? records + 1 + 2 * others : records * padded(width));
  return { at, labels: at + 4 * words, sparse, bytes: 4 * (words + padded(records)) };
}

/** Writes records and labels to memory as planned. @param units of the first layer */
export function pack(
  buffer: ArrayBufferLike,
  { at, labels, sparse }: PackedRecords,
  data: TrainingData,
  units: number,
): void {
  const records = data.labels.length;
  const width = data.features.length / records;
  new Int32Array(buffer, labels, records).set(data.labels);
  if (sparse) packLists(buffer, at, data.features, width, 4 * panelWidth(units));
  else packRows(buffer, at, data.features, width);
}

function packRows(buffer: ArrayBufferLike, at: number, features: Float32Array, width: number): void {
  const stride = padded(width);
  const records = features.length / width;
  const rows = new Float32Array(buffer, at, records * stride).fill(0);
  for (let i = 0; i < records; i++) rows.set(features.subarray(i * width, (i + 1) * width), i * stride);
}

/**
 * First where each list begins, then the lists: for each value other than 0 where its row in a panel begins, and
 * itself.
 */
function packLists(buffer: ArrayBufferLike, at: number, features: Float32Array, width: number, rowBytes: number): void {
  const records = features.length / width;
  const starts = new Uint32Array(buffer, at, records + 1);
  const words = new Uint32Array(buffer);
  const values = new Float32Array(buffer);
  let next = at / 4 + records + 1;
  for (let record = 0; record < records; record++) {
    starts[record] = 4 * next;
    for (let feature = 0; feature < width; feature++) {
      const value = features[record * width + feature];
      if (value === 0) continue;
      words[next++] = feature * rowBytes;
      values[next++] = value;
    }
  }
  starts[records] = 4 * next;
}
