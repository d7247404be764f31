import { constant, multiplyAdd } from './elementary';
import { Plan } from './plan';

const beta1: f32 = 0.9, beta2: f32 = 0.999;
const beta1s = memory.data<f32>([beta1, 1 - beta1]);
const beta2s = memory.data<f32>([beta2, 1 - beta2]);
const epsilon = memory.data<f32>([1e-7]);
/** Below these a gradient, its first and its second moment count as 0: no product of them is a denormal number then. */
const least = memory.data<f32>([1e-17, 1e-33, 2e-38]);

/** Adds `decay` · weight to the gradient of `count` weights: not to what only fills up a vector. */
export function penalise(weights: usize, span: usize, count: i32, decay: f32): void {
  for (const end = weights + (<usize>count << 2); weights < end; weights += 4)
    store<f32>(weights + span, load<f32>(weights + span) + decay * load<f32>(weights));
}

/** One step of the optimiser on `bytes` of weights, with the penalty `decay` · weight. */
export function update(plan: Plan, weights: usize, bytes: usize, decay: f32): void {
  if (!plan.adam) descend(plan, weights, bytes, f32x4.splat(decay));
  else if (decay > 0) adam(plan, weights, bytes, f32x4.splat(decay), true);
  else adam(plan, weights, bytes, f32x4.splat(decay), false);
}

function descend(plan: Plan, weights: usize, bytes: usize, decay: v128): void {
  const span = plan.span;
  const rate = f32x4.splat(plan.rate);
  for (const end = weights + bytes; weights < end; weights += 16) {
    const weight = v128.load(weights);
    const gradient = multiplyAdd(weight, decay, v128.load(weights + span));
    v128.store(weights, f32x4.sub(weight, f32x4.mul(gradient, rate)));
  }
}

/** 0 in place of numbers that are so small. */
@inline
function flush(x: v128, least: v128): v128 {
  return v128.and(x, f32x4.gt(f32x4.abs(x), least));
}

/**
 * Adam as tfjs has it: ε is added to the root of the corrected second moment. A penalty alone has the weights of a
 * feature that no record has come ever closer to 0; processors compute with denormal numbers many times more slowly.
 * @param flushes whether what is next to 0 counts as 0
 */
@inline
function adam(plan: Plan, weights: usize, bytes: usize, decay: v128, flushes: bool): void {
  const span = plan.span, state = changetype<usize>(plan);
  store<f32>(state, plan.rate / (1 - plan.power1), offsetof<Plan>('stepRate'));
  store<f32>(state, 1 / (1 - plan.power2), offsetof<Plan>('correction'));
  for (const end = weights + bytes; weights < end; weights += 16) {
    const weight = v128.load(weights);
    let gradient = multiplyAdd(weight, decay, v128.load(weights + span));
    if (flushes) gradient = flush(gradient, constant(least));
    const firsts = weights + 2 * span, seconds = firsts + span;
    let first = multiplyAdd(v128.load(firsts), constant(beta1s), f32x4.mul(gradient, constant(beta1s, 1)));
    const square = f32x4.mul(gradient, gradient);
    let second = multiplyAdd(v128.load(seconds), constant(beta2s), f32x4.mul(square, constant(beta2s, 1)));
    if (flushes) {
      first = flush(first, constant(least, 1));
      second = flush(second, constant(least, 2));
    }
    v128.store(firsts, first);
    v128.store(seconds, second);
    const corrected = f32x4.mul(second, constant(state + offsetof<Plan>('correction')));
    const root = f32x4.add(f32x4.sqrt(corrected), constant(epsilon));
    const step = f32x4.mul(first, constant(state + offsetof<Plan>('stepRate')));
    v128.store(weights, f32x4.sub(weight, f32x4.div(step, root)));
  }
}

/** A step of Adagrad without a penalty; accumulators lie `2 · span` behind the weights. */
export function adagrad(weights: usize, bytes: usize, span: usize, rate: f32): void {
  const rates = f32x4.splat(rate);
  for (const end = weights + bytes; weights < end; weights += 16) {
    const gradient = v128.load(weights + span), sums = weights + 2 * span;
    const sum = multiplyAdd(gradient, gradient, v128.load(sums));
    v128.store(sums, sum);
    v128.store(weights, f32x4.sub(v128.load(weights), f32x4.div(f32x4.mul(gradient, rates), f32x4.sqrt(sum))));
  }
}

/** To be called after the weights of a step are all updated. */
export function endStep(plan: Plan): void {
  plan.power1 *= beta1;
  plan.power2 *= beta2;
}
