import { constant, multiplyAdd } from './elementary';
import { Plan } from './plan';

const beta1: f32 = 0.9, beta2: f32 = 0.999;
const beta1s = memory.data<f32>([beta1, 1 - beta1]);
const beta2s = memory.data<f32>([beta2, 1 - beta2]);
const epsilon = memory.data<f32>([1e-7]);

/** Adds `decay` · weight to the gradient of `count` weights: not to what only fills up a vector. */
export function penalise(weights: usize, span: usize, count: i32, decay: f32): void {
  for (const end = weights + (<usize>count << 2); weights < end; weights += 4)
    store<f32>(weights + span, load<f32>(weights + span) + decay * load<f32>(weights));
}

/** One step of the optimiser on `bytes` of weights, with the penalty `decay` · weight. */
export function update(plan: Plan, weights: usize, bytes: usize, decay: f32): void {
  if (plan.adam) adam(plan, weights, bytes, f32x4.splat(decay));
  else descend(plan, weights, bytes, f32x4.splat(decay));
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

/** Adam as tfjs has it: ε is added to the root of the corrected second moment. */
function adam(plan: Plan, weights: usize, bytes: usize, decay: v128): void {
  const span = plan.span, state = changetype<usize>(plan);
  store<f32>(state, plan.rate / (1 - plan.power1), offsetof<Plan>('stepRate'));
  store<f32>(state, 1 / (1 - plan.power2), offsetof<Plan>('correction'));
  for (const end = weights + bytes; weights < end; weights += 16) {
    const weight = v128.load(weights);
    const gradient = multiplyAdd(weight, decay, v128.load(weights + span));
    const firsts = weights + 2 * span, seconds = firsts + span;
    const first = multiplyAdd(v128.load(firsts), constant(beta1s), f32x4.mul(gradient, constant(beta1s, 1)));
    const square = f32x4.mul(gradient, gradient);
    const second = multiplyAdd(v128.load(seconds), constant(beta2s), f32x4.mul(square, constant(beta2s, 1)));
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
