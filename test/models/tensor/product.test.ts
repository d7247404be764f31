import assert from 'node:assert/strict';
import { row, rows } from '../../../src/core/matrix';
import { countProductsAbove, largestProducts, productsOfPairs } from '../../../src/models/tensor/product';
import { tf } from '../../../src/models/tensor/tensorflow';
import { congruential } from '../congruential';

/** Whole numbers from −9 to 9: their products are exact in float32. */
const whole = (n: number, width: number, seed: number) => {
  const random = congruential(seed);
  return { values: new Float32Array(n * width).map(() => random.integer(19) - 9), width };
};
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);

describe('products of tall matrices', () => {
  const [a, b] = [whole(1030, 3, 1), whole(2050, 3, 2)]; // more than one block of 1,024 either way
  const some = [0, 1, 1022, 1023, 1024, 1029];
  const products = some.map(i => Array.from({ length: rows(b) }, (_, j) => dot(row(a, i), row(b, j))));

  it('countProductsAbove counts strictly, over all blocks', () => {
    for (const least of [-40, 0, 25, 300]) {
      const counts = countProductsAbove(a, b, [least])[0];
      assert.deepEqual(
        some.map(i => counts[i]),
        products.map(list => list.filter(value => value > least).length),
      );
    }
  });

  it('largestProducts finds the largest of all blocks, in order, ties included', () => {
    const largest = largestProducts(a, b, 5);
    assert.deepEqual(
      some.map(i => [...largest.subarray(i * 5, i * 5 + 5)]),
      products.map(list => list.sort((p, q) => q - p).slice(0, 5)),
    );
  });

  it('largestProducts has −Infinity where there are fewer', () => {
    const few = { values: Float32Array.of(1, 0, 0, -2, 0, 0), width: 3 };
    const one = { values: Float32Array.of(3, 4, 5), width: 3 };
    assert.deepEqual([...largestProducts(one, few, 4)], [3, -6, -Infinity, -Infinity]);
  });

  it('productsOfPairs has each pair of rows once, over all blocks, and each row with itself', () => {
    const { pairs, squares } = productsOfPairs(b);
    let at = 0;
    for (let i = 0; i < rows(b); i++) {
      assert.equal(squares[i], dot(row(b, i), row(b, i)));
      const later = pairs.subarray(at, (at += rows(b) - i - 1));
      if ([0, 1023, 1024, 2048, 2049].includes(i))
        assert.deepEqual(
          [...later],
          Array.from(later, (_, j) => dot(row(b, i), row(b, i + 1 + j))),
        );
    }
    assert.equal(at, pairs.length);
  });

  it('answer for no bounds', () => assert.deepEqual(countProductsAbove(a, b, []), []));

  it('answer for no rows', () => {
    const none = { values: new Float32Array(0), width: 3 };
    assert.equal(countProductsAbove(none, b, [0])[0].length, 0);
    assert.deepEqual([...countProductsAbove(whole(2, 3, 1), none, [0])[0]], [0, 0]);
    assert.deepEqual([...largestProducts(whole(1, 3, 1), none, 2)], [-Infinity, -Infinity]);
    assert.deepEqual(productsOfPairs(none), { pairs: new Float32Array(0), squares: new Float32Array(0) });
  });

  it('leave no tensors behind', () => {
    const before = tf.memory().numTensors;
    countProductsAbove(a, b, [0, 0.5]);
    largestProducts(a, b, 3);
    productsOfPairs(a);
    assert.equal(tf.memory().numTensors, before);
  });
});
