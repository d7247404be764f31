// The first layer on records that are mostly zeros. A record is a list of its other values, 8 bytes each: where the
// value's row begins in a panel of the kernel (bytes), and the value. The kernel is kept in panels of up to 16 columns,
// one after another, each with all rows: the batch goes through a panel while it is in the fastest caches.
import { multiplyAdd } from './elementary';
import { Layer, Plan } from './plan';

/** output = input · kernel + bias, of the batch's records. */
export function sparseForward(plan: Plan, layer: Layer): void {
  fetch(plan);
  const columns = min(layer.unitsPadded, 16);
  const panel = <usize>(layer.inputsPadded * columns) << 2;
  let kernel = layer.kernel;
  for (let column: usize = 0; column < <usize>layer.unitsPadded << 2; column += 64, kernel += panel) {
    if (columns == 16) forward16(plan, layer, column, kernel);
    else if (columns == 12) forward12(plan, layer, column, kernel);
    else if (columns == 8) forward8(plan, layer, column, kernel);
    else forward4(plan, layer, column, kernel);
  }
}

/** Where it is written where a record's list begins; behind it, where it ends. */
@inline
export function listOf(plan: Plan, chosen: usize): usize {
  return plan.records + (<usize>load<u32>(chosen) << 2);
}

/** Reads a word of each line of cache that the batch lies in: many at once come much sooner than one after another. */
function fetch(plan: Plan): void {
  let sum: u32 = 0;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen; chosen < last; chosen += 4) {
    const list = listOf(plan, chosen), end = load<u32>(list, 4);
    for (let at = load<u32>(list); at < end; at += 64) sum += load<u32>(at);
  }
  store<u32>(plan.panel, sum); // or the compiler would leave it all out
}

function forward16(plan: Plan, layer: Layer, column: usize, kernel: usize): void {
  const bias = layer.bias + column, stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, to = layer.output + column; chosen < last; chosen += 4, to += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    let sum0 = v128.load(bias);
    let sum1 = v128.load(bias, 16);
    let sum2 = v128.load(bias, 32);
    let sum3 = v128.load(bias, 48);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = kernel + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      sum0 = multiplyAdd(value, v128.load(row), sum0);
      sum1 = multiplyAdd(value, v128.load(row, 16), sum1);
      sum2 = multiplyAdd(value, v128.load(row, 32), sum2);
      sum3 = multiplyAdd(value, v128.load(row, 48), sum3);
    }
    v128.store(to, sum0);
    v128.store(to, sum1, 16);
    v128.store(to, sum2, 32);
    v128.store(to, sum3, 48);
  }
}

function forward12(plan: Plan, layer: Layer, column: usize, kernel: usize): void {
  const bias = layer.bias + column, stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, to = layer.output + column; chosen < last; chosen += 4, to += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    let sum0 = v128.load(bias);
    let sum1 = v128.load(bias, 16);
    let sum2 = v128.load(bias, 32);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = kernel + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      sum0 = multiplyAdd(value, v128.load(row), sum0);
      sum1 = multiplyAdd(value, v128.load(row, 16), sum1);
      sum2 = multiplyAdd(value, v128.load(row, 32), sum2);
    }
    v128.store(to, sum0);
    v128.store(to, sum1, 16);
    v128.store(to, sum2, 32);
  }
}

function forward8(plan: Plan, layer: Layer, column: usize, kernel: usize): void {
  const bias = layer.bias + column, stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, to = layer.output + column; chosen < last; chosen += 4, to += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    let sum0 = v128.load(bias);
    let sum1 = v128.load(bias, 16);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = kernel + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      sum0 = multiplyAdd(value, v128.load(row), sum0);
      sum1 = multiplyAdd(value, v128.load(row, 16), sum1);
    }
    v128.store(to, sum0);
    v128.store(to, sum1, 16);
  }
}

function forward4(plan: Plan, layer: Layer, column: usize, kernel: usize): void {
  const bias = layer.bias + column, stride = <usize>layer.unitsPadded << 2;
  const last = plan.chosen + (<usize>plan.batch << 2);
  for (let chosen = plan.chosen, to = layer.output + column; chosen < last; chosen += 4, to += stride) {
    const list = listOf(plan, chosen);
    const end = <usize>load<u32>(list, 4);
    let sum0 = v128.load(bias);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = kernel + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      sum0 = multiplyAdd(value, v128.load(row), sum0);
    }
    v128.store(to, sum0);
  }
}
