import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { batches } from '../../src/train/batches';

const take = (next: (into: Int32Array) => void, size: number): number[] => {
  const into = new Int32Array(size);
  next(into);
  return [...into];
};
const ascending = (values: number[]) => [...values].sort((a, b) => a - b);

describe('batches', () => {
  const sample = Int32Array.of(4, 8, 15, 16, 23, 42, 42);

  it('gives every member once a pass, repeats as often as the sample has them', () => {
    const next = batches(sample, randomFor(1, 'batches'));
    // 7 batches of 3 are exactly 3 passes of 7.
    const drawn = Array.from({ length: 7 }, () => take(next, 3)).flat();
    const passes = [0, 7, 14].map(at => drawn.slice(at, at + 7));
    for (const pass of passes) assert.deepEqual(ascending(pass), [4, 8, 15, 16, 23, 42, 42]);
    assert.equal(new Set(passes.map(String)).size, 3);
  });

  it('goes on into the next pass within a batch, even past several', () => {
    const drawn = take(batches(Int32Array.of(1, 2, 3), randomFor(1, 'batches')), 8);
    assert.deepEqual(
      [ascending(drawn.slice(0, 3)), ascending(drawn.slice(3, 6))],
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    );
    assert.notEqual(drawn[6], drawn[7]);
  });

  it('leaves the sample as it is, and is the same for the same generator however it is cut', () => {
    const [one, two] = [batches(sample, randomFor(1, 'batches')), batches(sample, randomFor(1, 'batches'))];
    assert.deepEqual([...take(one, 5), ...take(one, 9)], [...take(two, 10), ...take(two, 4)]);
    assert.deepEqual([...sample], [4, 8, 15, 16, 23, 42, 42]);
    assert.notDeepEqual(take(one, 14), take(batches(sample, randomFor(2, 'batches')), 14));
  });

  it('puts every member at every place equally often', () => {
    const next = batches(Int32Array.of(0, 1, 2, 3), randomFor(5, 'batches'));
    const first = new Int32Array(4);
    for (let pass = 0; pass < 4000; pass++) first[take(next, 4)[0]]++;
    // Binomial(4000, 1/4): standard deviation 27.4; 4.5 of them.
    assert.ok(first.every(times => Math.abs(times - 1000) < 123));
  });
});
