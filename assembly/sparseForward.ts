// The first layer on records that are mostly zeros. A record is a list as sparseProduct.ts has it, of rows in a panel
// of the kernel. The kernel is kept in such panels, one after another, each with all rows: the batch goes through a
// panel while it is in the fastest caches.
import { Layer, Plan } from './plan';
import { sparseProduct } from './sparseProduct';

/** output = input · kernel + bias, of the batch's records. */
export function sparseForward(plan: Plan, layer: Layer): void {
  fetch(plan);
  const width = <usize>layer.unitsPadded << 2, panelWidth = <usize>layer.columns << 2;
  let kernel = layer.kernel;
  for (let column: usize = 0; column < width; column += panelWidth, kernel += <usize>layer.inputsPadded * panelWidth) {
    const columns = <i32>(min(width - column, panelWidth) >> 2);
    sparseProduct(layer.output + column, width, plan.lists, 8, plan.batch, kernel, layer.bias + column, columns);
  }
}

/**
 * Writes down where the lists of the batch begin and end, then reads a word of each line of cache that they lie in:
 * many at once come much sooner than one after another.
 */
function fetch(plan: Plan): void {
  const end = plan.lists + (<usize>plan.batch << 3);
  for (let to = plan.lists, chosen = plan.chosen; to < end; to += 8, chosen += 4)
    store<u64>(to, load<u64>(plan.records + (<usize>load<u32>(chosen) << 2)));
  let sum: u32 = 0;
  for (let list = plan.lists; list < end; list += 8) {
    const last = <usize>load<u32>(list, 4);
    for (let at = <usize>load<u32>(list); at < last; at += 64) sum += load<u32>(at);
  }
  store<u32>(plan.panel, sum); // or the compiler would leave it all out
}
