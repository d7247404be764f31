// Which records are in a batch.
import { layerOf, Plan } from './plan';
import { shuffle } from './random';

/** The next records of a stream as batches() gives it; where the plan has a buffer, in the order that this lets out. */
export function nextBatch(plan: Plan): void {
  for (let i = 0; i < plan.drawn;) {
    if (plan.orderAt == plan.orderLength) {
      beginPass(plan);
      plan.orderAt = 0;
    }
    const many = min(plan.drawn - i, plan.orderLength - plan.orderAt);
    memory.copy(plan.chosen + (<usize>i << 2), plan.order + (<usize>plan.orderAt << 2), <usize>many << 2);
    i += many;
    plan.orderAt += many;
  }
}

function beginPass(plan: Plan): void {
  const order = plan.order, length = plan.orderLength;
  if (plan.buffer == 0) return shuffle(plan.random, order, 4, length, length);
  const bytes = <usize>length << 2;
  memory.copy(order, plan.sample, bytes);
  shuffle(plan.random, order + bytes - 4, -4, length, plan.buffer);
}

/** Brings the batch's records, which are rows, together as input of the first layer. */
export function gather(plan: Plan): void {
  const layer = layerOf(plan, 0);
  const width = <usize>layer.inputsPadded << 2;
  let to = layer.input;
  for (let i = 0; i < plan.batch; i++) {
    let from = plan.records + <usize>load<u32>(plan.chosen + (<usize>i << 2)) * width;
    for (const end = from + width; from < end; from += 16, to += 16) v128.store(to, v128.load(from));
  }
}
