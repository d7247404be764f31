import assert from 'node:assert/strict';
import { digamma, inverseTrigamma, trigamma } from '../../../src/stats/numeric/polygamma';

const euler = 0.5772156649015329;

describe('digamma and trigamma', () => {
  // Abramowitz and Stegun, 6.3.2, 6.3.3 and 6.4.2, 6.4.4
  const known = [
    { x: 1, di: -euler, tri: Math.PI ** 2 / 6 },
    { x: 0.5, di: -euler - 2 * Math.LN2, tri: Math.PI ** 2 / 2 },
    { x: 4, di: -euler + 1 + 1 / 2 + 1 / 3, tri: Math.PI ** 2 / 6 - 1 - 1 / 4 - 1 / 9 },
    { x: 1e6, di: Math.log(1e6) - 0.5e-6, tri: 1e-6 + 0.5e-12 },
  ];
  for (const { x, di, tri } of known)
    it(`have their values at ${x}`, () => {
      assert.ok(Math.abs(digamma(x) - di) < 1e-12 * (1 + Math.abs(di)), `${digamma(x)}`);
      assert.ok(Math.abs(trigamma(x) / tri - 1) < 1e-12, `${trigamma(x)}`);
    });

  it('are turned round', () => {
    for (const x of [1e-3, 0.3, 1, 7, 1e4]) assert.ok(Math.abs(inverseTrigamma(trigamma(x)) / x - 1) < 1e-9);
  });
});
