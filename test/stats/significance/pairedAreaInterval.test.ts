import assert from 'node:assert/strict';
import { areaInterval } from '../../../src/stats/significance/mannWhitney';
import { pairedAreaInterval } from '../../../src/stats/significance/pairedAreaInterval';

const widthOf = ([low, high]: [number, number]) => high - low;

describe('pairedAreaInterval', () => {
  const n = 40;
  const numbers = Float64Array.from({ length: n }, (_, i) => ((i * 17) % n) + 0.1);

  it('is about √2 times as wide where one of a pair has what the other lacks', () => {
    const mirrored = pairedAreaInterval(
      numbers,
      numbers.map(x => n - x),
    );
    const ratio = widthOf(mirrored) / widthOf(areaInterval(0.5, n, n));
    assert.ok(ratio > 1.35 && ratio < 1.46, `${ratio}`);
  });

  it('is no narrower than for independent samples where both of a pair are alike', () => {
    const alike = pairedAreaInterval(numbers, numbers);
    assert.ok(widthOf(alike) >= widthOf(areaInterval(0.5, n, n)));
    assert.ok(Math.abs(alike[0] + alike[1] - 1) < 1e-9);
  });

  it('does not vanish where all are won, and says nothing of one pair', () => {
    const [low, high] = pairedAreaInterval(
      numbers.map(x => x + n),
      numbers,
    );
    assert.ok(high === 1 && low > 0.88 && low < areaInterval(1, n, n)[0] - 0.04, `${low}`);
    assert.deepEqual(pairedAreaInterval(Float64Array.of(1), Float64Array.of(0)), [0, 1]);
    const [least, most] = pairedAreaInterval(Float64Array.of(1, 2), Float64Array.of(0, 0));
    assert.ok(least < 0.1 && most === 1, `${least}`);
  });

  it('is about one half where all numbers are equal', () => {
    const equal = new Float64Array(30);
    const [low, high] = pairedAreaInterval(equal, equal);
    assert.ok(low < 0.4 && Math.abs(low + high - 1) < 1e-9);
  });
});
