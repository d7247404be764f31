// A wide-and-deep classifier of two classes: one logit, the sum of a dense network's and of weights that are looked up.
// src/train/wideAndDeep/layout.ts lays it out.
import { nextBatch } from './batch';
import { exp } from './elementary';
import { backward, forward, padded } from './passes';
import { Layer, layerOf, Plan } from './plan';
import { product, transpose } from './product';
import { adagrad } from './update';

/**
 * One model, as words of 4 bytes. A record is a row: first where its weights of the wide part begin, then where its
 * embeddings begin (bytes, within each table), then its other inputs.
 */
@unmanaged
class WideAndDeep {
  /** The deep part: a dense network whose input are the embeddings, then the other inputs. */
  deep: Plan;
  /** Bytes of a record, and where its other inputs begin, and how long they are. */
  recordBytes: usize;
  othersAt: usize;
  othersBytes: usize;
  /** How many weights of the wide part a record has, and how many embeddings. */
  looked: i32;
  embedded: i32;
  /** Bytes of one embedding. */
  embeddingBytes: usize;
  /** Weights that are looked up, the first of them the bias; then all embeddings. Gradients lie `span` behind. */
  wide: usize;
  wideBytes: usize;
  embeddings: usize;
  embeddingsBytes: usize;
  span: usize;
  /** Room for the transpose of the embeddings' rows of the first kernel, and for the delta of the embeddings. */
  transposed: usize;
  delta: usize;
  wideRate: f32;
  deepRate: f32;
  /** What a record's loss counts: 1 where losses are summed, 1 / batch for their mean. */
  share: f32;
}

/** Goes on with the training of the model that lies at `at`. */
export function trainWideAndDeep(at: usize, steps: i32): void {
  const model = changetype<WideAndDeep>(at);
  const deep = model.deep;
  const first = layerOf(deep, 0), last = layerOf(deep, deep.layers - 1);
  for (let step = 0; step < steps; step++) {
    nextBatch(deep);
    answerWideAndDeep(at);
    lossGradient(model, last);
    backward(deep);
    lookedUpGradient(model, first, last);
    adagrad(model.wide, model.wideBytes, model.span, model.wideRate);
    adagrad(model.embeddings, model.embeddingsBytes, model.span, model.deepRate);
    adagrad(first.kernel, deep.span, deep.span, model.deepRate);
  }
}

/** The logits of the chosen records: the first of each row of the last layer's output. */
export function answerWideAndDeep(at: usize): void {
  const model = changetype<WideAndDeep>(at);
  const deep = model.deep;
  gather(model);
  forward(deep);
  let logit = layerOf(deep, deep.layers - 1).output;
  for (let i = 0; i < deep.batch; i++, logit += 16) {
    const record = recordOf(model, i);
    let sum = load<f32>(model.wide);
    for (let k = 0; k < model.looked; k++) sum += load<f32>(model.wide + load<u32>(record + (<usize>k << 2)));
    store<f32>(logit, load<f32>(logit) + sum);
  }
}

@inline
function recordOf(model: WideAndDeep, i: i32): usize {
  return model.deep.records + <usize>load<u32>(model.deep.chosen + (<usize>i << 2)) * model.recordBytes;
}

function gather(model: WideAndDeep): void {
  let to = layerOf(model.deep, 0).input;
  for (let i = 0; i < model.deep.batch; i++) {
    const record = recordOf(model, i);
    let which = record + (<usize>model.looked << 2);
    for (let e = 0; e < model.embedded; e++, which += 4) {
      let from = model.embeddings + <usize>load<u32>(which);
      for (const end = from + model.embeddingBytes; from < end; from += 16, to += 16) v128.store(to, v128.load(from));
    }
    let from = record + model.othersAt;
    for (const end = from + model.othersBytes; from < end; from += 16, to += 16) v128.store(to, v128.load(from));
  }
}

/** Turns each logit into the gradient of the sigmoid cross entropy; what only fills a row of 4 becomes 0. */
function lossGradient(model: WideAndDeep, last: Layer): void {
  const deep = model.deep;
  for (let i = 0, row = last.delta; i < deep.batch; i++, row += 16) {
    const logit = load<f32>(row);
    const e = f32x4.extract_lane(exp(f32x4.splat(-abs(logit))), 0);
    const probability = (logit < 0 ? e : 1) / (1 + e);
    const label = load<i32>(deep.labels + (<usize>load<u32>(deep.chosen + (<usize>i << 2)) << 2));
    v128.store(row, f32x4.replace_lane(f32x4.splat(0), 0, (probability - <f32>label) * model.share));
  }
}

/** Gradients of what the records of the batch have looked up, from the delta of the first layer and of the logits. */
function lookedUpGradient(model: WideAndDeep, first: Layer, last: Layer): void {
  const deep = model.deep;
  const wide = model.wide + model.span, embeddings = model.embeddings + model.span;
  const columns = model.embedded * <i32>(model.embeddingBytes >> 2);
  transpose(first.kernel, columns, first.unitsPadded, model.transposed);
  product(model.delta, first.delta, model.transposed, 0, padded(deep.batch), columns, first.units,
    <usize>first.unitsPadded << 2, 4, deep.panel);
  memory.fill(wide, 0, model.wideBytes);
  memory.fill(embeddings, 0, model.embeddingsBytes);
  let delta = model.delta;
  for (let i = 0, row = last.delta; i < deep.batch; i++, row += 16) {
    const ofLogit = load<f32>(row);
    store<f32>(wide, load<f32>(wide) + ofLogit);
    let which = recordOf(model, i);
    for (const end = which + (<usize>model.looked << 2); which < end; which += 4) {
      const at = wide + <usize>load<u32>(which);
      store<f32>(at, load<f32>(at) + ofLogit);
    }
    for (const end = which + (<usize>model.embedded << 2); which < end; which += 4) {
      let to = embeddings + <usize>load<u32>(which);
      for (const stop = to + model.embeddingBytes; to < stop; to += 16, delta += 16)
        v128.store(to, f32x4.add(v128.load(to), v128.load(delta)));
    }
  }
}
