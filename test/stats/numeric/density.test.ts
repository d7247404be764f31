import assert from 'node:assert/strict';
import { kernelDensity, silverman } from '../../../src/stats/numeric/density';

describe('density', () => {
  it("takes Silverman's bandwidth, and 0 where nothing varies", () => {
    // 1..5: sd √2.5 = 1.5811, quartiles 2 and 4, IQR / 1.34 = 1.4925, 5^(-1/5) = 0.72478
    assert.ok(Math.abs(silverman([3, 1, 2, 5, 4]) - 0.9 * (2 / 1.34) * 5 ** -0.2) < 1e-12);
    assert.equal(silverman([2, 2, 2]), 0);
    assert.equal(silverman([2]), 0);
  });

  it('is a mean of normal densities, which integrates to 1 in one and in two dimensions', () => {
    const one = kernelDensity([[0], [2]], [0.5]);
    const normal = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    assert.ok(Math.abs(one([1]) - (normal(2) / 0.5 + normal(-2) / 0.5) / 2) < 1e-15);
    const two = kernelDensity(
      [
        [0, 0],
        [1, 2],
      ],
      [0.5, 0.8],
    );
    let total = 0;
    for (let x = -4; x < 6; x += 0.1) for (let y = -5; y < 8; y += 0.1) total += two([x, y]) * 0.01;
    assert.ok(Math.abs(total - 1) < 1e-3, `${total}`);
  });

  it('refuses a bandwidth of 0', () => assert.throws(() => kernelDensity([[1]], [0]), /Expected bandwidth/));
});
