// The way back through the first layer on sparse records, see sparseForward.ts.
import { multiplyAdd } from './elementary';
import { Layer, Plan } from './plan';
import { listOf } from './sparseForward';

/** kernel gradient = input transposed · delta. */
export function sparseGradient(plan: Plan, layer: Layer): void {
  const columns = min(layer.unitsPadded, 16);
  const panel = <usize>(layer.inputsPadded * columns) << 2;
  let gradient = layer.kernel + plan.span;
  for (let column: usize = 0; column < <usize>layer.unitsPadded << 2; column += 64, gradient += panel) {
    memory.fill(gradient, 0, panel);
    if (columns == 16) gradient16(plan, layer, column, gradient);
    else if (columns == 12) gradient12(plan, layer, column, gradient);
    else if (columns == 8) gradient8(plan, layer, column, gradient);
    else gradient4(plan, layer, column, gradient);
  }
}

function gradient16(plan: Plan, layer: Layer, column: usize, gradient: usize): void {
  const stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, from = layer.delta + column; chosen < last; chosen += 4, from += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    const delta0 = v128.load(from);
    const delta1 = v128.load(from, 16);
    const delta2 = v128.load(from, 32);
    const delta3 = v128.load(from, 48);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = gradient + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      v128.store(row, multiplyAdd(value, delta0, v128.load(row)));
      v128.store(row, multiplyAdd(value, delta1, v128.load(row, 16)), 16);
      v128.store(row, multiplyAdd(value, delta2, v128.load(row, 32)), 32);
      v128.store(row, multiplyAdd(value, delta3, v128.load(row, 48)), 48);
    }
  }
}

function gradient12(plan: Plan, layer: Layer, column: usize, gradient: usize): void {
  const stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, from = layer.delta + column; chosen < last; chosen += 4, from += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    const delta0 = v128.load(from);
    const delta1 = v128.load(from, 16);
    const delta2 = v128.load(from, 32);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = gradient + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      v128.store(row, multiplyAdd(value, delta0, v128.load(row)));
      v128.store(row, multiplyAdd(value, delta1, v128.load(row, 16)), 16);
      v128.store(row, multiplyAdd(value, delta2, v128.load(row, 32)), 32);
    }
  }
}

function gradient8(plan: Plan, layer: Layer, column: usize, gradient: usize): void {
  const stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, from = layer.delta + column; chosen < last; chosen += 4, from += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    const delta0 = v128.load(from);
    const delta1 = v128.load(from, 16);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = gradient + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      v128.store(row, multiplyAdd(value, delta0, v128.load(row)));
      v128.store(row, multiplyAdd(value, delta1, v128.load(row, 16)), 16);
    }
  }
}

function gradient4(plan: Plan, layer: Layer, column: usize, gradient: usize): void {
  const stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, from = layer.delta + column; chosen < last; chosen += 4, from += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    const delta0 = v128.load(from);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = gradient + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      v128.store(row, multiplyAdd(value, delta0, v128.load(row)));
    }
  }
}
