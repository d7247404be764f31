import assert from 'node:assert/strict';
import { logLosses } from '../../src/models/losses';
import { readFixture } from '../readFixture';

interface Case {
  classes: number;
  logits: number[];
  labels: number[];
  losses: number[];
}

/** The loss of one record of class 0 with these logits. */
const loss = (...logits: number[]) =>
  logLosses({ values: Float32Array.from(logits), models: 1, records: 1, classes: logits.length }, Int32Array.of(0))
    .values[0];

describe('logLosses', () => {
  it('are those of SciPy’s log-sum-exp, with logits of ±1000 and ties', () => {
    for (const { classes, logits, labels, losses } of readFixture<Case[]>('models', 'logLosses')) {
      const actual = logLosses(
        { values: Float32Array.from(logits), models: 3, records: 5, classes },
        Int32Array.from(labels),
      );
      assert.equal(actual.width, 5);
      actual.values.forEach((value, i) =>
        assert.ok(Math.abs(value - losses[i]) <= 1e-15 + 1e-13 * losses[i], `${value}, wanted ${losses[i]}`),
      );
    }
  });

  it('stay apart where a float32 softmax would be 1', () => {
    // ln(1 + e^-d) is e^-d to within e^-2d.
    for (const d of [20, 50, 100, 700]) assert.ok(Math.abs(loss(d, 0) / Math.exp(-d) - 1) < 2e-9);
    assert.ok(loss(40, 0) > loss(41, 0) && loss(41, 0) > loss(42, 0));
    assert.ok(Math.abs(loss(60, 1, 1) / (2 * Math.exp(-59)) - 1) < 1e-12);
  });

  it('have an end on both sides', () => {
    assert.equal(loss(1000, -1000), 0);
    assert.equal(loss(-1000, 1000), 2000);
    assert.equal(loss(-3e38, 3e38), 2 * Math.fround(3e38));
    assert.equal(loss(0, 0), Math.LN2);
    assert.equal(loss(5), 0);
  });

  it('are NaN for a diverged model, for it alone', () => {
    const { values } = logLosses(
      { values: Float32Array.of(NaN, 1, 1, NaN, 0, 0), models: 3, records: 1, classes: 2 },
      Int32Array.of(0),
    );
    assert.deepEqual([...values], [NaN, NaN, Math.LN2]);
    assert.equal(loss(Infinity, 1), NaN);
  });

  it('of no records are none', () =>
    assert.deepEqual(logLosses({ values: new Float32Array(0), models: 4, records: 0, classes: 2 }, new Int32Array(0)), {
      values: new Float64Array(0),
      width: 0,
    }));

  it('refuse labels that are no class, or not one for each record: another logit would be read', () => {
    const logits = { values: [1, 2, 3, 4], models: 1, records: 2, classes: 2 };
    for (const label of [2, -1, 0.5, NaN, '1'])
      assert.throws(() => logLosses(logits, [0, label as number]), {
        name: 'RangeError',
        message: /^Expected labels\[1\] to be a position from 0 to 1, among 2 classes, got /,
      });
    for (const labels of [[], [0], [0, 1, 0]])
      assert.throws(() => logLosses(logits, labels), /a label for each of 2 records/);
    for (const wrong of [undefined, 5, 'x'])
      assert.throws(() => logLosses(logits, wrong as never), /labels to be a list/);
  });
});
