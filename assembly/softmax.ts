import { exp } from './elementary';
import { Layer, Plan } from './plan';
import { transpose } from './product';

/**
 * Turns the logits of the batch, in place, into the gradient of the mean log loss: (softmax - one-hot) / batch.
 * Logits that are only there to fill a row of 4 are so low that their softmax is 0.
 */
export function softmaxGradient(plan: Plan, layer: Layer): void {
  if (layer.unitsPadded == 4) fewClasses(plan, layer);
  else manyClasses(plan, layer);
}

@inline
function labelOf(plan: Plan, i: i32): i32 {
  return load<i32>(plan.labels + (<usize>load<u32>(plan.chosen + (<usize>i << 2)) << 2));
}

/** Up to 4 classes: 4 records at once, with a vector for each class. */
function fewClasses(plan: Plan, layer: Layer): void {
  const share = f32x4.splat(<f32>1 / <f32>plan.batch), one = f32x4.splat(1);
  for (let i = 0, at = layer.output; i < plan.batch; i += 4, at += 64) {
    transpose(at, 4, 4, at);
    const end = at + (<usize>layer.units << 4);
    let most = v128.load(at);
    for (let logit = at + 16; logit < end; logit += 16) most = f32x4.pmax(most, v128.load(logit));
    let total = f32x4.splat(0);
    for (let logit = at; logit < end; logit += 16) {
      const e = exp(f32x4.sub(v128.load(logit), most));
      total = f32x4.add(total, e);
      v128.store(logit, e);
    }
    const labels = i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(
      labelOf(plan, i)), 1, labelOf(plan, i + 1)), 2, labelOf(plan, i + 2)), 3, labelOf(plan, i + 3));
    let c = 0;
    for (let logit = at; logit < end; logit += 16, c++) {
      const oneHot = v128.and(i32x4.eq(labels, i32x4.splat(c)), one);
      v128.store(logit, f32x4.mul(f32x4.sub(f32x4.div(v128.load(logit), total), oneHot), share));
    }
    for (let logit = end; logit < at + 64; logit += 16) v128.store(logit, f32x4.splat(0));
    transpose(at, 4, 4, at);
  }
}

/** One record at a time, with 4 classes to a vector. */
function manyClasses(plan: Plan, layer: Layer): void {
  const stride = <usize>layer.unitsPadded << 2;
  const share = f32x4.splat(<f32>1 / <f32>plan.batch);
  const one = f32x4.splat(1);
  const lanes = i32x4(0, 1, 2, 3);
  for (let i = 0, row = layer.output; i < plan.batch; i++, row += stride) {
    const end = row + stride;
    const label = i32x4.sub(lanes, i32x4.splat(labelOf(plan, i)));
    let most = v128.load(row);
    for (let at = row + 16; at < end; at += 16) most = f32x4.pmax(most, v128.load(at));
    most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
    most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2));
    let total = f32x4.splat(0);
    for (let at = row; at < end; at += 16) {
      const e = exp(f32x4.sub(v128.load(at), most));
      total = f32x4.add(total, e);
      v128.store(at, e);
    }
    total = f32x4.add(total, v128.shuffle<f32>(total, total, 2, 3, 0, 1));
    total = f32x4.add(total, v128.shuffle<f32>(total, total, 1, 0, 3, 2));
    for (let at = row, c = 0; at < end; at += 16, c += 4) {
      const oneHot = v128.and(i32x4.eq(label, i32x4.splat(-c)), one);
      v128.store(at, f32x4.mul(f32x4.sub(f32x4.div(v128.load(at), total), oneHot), share));
    }
  }
}
