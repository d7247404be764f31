import assert from 'node:assert/strict';

/** Fails unless all numbers agree to 10 digits. */
export function assertClose(actual: ArrayLike<number>, wanted: ArrayLike<number>): void {
  assert.equal(actual.length, wanted.length);
  for (let i = 0; i < wanted.length; i++)
    assert.ok(
      Math.abs(actual[i] - wanted[i]) <= 1e-10 * (1 + Math.abs(wanted[i])),
      `${i}: ${actual[i]}, wanted ${wanted[i]}`,
    );
}
