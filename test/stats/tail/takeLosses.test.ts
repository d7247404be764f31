import assert from 'node:assert/strict';
import { tailOf } from '../../../src/stats/tail/leftTail';
import { tails } from '../../../src/stats/tail/tails';
import { takeLosses } from '../../../src/stats/tail/takeLosses';

const matrix = (...values: number[]) => ({ values: Float64Array.from(values), width: 2 });

describe('takeLosses', () => {
  it('hands losses in order on as they are', () => {
    const reference = matrix(1, 2, 3, 4);
    const target = matrix(0, Infinity);
    const taken = takeLosses({ reference, target });
    assert.equal(taken.losses.reference, reference);
    assert.equal(taken.losses.target, target);
    assert.deepEqual(taken.warnings, []);
  });

  it('takes rows, and all in one precision', () => {
    const { losses } = takeLosses({ reference: [[0.1, 0.2]], target: [Float32Array.of(0.1, 0.2)] });
    assert.deepEqual(losses.reference, losses.target);
    assert.ok(losses.reference.values instanceof Float32Array);
  });

  it('sets to 0 what float32 has rounded to less, and leaves to the check what is less than that', () => {
    const { losses, warnings } = takeLosses({ reference: matrix(1, -7e-6), target: matrix(-1e-8, -0) });
    assert.deepEqual([...losses.reference.values, ...losses.target.values], [1, 0, 0, -0]);
    assert.deepEqual(warnings, [
      '1 of 2 reference losses lie below 0 as float32 rounds them, the least at -0.0000070, and count as 0.',
      '1 of 2 target losses lie below 0 as float32 rounds them, the least at -1.0e-8, and count as 0.',
    ]);
    assert.throws(
      () => takeLosses({ target: matrix(1, -8e-6) }),
      /target losses to be log losses of at least 0, got "-0\.000008 for model 0, record 1"/,
    );
  });

  it('leaves losses of another kind alone', () => {
    const target = matrix(-1e-8, -5);
    assert.equal(takeLosses({ target }, 'record', -Infinity).losses.target, target);
    assert.throws(() => takeLosses({ target: matrix(NaN, 1) }, 'record', -Infinity), /NaN for model 0, record 0/);
  });
});

describe('tailOf', () => {
  it('lets a loss tie with the same one in float32, by every tail', () => {
    const references = [0.1, 0.3, 0.7, 0.9];
    const single = Float32Array.from(references);
    for (const tail of Object.values(tails))
      for (const [i, loss] of references.entries())
        assert.equal(tailOf(single, tail)(loss), tailOf(single, tail)(single[i]), `${tail.name} of ${loss}`);
    assert.equal(tailOf(single, 'rank')(0.7), 4 / 5); // 0.7 is more than itself in float32
  });
});
