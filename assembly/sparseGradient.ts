// The way back through the first layer on sparse records, see sparseForward.ts.
import { multiplyAdd } from './elementary';
import { Layer, Plan } from './plan';
import { sparseProduct } from './sparseProduct';

/** kernel gradient = input transposed · delta. */
export function sparseGradient(plan: Plan, layer: Layer): void {
  const gradient = layer.kernel + plan.span;
  if (layer.unitsPadded > layer.columns) byFeatures(plan, layer, gradient);
  else byRecords(plan, layer, gradient);
}

/**
 * Of several panels: from lists of the batch's records by features, each in the order of the batch, so that a row of
 * the gradient stays in registers until all is added to it.
 */
function byFeatures(plan: Plan, layer: Layer, gradient: usize): void {
  transposeLists(plan, layer);
  const width = <usize>layer.unitsPadded << 2, panelWidth = <usize>layer.columns << 2, rows = layer.inputsPadded;
  for (let column: usize = 0; column < width; column += panelWidth, gradient += <usize>rows * panelWidth) {
    const bytes = min(width - column, panelWidth);
    // Rows that lie a power of two apart fall out of the cache: bring these columns together first.
    let to = plan.panel, from = layer.delta + column;
    for (const end = to + <usize>plan.batch * panelWidth; to < end; to += panelWidth, from += width)
      for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(from + at));
    sparseProduct(gradient, panelWidth, plan.features, layer.columns, rows, plan.panel, 0, <i32>(bytes >> 2));
  }
}

/** For each feature, `columns` bytes apart, where its list begins and where it ends, and the lists. */
function transposeLists(plan: Plan, layer: Layer): void {
  const features = plan.features, step = <usize>layer.columns;
  const last = plan.lists + (<usize>plan.batch << 3), end = features + <usize>layer.inputsPadded * step;
  memory.fill(features, 0, end - features);
  for (let list = plan.lists; list < last; list += 8) {
    const end = <usize>load<u32>(list, 4);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const feature = features + (<usize>load<u32>(at) >> 2);
      store<u32>(feature, load<u32>(feature) + 1);
    }
  }
  let place = <u32>plan.byFeature;
  for (let feature = features; feature < end; feature += step) {
    const count = load<u32>(feature);
    store<u32>(feature, place);
    store<u32>(feature, place, 4);
    place += count << 3;
  }
  let row: u64 = 0;
  for (let list = plan.lists; list < last; list += 8, row += <u64>step << 2) {
    const end = <usize>load<u32>(list, 4);
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const item = load<u64>(at), feature = features + (<usize>(<u32>item) >> 2);
      const to = <usize>load<u32>(feature, 4);
      store<u64>(to, item & 0xffffffff00000000 | row);
      store<u32>(feature, to + 8, 4);
    }
  }
}

/** Of a single panel, which stays in the fastest cache: record by record. */
function byRecords(plan: Plan, layer: Layer, gradient: usize): void {
  memory.fill(gradient, 0, <usize>(layer.inputsPadded * layer.columns) << 2);
  switch (layer.columns >> 2) {
    case 1: return addUp(plan, layer, gradient, 1);
    case 2: return addUp(plan, layer, gradient, 2);
    case 3: return addUp(plan, layer, gradient, 3);
    case 4: return addUp(plan, layer, gradient, 4);
    case 5: return addUp(plan, layer, gradient, 5);
    case 6: return addUp(plan, layer, gradient, 6);
    default: addUp(plan, layer, gradient, 7);
  }
}

/** @param vectors of a row, which the compiler has to know */
@inline
function addUp(plan: Plan, layer: Layer, gradient: usize, vectors: i32): void {
  const last = plan.lists + (<usize>plan.batch << 3);
  for (let list = plan.lists, delta = layer.delta; list < last; list += 8, delta += <usize>vectors << 4) {
    const end = <usize>load<u32>(list, 4);
    const delta0 = v128.load(delta);
    const delta1 = vectors > 1 ? v128.load(delta, 16) : delta0;
    const delta2 = vectors > 2 ? v128.load(delta, 32) : delta0;
    const delta3 = vectors > 3 ? v128.load(delta, 48) : delta0;
    const delta4 = vectors > 4 ? v128.load(delta, 64) : delta0;
    const delta5 = vectors > 5 ? v128.load(delta, 80) : delta0;
    const delta6 = vectors > 6 ? v128.load(delta, 96) : delta0;
    for (let at = <usize>load<u32>(list); at < end; at += 8) {
      const row = gradient + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      v128.store(row, multiplyAdd(value, delta0, v128.load(row)));
      if (vectors > 1) v128.store(row, multiplyAdd(value, delta1, v128.load(row, 16)), 16);
      if (vectors > 2) v128.store(row, multiplyAdd(value, delta2, v128.load(row, 32)), 32);
      if (vectors > 3) v128.store(row, multiplyAdd(value, delta3, v128.load(row, 48)), 48);
      if (vectors > 4) v128.store(row, multiplyAdd(value, delta4, v128.load(row, 64)), 64);
      if (vectors > 5) v128.store(row, multiplyAdd(value, delta5, v128.load(row, 80)), 80);
      if (vectors > 6) v128.store(row, multiplyAdd(value, delta6, v128.load(row, 96)), 96);
    }
  }
}
