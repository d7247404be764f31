import assert from 'node:assert/strict';
import { leftTail } from '../../../src/stats/tail/leftTail';
import { readFixture } from '../../readFixture';

type Cases = { student: { losses: number[]; at: number[]; p: number[] }[] };
const near = (got: number, want: number, tolerance: number, what: unknown = '') =>
  assert.ok(Math.abs(got - want) <= tolerance, `${what}: got ${got}, want ${want}`);

describe('leftTail, student', () => {
  const student = (losses: number[], loss: number) => leftTail(losses, loss, { method: 'student' });

  it('agrees with SciPy’s t distribution on the log-odds', () => {
    for (const { losses, at, p } of readFixture<Cases>('stats', 'tails').student)
      at.forEach((loss, i) => near(student(losses, loss), p[i], 1e-9 * p[i], `${losses} at ${loss}`));
  });

  it('is a Cauchy tail for two references, by hand', () => {
    // Log-odds 1 and 3: mean 2, s = sqrt 2, s sqrt(3/2) = sqrt 3. P(T_1 <= -t) = 1/2 - atan(t) / pi.
    const loss = (phi: number) => Math.log1p(Math.exp(-phi));
    near(student([loss(1), loss(3)], loss(2)), 1 / 2, 1e-9);
    near(student([loss(1), loss(3)], loss(5)), 1 / 2 - Math.atan(3 / Math.sqrt(3)) / Math.PI, 1e-12);
  });

  it('is at most 1, however high the loss', () => {
    const losses = Array.from({ length: 100 }, (_, i) => 0.01 + i / 1000);
    for (let loss = 0.01; loss < 20; loss *= 1.001)
      assert.ok(student(losses, loss) <= 1, `${student(losses, loss)} at ${loss}`);
  });

  it('bounds losses of 0 and Infinity', () => {
    const losses = [0.1, 0.2, 0.4];
    const [low, high] = [student(losses, 0), student(losses, Infinity)];
    assert.ok(low > 0 && low < 0.01 && high > 0.99 && high < 1, `${low} ${high}`);
    assert.equal(low, student(losses, 2 ** -60));
    assert.ok(low < student(losses, 2 ** -50));
    assert.equal(high, student(losses, 1e4));
    assert.ok(high > student(losses, 700));
    const mixed = student([0, 0.1, Infinity], 0.1);
    assert.ok(mixed > 0 && mixed < 1, String(mixed));
  });

  it('falls back on the rank where there is no spread', () => {
    assert.equal(student([0.3, 0.3, 0.3], 0.2), 1 / 4);
    assert.equal(student([0.3, 0.3, 0.3], 0.3), 1);
    assert.equal(student([0, 0, 2 ** -60], 0), 3 / 4);
    assert.equal(student([Infinity, Infinity], Infinity), 1);
  });
});
