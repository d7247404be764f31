// Where everything lies in the memory that the trainer's code works on. assembly/plan.ts reads what is written here.
import type { Weights } from '../../models/weights';
import type { DenseLayer } from './denseLayers';
import type { PackedRecords } from './pack';
import { padded, panelWidth } from './padding';

/** All that the models of one task have in common; plain data, as it goes to the threads. */
export interface Network {
  layers: DenseLayer[];
  /** Records in a batch, and how many of them are drawn; the others are in every batch. */
  batch: number;
  drawn: number;
  steps: number;
  optimiser: 'adam' | 'sgd';
  rate: number;
  l2: number;
  /** The same for biases. Default 0. */
  biasL2?: number;
  /** Records that the next one is drawn from, in the order of the sample. Default: all that are left of a pass. */
  buffer?: number;
}

/** A model to train. */
export interface Work {
  /** Address and length of its sample. */
  sample: number;
  length: number;
  /** The records that are in every batch. */
  everyBatch: Int32Array;
  /** Where its weights come from: the state of a generator, or the addresses of each layer's kernel and bias. */
  weights: Int32Array | number[];
  /** State of the generator of its batches. */
  batches: Int32Array;
}

const planWords = 26;
const layerWords = 12;
const activations = ['linear', 'tanh', 'relu'];
/** The bias of a logit that only fills up a vector: its softmax is 0. */
const never = -1e30;

/** Shape of each layer's kernel in memory: `columns` at a time lie together, with all rows, in so many words. */
function shapes(layers: DenseLayer[], sparse: boolean) {
  let rows = padded(layers[0].inputs);
  return layers.map(({ units }, i) => {
    const width = padded(units);
    const columns = i === 0 && sparse ? panelWidth(units) : width;
    const shape = { rows, width, columns, words: rows * Math.ceil(width / columns) * columns };
    rows = width;
    return shape;
  });
}

/** Addresses in the part of memory in which one thread trains one model at a time, relative to its beginning. */
export function layOut({ layers, batch }: Pick<Network, 'layers' | 'batch'>, longestSample: number, sparse: boolean) {
  let end = 0;
  const take = (words: number) => {
    const at = end;
    end += Math.ceil(words / 16) * 64; // from one line of cache to the next
    return at;
  };
  take(planWords + layerWords * layers.length);
  const kernels = shapes(layers, sparse);
  const batchRows = padded(batch);
  const random = take(4);
  const order = take(longestSample);
  const chosen = take(batch);
  const { rows, width, columns } = kernels[0];
  const several = width > columns;
  const tallest = Math.max(batch, ...kernels.map(kernel => Math.max(kernel.rows, kernel.width)));
  const panel = take(Math.max(8 * tallest, several ? columns * batch : 0));
  const lists = take(sparse ? 2 * batch : 0);
  const features = take(several ? (rows * columns) / 4 : 0);
  const byFeature = take(several ? 2 * batch * rows : 0); // as many as there can be
  const parameters = end;
  const tensors = kernels.map(({ words, width }) => ({ kernel: take(words), bias: take(width) }));
  const span = end - parameters;
  take((3 * span) / 4); // gradients and Adam's two moments
  let input = sparse ? 0 : take(batchRows * rows);
  const places = kernels.map((shape, i) => {
    const output = take(batchRows * shape.width);
    const place = {
      ...shape,
      ...tensors[i],
      input,
      output,
      delta: i === layers.length - 1 ? output : take(batchRows * shape.width),
      transposed: i > 0 ? take(shape.rows * shape.width) : 0,
    };
    input = output;
    return place;
  });
  return { bytes: end, span, random, order, chosen, panel, lists, features, byFeature, places };
}

export type Region = ReturnType<typeof layOut>;
export type Place = Region['places'][number];

/** Clears a thread's region at `base` and writes the plan of one model there, all but the initial kernels. */
export function writePlan(
  buffer: ArrayBufferLike,
  base: number,
  { places, ...region }: Region,
  network: Network,
  records: PackedRecords,
  work: Work,
): void {
  new Uint8Array(buffer, base, region.bytes).fill(0);
  const at = (offset: number) => base + offset;
  const { layers, batch, drawn, optimiser, rate, l2, biasL2 = 0, buffer: window = 0 } = network;
  const plan = new Int32Array(buffer, base, planWords);
  const reals = new Float32Array(buffer, base, planWords);
  plan.set([batch, drawn, layers.length, optimiser === 'adam' ? 1 : 0, records.sparse ? 1 : 0]);
  reals.set([rate, 2 * l2], 5);
  plan.set([records.at, records.labels, ...[region.random, region.order].map(at), work.length, work.length], 7);
  plan.set([...[region.chosen, region.panel].map(at), region.span], 13);
  reals.set([0.9, 0.999], 16);
  plan.set([work.sample, window, ...[region.lists, region.features, region.byFeature].map(at)], 20);
  reals.set([2 * biasL2], 25);
  layers.forEach(({ inputs, units, activation }, i) => {
    const { rows, width, columns, kernel, bias, transposed, input, output, delta } = places[i];
    new Int32Array(buffer, base + 4 * (planWords + layerWords * i), layerWords).set([
      inputs,
      rows,
      units,
      width,
      columns,
      activations.indexOf(activation),
      ...[kernel, bias, transposed, input, output, delta].map(at),
    ]);
  });
  const { bias, width } = places[layers.length - 1];
  new Float32Array(buffer, at(bias), width).fill(never, layers[layers.length - 1].units);
  new Int32Array(buffer, at(region.order), work.length).set(new Int32Array(buffer, work.sample, work.length));
  new Int32Array(buffer, at(region.chosen), batch).set(work.everyBatch, drawn);
}

/** Copies a kernel from rows without gaps to its place in memory. */
export function placeKernel(
  values: Float32Array,
  memory: Float32Array,
  { inputs, units }: DenseLayer,
  place: Place,
): void {
  for (let row = 0; row < inputs; row++)
    for (let column = 0; column < units; column++) memory[position(row, column, place)] = values[row * units + column];
}

/** Puts kernels and biases, as `Weights` have them, in their places. */
export function placeLayers(
  { buffer }: WebAssembly.Memory,
  base: number,
  layers: DenseLayer[],
  { places }: Region,
  weights: Weights,
): void {
  layers.forEach((layer, i) => {
    const { kernel, bias, words } = places[i];
    placeKernel(weights[2 * i], new Float32Array(buffer, base + kernel, words), layer, places[i]);
    new Float32Array(buffer, base + bias, layer.units).set(weights[2 * i + 1]);
  });
}

/** Kernel and bias of each layer. */
export const takeLayers = (
  { buffer }: WebAssembly.Memory,
  base: number,
  layers: DenseLayer[],
  { places }: Region,
): Weights =>
  layers.flatMap((layer, i) => {
    const { kernel, bias, words } = places[i];
    const memory = new Float32Array(buffer, base + kernel, words);
    return [takeKernel(memory, layer, places[i]), new Float32Array(buffer, base + bias, layer.units).slice()];
  });

/** A kernel in rows without gaps, from its place in memory. */
function takeKernel(memory: Float32Array, { inputs, units }: DenseLayer, place: Place): Float32Array {
  const values = new Float32Array(inputs * units);
  for (let row = 0; row < inputs; row++)
    for (let column = 0; column < units; column++) values[row * units + column] = memory[position(row, column, place)];
  return values;
}

const position = (row: number, column: number, { rows, columns }: Place): number =>
  (Math.floor(column / columns) * rows + row) * columns + (column % columns);
