import assert from 'node:assert/strict';
import { toFrame } from '../../src/core/toFrame';
import { type MatrixLike, toMatrix } from '../../src/core/toMatrix';

const values = [1, 2, 3, 4, 5, 6];
const wanted = { values: Float64Array.from(values), width: 3 };
const wrong = (given: unknown) => () => toMatrix('losses', given as MatrixLike);

describe('toMatrix', () => {
  it('hands a matrix of floats back as it is', () => {
    for (const list of [Float32Array.from(values), Float64Array.from(values)]) {
      const matrix = { values: list, width: 2 };
      assert.equal(toMatrix('losses', matrix), matrix);
    }
  });

  it('takes plain arrays, rows, typed rows, other numbers and frames for the same', () => {
    const rows = [values.slice(0, 3), values.slice(3)];
    const frame = toFrame({ a: [1, 4], b: [2, 5], c: [3, 6] });
    for (const given of [
      { values, width: 3 },
      { values: Int32Array.from(values), width: 3 },
      rows,
      rows.map(row => Float64Array.from(row)),
      [Float32Array.from(rows[0]), rows[1]],
      rows.map(row => Uint8Array.from(row)),
      frame,
    ])
      assert.deepEqual(toMatrix('losses', given), wanted);
    assert.deepEqual(toMatrix('losses', toFrame({ a: [1, 4] })), { values: Float64Array.of(1, 4), width: 1 });
  });

  it('keeps the precision of rows of float32', () => {
    const rows = [Float32Array.of(0.1, 0.2), Float32Array.of(0.3, 0.4)];
    assert.deepEqual(toMatrix('losses', rows), { values: Float32Array.of(0.1, 0.2, 0.3, 0.4), width: 2 });
  });

  it('takes a matrix without rows, but no list without any', () => {
    for (const width of [0, 3]) assert.equal(toMatrix('losses', { values: new Float64Array(), width }).width, width);
    assert.throws(wrong([]), { name: 'RangeError', message: 'Expected rows of numbers in losses, got "none".' });
    assert.throws(wrong([[], []]), /rows of numbers in losses, got "an empty one"/);
  });

  it('names the place of what is no number, and of a row of another length', () => {
    assert.throws(wrong([values, [1, 2]]), { message: 'Expected 6 values in losses[1], as in the first row, got 2.' });
    assert.throws(
      wrong([
        [1, 2],
        [3, '4'],
      ]),
      /a number as losses\[1\]\[1\], got "4"/,
    );
    assert.throws(
      wrong([
        [1, 2],
        [3, undefined],
      ]),
      /a number as losses\[1\]\[1\], got undefined/,
    );
    assert.throws(wrong([[1n]]), /a number as losses\[0\]\[0\], got 1/);
    assert.throws(wrong([[1, 2], null]), /losses\[1\] to be a row of numbers, got null/);
    assert.throws(wrong({ values: [1, null], width: 1 }), /a number as losses\.values\[1\], got null/);
    assert.throws(wrong(toFrame({ a: [1, 4], name: ['x', 'y'] })), /a number as losses\[0\]\["name"\], got "x"/);
  });

  it('refuses a width that does not fit', () => {
    assert.throws(wrong({ values, width: 4 }), /rows of 4 values in losses, got "6 values"/);
    for (const width of [0, -1, 1.5, NaN, '3', undefined])
      assert.throws(wrong({ values, width }), /losses\.width to be a whole number of at least 1/);
  });

  it('refuses a list that could be a row or a column, and says how to tell', () => {
    for (const list of [values, Float32Array.from(values), Float64Array.from(values)])
      assert.throws(wrong(list), /got "one list of 6 numbers"\. \{ values, width: 1 \} makes a column of it/);
  });

  it('refuses what is no matrix', () => {
    for (const given of [null, undefined, 5, 'losses', () => 1, {}, new Map()])
      assert.throws(wrong(given), /losses to be a matrix/);
    assert.throws(wrong({ values: 5, width: 1 }), /losses\.values to be a list of numbers/);
    assert.throws(wrong(Promise.resolve([[1]])), /Did you forget await\?/);
  });
});
