// Training of one small dense network, all of it in a few hundred kilobytes of memory.
import { activate, activationGradient } from './activation';
import { layerOf, Plan } from './plan';
import { product, sumRows, transpose } from './product';
import { shuffle } from './random';
import { softmaxGradient } from './softmax';
import { sparseForward } from './sparseForward';
import { sparseGradient } from './sparseGradient';
import { endStep, update } from './update';

export { fillUniform } from './random';

/** Goes on with the training of the model whose plan lies at `at`. */
export function train(at: usize, steps: i32): void {
  const plan = changetype<Plan>(at);
  for (let step = 0; step < steps; step++) {
    nextBatch(plan);
    if (!plan.sparse) gather(plan);
    forward(plan);
    softmaxGradient(plan, layerOf(plan, plan.layers - 1));
    backward(plan);
    for (let i = 0; i < plan.layers; i++) {
      const layer = layerOf(plan, i);
      update(plan, layer.kernel, layer.bias - layer.kernel, plan.decay);
      update(plan, layer.bias, <usize>layer.unitsPadded << 2, 0);
    }
    endStep(plan);
  }
}

/** The next records of a stream as batches() gives it. */
export function nextBatch(plan: Plan): void {
  for (let i = 0; i < plan.drawn;) {
    if (plan.orderAt == plan.orderLength) {
      shuffle(plan.random, plan.order, plan.orderLength);
      plan.orderAt = 0;
    }
    const many = min(plan.drawn - i, plan.orderLength - plan.orderAt);
    memory.copy(plan.chosen + (<usize>i << 2), plan.order + (<usize>plan.orderAt << 2), <usize>many << 2);
    i += many;
    plan.orderAt += many;
  }
}

function gather(plan: Plan): void {
  const layer = layerOf(plan, 0);
  const width = <usize>layer.inputsPadded << 2;
  let to = layer.input;
  for (let i = 0; i < plan.batch; i++) {
    let from = plan.records + <usize>load<u32>(plan.chosen + (<usize>i << 2)) * width;
    for (const end = from + width; from < end; from += 16, to += 16) v128.store(to, v128.load(from));
  }
}

@inline
function padded(n: i32): i32 {
  return n + 3 & -4;
}

function forward(plan: Plan): void {
  const rows = padded(plan.batch);
  for (let i = 0; i < plan.layers; i++) {
    const layer = layerOf(plan, i);
    if (i == 0 && plan.sparse) sparseForward(plan, layer);
    else {
      product(layer.output, layer.input, layer.kernel, layer.bias, rows, layer.unitsPadded, layer.inputs,
        <usize>layer.inputsPadded << 2, 4, plan.panel);
    }
    activate(layer.activation, layer.output, <usize>(plan.batch * layer.unitsPadded) << 2);
  }
}

/** Gradients of all weights, from the delta of the logits. */
function backward(plan: Plan): void {
  const rows = padded(plan.batch);
  for (let i = plan.layers - 1; i >= 0; i--) {
    const layer = layerOf(plan, i);
    sumRows(layer.delta, plan.batch, layer.unitsPadded, layer.bias + plan.span);
    if (i == 0 && plan.sparse) sparseGradient(plan, layer);
    else {
      product(layer.kernel + plan.span, layer.input, layer.delta, 0, layer.inputsPadded, layer.unitsPadded, plan.batch,
        4, <usize>layer.inputsPadded << 2, plan.panel);
    }
    if (i == 0) return;
    const before = layerOf(plan, i - 1);
    transpose(layer.kernel, layer.inputsPadded, layer.unitsPadded, layer.transposed);
    product(before.delta, layer.delta, layer.transposed, 0, rows, layer.inputsPadded, layer.units,
      <usize>layer.unitsPadded << 2, 4, plan.panel);
    activationGradient(before.activation, before.output, before.delta, <usize>(plan.batch * before.unitsPadded) << 2);
  }
}
