import { expected } from '../../core/check';
import { type Matrix, rows } from '../../core/matrix';
import type { Weights } from '../../models/weights';
import { origin, reserve, wholeLines } from '../dense/reserve';
import { sharedMemory } from '../dense/sharedMemory';
import { wasm } from '../dense/wasm';
import { checkWidth } from './checkTask';
import { checkWideAndDeep } from './checkWideAndDeep';
import { layOut, packRecords, placeWeights, planRecords, writeModel } from './layout';
import { lookUp } from './lookUp';
import type { WideAndDeep } from './wideAndDeep';
import { wideAndDeepShapes } from './wideAndDeepShapes';

const block = 200; // records at a time: what the layers put out of them stays in the cache

/** The compiled code and its memory, which are kept: memory of its own for each call would soon be too much. */
let machine: { memory: WebAssembly.Memory; answer(model: number): void } | undefined;

function start(): NonNullable<typeof machine> {
  const memory = sharedMemory();
  const compiled = new WebAssembly.Module(Buffer.from(wasm, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { memory, answer: exports.answerWideAndDeep as (model: number) => void };
}

/**
 * Logits of wide-and-deep networks on records: 0 for the first class, and the network's own for the second. They are
 * the same to the last bit on every machine, whatever other models and records there are.
 * @param models their weights, in the order of `wideAndDeepShapes`
 * @param features as the data set encodes them, `[records × features]`. Of each column the category with the largest
 *   entry counts, the first of several; so an input between categories is answered as a real one nearby is.
 * @returns `[models × records × 2]`
 * @throws RangeError for a network that makes no sense, weights of other sizes, or records that are too narrow
 */
export function wideAndDeepLogits(spec: WideAndDeep, models: readonly Weights[], features: Matrix): Float32Array {
  checkWideAndDeep(spec);
  const wanted = wideAndDeepShapes(spec).map(shape => shape.reduce((a, b) => a * b, 1));
  for (const weights of models) {
    const given = weights.map(values => values.length);
    if (`${given}` !== `${wanted}`) expected(`models with tensors of ${wanted.join(', ')} weights`, given.join(', '));
  }
  checkWidth(spec, features.width);
  const count = rows(features);
  const logits = new Float32Array(models.length * count * 2);
  if (logits.length === 0) return logits;
  const { memory, answer } = (machine ??= start());
  const batch = Math.min(block, count);
  const records = planRecords(origin, spec, count);
  const region = layOut(spec, batch, 0);
  const base = wholeLines(origin + records.bytes);
  reserve(memory, base + region.bytes);
  packRecords(memory.buffer, records, spec, lookUp(spec, features));
  const none = new Int32Array(0);
  writeModel(memory, base, region, spec, records, batch, { sample: none, everyBatch: none, seedPath: [0] });
  const chosen = new Int32Array(memory.buffer, base + region.deep.chosen, batch);
  const { output } = region.deep.places[region.layers.length - 1];
  const answers = new Float32Array(memory.buffer, base + output, batch * 4);
  models.forEach((weights, m) => {
    placeWeights(memory, base, region, weights);
    for (let from = 0; from < count; from += batch) {
      for (let i = 0; i < batch; i++) chosen[i] = Math.min(from + i, count - 1);
      answer(base + region.model);
      for (let i = from; i < Math.min(from + batch, count); i++)
        logits[2 * (m * count + i) + 1] = answers[4 * (i - from)];
    }
  });
  return logits;
}
