// Forward and back through all layers of a network.
import { activate, activationGradient } from './activation';
import { layerOf, Plan } from './plan';
import { product, sumRows, transpose } from './product';
import { sparseForward } from './sparseForward';
import { sparseGradient } from './sparseGradient';

@inline
export function padded(n: i32): i32 {
  return n + 3 & -4;
}

/** Outputs of all layers, from the input of the first. */
export function forward(plan: Plan): void {
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
export function backward(plan: Plan): void {
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
