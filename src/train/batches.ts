import { type Random, shuffle } from '../core/random';

/**
 * An endless stream of mini-batches: the training set is shuffled anew for each pass, and a batch that does not fit
 * into what is left of a pass goes on into the next one.
 * @returns writes the next `into.length` members of `sample` to `into`
 */
export function batches(sample: Int32Array, random: Random): (into: Int32Array) => void {
  const order = Int32Array.from(sample);
  let at = order.length;
  return into => {
    for (let i = 0; i < into.length; i++) {
      if (at === order.length) {
        shuffle(order, random);
        at = 0;
      }
      into[i] = order[at++];
    }
  };
}
