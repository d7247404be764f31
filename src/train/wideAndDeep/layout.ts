// Where everything of a wide-and-deep network lies in memory. assembly/wideAndDeep.ts reads what is written here.
import type { SeedPath } from '../../core/random';
import type { Weights } from '../../models/weights';
import { layOut as layOutDense, type Network, placeLayers, takeLayers, writePlan } from '../dense/layout';
import { padded } from '../dense/padding';
import { wholeLines } from '../dense/reserve';
import { stream } from '../dense/stream';
import type { LookedUp } from './lookUp';
import type { WideAndDeep } from './wideAndDeep';
import { deepLayers, othersOf, wideAndDeepShapes } from './wideAndDeepShapes';

/** A model to train. */
export interface Work {
  sample: Int32Array;
  everyBatch: Int32Array;
  seedPath: SeedPath;
}

/** Where records lie, a row each, and their labels. */
export interface PackedRecords {
  at: number;
  labels: number;
  bytes: number;
}

const modelWords = 18;
const accumulated = 0.1;

/** How the words of a record's row are parted. */
function rowOf(spec: WideAndDeep) {
  const othersAt = padded(spec.wide.length + spec.embeddings.length);
  const others = padded(othersOf(spec));
  return { othersAt, others, words: othersAt + others };
}

/** Decides how so many records are to lie from address `at` on. */
export function planRecords(at: number, spec: WideAndDeep, records: number): PackedRecords {
  const labels = at + 4 * records * rowOf(spec).words;
  return { at, labels, bytes: labels - at + 4 * padded(records) };
}

/** Writes records as planned: where in each table what they look up begins (bytes), then their other inputs. */
export function packRecords(
  buffer: ArrayBufferLike,
  { at }: PackedRecords,
  spec: WideAndDeep,
  { records, wide, embedded, others }: LookedUp,
): void {
  const row = rowOf(spec);
  const [w, e, o] = [spec.wide.length, spec.embeddings.length, othersOf(spec)];
  const words = new Int32Array(buffer, at, records * row.words).fill(0);
  const reals = new Float32Array(buffer, at, records * row.words);
  for (let i = 0, from = 0; i < records; i++, from += row.words) {
    for (let k = 0; k < w; k++) words[from + k] = 4 * (1 + wide[i * w + k]); // the bias comes first
    for (let k = 0; k < e; k++) words[from + w + k] = 4 * spec.dimension * embedded[i * e + k];
    reals.set(others.subarray(i * o, (i + 1) * o), from + row.othersAt);
  }
}

/** Addresses in the part of memory in which one model at a time is trained or asked, relative to its beginning. */
export function layOut(spec: WideAndDeep, batch: number, longestSample: number) {
  const layers = deepLayers(spec);
  const deep = layOutDense({ layers, batch }, longestSample, false);
  let end = wholeLines(deep.bytes);
  const take = (words: number) => {
    const at = end;
    end += wholeLines(4 * words);
    return at;
  };
  const model = take(modelWords);
  const sample = take(longestSample);
  const sizes = wideAndDeepShapes(spec).map(shape => shape.reduce((a, b) => a * b, 1));
  const tables = sizes.slice(2, 2 + spec.embeddings.length);
  const wide = { at: take(1 + sizes[0]), words: padded(1 + sizes[0]) };
  const embeddings = { at: end, words: tables.reduce((a, b) => a + b, 0) };
  take(embeddings.words);
  const span = end - wide.at;
  take(span / 2); // gradients and accumulators
  const columns = spec.embeddings.length * spec.dimension;
  const transposed = take(columns * padded(layers[0].units));
  const delta = take(padded(batch) * columns);
  return { bytes: end, layers, deep, model, sample, wide, embeddings, tables, span, transposed, delta };
}

export type Region = ReturnType<typeof layOut>;

/**
 * Clears a region at `base`, and writes there one model, all but its weights.
 * @param batch records in a batch, those of every batch included
 */
export function writeModel(
  { buffer }: WebAssembly.Memory,
  base: number,
  region: Region,
  spec: WideAndDeep,
  records: PackedRecords,
  batch: number,
  { sample, everyBatch, seedPath }: Work,
): void {
  const { layers, deep, wide, embeddings, span } = region;
  const at = (offset: number) => base + offset;
  new Uint8Array(buffer, base, region.bytes).fill(0);
  new Int32Array(buffer, at(region.sample), sample.length).set(sample);
  const network: Network = {
    layers,
    batch,
    drawn: batch - everyBatch.length,
    steps: spec.steps,
    optimiser: 'sgd', // which is not called
    rate: 0,
    l2: 0,
    buffer: spec.buffer,
  };
  const batches = stream(...seedPath, 'batches');
  const work = { sample: at(region.sample), length: sample.length, everyBatch, weights: [], batches };
  writePlan(buffer, base, deep, network, { ...records, sparse: false }, work);
  new Int32Array(buffer, at(deep.random), 4).set(batches);
  const row = rowOf(spec);
  new Int32Array(buffer, at(region.model), modelWords).set([
    base,
    4 * row.words,
    4 * row.othersAt,
    4 * row.others,
    spec.wide.length,
    spec.embeddings.length,
    4 * spec.dimension,
    at(wide.at),
    4 * wide.words,
    at(embeddings.at),
    4 * embeddings.words,
    span,
    at(region.transposed),
    at(region.delta),
  ]);
  const share = spec.loss === 'sum' ? 1 : 1 / batch;
  new Float32Array(buffer, at(region.model), modelWords).set([spec.rates.wide, spec.rates.deep, share], 14);
  const accumulators = (first: number, bytes: number) =>
    new Float32Array(buffer, at(first) + 2 * bytes, bytes / 4).fill(accumulated);
  accumulators(wide.at, span);
  accumulators(deep.places[0].kernel, deep.span);
}

/** Puts weights, in the order of `wideAndDeepShapes`, in their places. */
export function placeWeights(memory: WebAssembly.Memory, base: number, region: Region, weights: Weights): void {
  const [wide, bias, ...rest] = weights;
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, base + at, length);
  floats(region.wide.at, 1 + wide.length).set([bias[0], ...wide]);
  let at = region.embeddings.at;
  region.tables.forEach((size, i) => {
    floats(at, size).set(rest[i]);
    at += 4 * size;
  });
  placeLayers(memory, base, region.layers, region.deep, rest.slice(region.tables.length));
}

/** The weights in the order of `wideAndDeepShapes`. */
export function takeWeights(memory: WebAssembly.Memory, base: number, region: Region, weights: number): Weights {
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, base + at, length).slice();
  let at = region.embeddings.at;
  const tables = region.tables.map(size => {
    at += 4 * size;
    return floats(at - 4 * size, size);
  });
  return [
    floats(region.wide.at + 4, weights),
    floats(region.wide.at, 1),
    ...tables,
    ...takeLayers(memory, base, region.layers, region.deep),
  ];
}
