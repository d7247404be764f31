import assert from 'node:assert/strict';
import { liraOffline } from '../../../src/attack/lira/liraOffline';
import type { VarianceRule } from '../../../src/attack/lira/variance';
import { logOdds } from '../../../src/stats/tail/studentTail';
import { assertClose } from '../close';
import { fixture, reference, target } from '../scoreFixture';

const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });

describe('liraOffline', () => {
  for (const rule of ['per-record', 'pooled'] as const)
    it(`is what a plain version gives, with a ${rule} variance, extreme losses and all`, () => {
      const scores = liraOffline({ reference, target }, rule);
      assert.equal(scores.width, fixture.records);
      assertClose(scores.values, fixture.offline[rule]);
    });

  it('takes the variance of each record from 64 models on, and below the pooled one', () => {
    const many = (k: number) => ({
      width: 7,
      values: Float64Array.from({ length: 7 * k }, (_, i) => reference.values[i % 63] + i / 1e3),
    });
    const same = (k: number, rule: VarianceRule) =>
      assert.deepEqual(liraOffline({ reference: many(k), target }), liraOffline({ reference: many(k), target }, rule));
    same(63, 'pooled');
    same(64, 'per-record');
    assert.notDeepEqual(
      liraOffline({ reference: many(64), target }),
      liraOffline({ reference: many(64), target }, 'pooled'),
    );
  });

  it('orders the targets of a record by their loss, where Φ(z) is 1 or 0 for all of them, too', () => {
    const losses = [1e-12, 1e-9, 1e-7, 1e-5, 40, 50, 600];
    const { values } = liraOffline(
      { reference: matrix(1, 0.5, 0.51, 0.52), target: matrix(1, ...losses) },
      'per-record',
    );
    for (let i = 1; i < losses.length; i++) assert.ok(values[i] < values[i - 1]);
    assert.ok(values[3] > 40 && values[4] < -40);
  });

  it('has a score for a record without variance: by the pooled one, or by 1 where there is none', () => {
    const spread = liraOffline(
      { reference: matrix(2, 0, 1, 0, 2, 0, 3), target: matrix(2, 0.5, 1) },
      'per-record',
    ).values;
    const phi = [1, 2, 3].map(logOdds);
    const mean = (phi[0] + phi[1] + phi[2]) / 3;
    const variance = phi.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 2;
    assertClose(spread, [(logOdds(0.5) - logOdds(0)) / Math.sqrt(variance), (phi[0] - mean) / Math.sqrt(variance)]);
    const none = liraOffline(
      { reference: matrix(2, 1, 0, 1, 0), target: matrix(2, 0.5, 0, 1, Infinity) },
      'per-record',
    ).values;
    assertClose(none, [logOdds(0.5) - logOdds(1), 0, 0, logOdds(Infinity) - logOdds(0)]);
  });

  it('lets one saturated record move no other, whatever its losses, and says so', () => {
    const rest = [0.5, 1, 0.6, 2, 0.4, 3];
    const alone = liraOffline({ reference: matrix(2, ...rest), target: matrix(2, 0.1, 0.2) }, 'pooled');
    assert.equal(alone.warnings, undefined);
    for (const saturated of [0, Infinity, 1e-20, 800]) {
      const among = [rest[0], rest[1], saturated, rest[2], rest[3], 1, rest[4], rest[5], 2];
      const { values, warnings } = liraOffline(
        { reference: matrix(3, ...among), target: matrix(3, 0.1, 0.2, 0.3) },
        'pooled',
      );
      assert.deepEqual(values.slice(0, 2), alone.values);
      assert.ok(Number.isFinite(values[2]));
      assert.match(warnings!.join(), /^1 of 3 records have a loss of 0 or so large .* no part in the pooled variance/);
    }
  });

  it('is what it was where no loss is beyond the bounds, as near as it may come', () => {
    const losses = [2 ** -53, 1074 * Math.LN2, 0.5, 1];
    const { values, warnings } = liraOffline({ reference: matrix(2, ...losses), target: matrix(2, 1, 1) }, 'pooled');
    const [a, b] = [0, 1].map(r => {
      const phi = [losses[r], losses[r + 2]].map(logOdds);
      return { mean: (phi[0] + phi[1]) / 2, variance: (phi[0] - phi[1]) ** 2 / 2 };
    });
    const sd = Math.sqrt((a.variance + b.variance) / 2);
    assertClose(values, [(logOdds(1) - a.mean) / sd, (logOdds(1) - b.mean) / sd]);
    assert.equal(warnings, undefined);
  });

  it('takes rows, one precision of two, and losses that rounding brought below 0', () => {
    const rows = [
      [0.1, 0.5],
      [0.2, 0.6],
      [0.3, 0.9],
    ];
    const plain = liraOffline({ reference: rows, target: [[0.1, 0.4]] });
    assert.deepEqual(plain, liraOffline({ reference: matrix(2, ...rows.flat()), target: matrix(2, 0.1, 0.4) }));
    const single = { values: Float32Array.from(rows.flat()), width: 2 };
    const mixed = liraOffline({ reference: single, target: matrix(2, 0.1, 0.4) });
    assert.deepEqual(
      mixed,
      liraOffline({ reference: single, target: { values: Float32Array.of(0.1, 0.4), width: 2 } }),
    );
    const below = liraOffline({ reference: rows, target: [[-1e-7, 0.4]] });
    assert.deepEqual(below.values, liraOffline({ reference: rows, target: [[0, 0.4]] }).values);
    assert.match(below.warnings!.join(), /^1 of 2 target losses lie below 0 as float32 rounds them/);
    assert.throws(() => liraOffline(undefined as never), /the options of losses to be an object, got undefined/);
    assert.throws(() => liraOffline({ references: rows, target: rows } as never), /Did you mean reference\?/);
  });

  it('answers for no records and no targets', () => {
    assert.equal(liraOffline({ reference: matrix(0), target: matrix(0) }).values.length, 0);
    assert.equal(liraOffline({ reference, target: matrix(7) }).values.length, 0);
  });

  it('rejects what it cannot judge', () => {
    const one = matrix(1, 1);
    const two = matrix(1, 1, 2);
    assert.throws(
      () => liraOffline({ reference: one, target: one }),
      /at least 2 reference losses, got 1\. Train more reference models/,
    );
    assert.throws(
      () => liraOffline({ reference: two, target: matrix(2, 1, 2) }),
      /of one width, got "\[2 × 1\] and \[1 × 2\]"/,
    );
    assert.throws(
      () => liraOffline({ reference: matrix(1, 1, NaN), target: one }),
      /reference losses .* "NaN for model 1, record 0"\. Did the model diverge/,
    );
    assert.throws(
      () => liraOffline({ reference: two, target: matrix(1, -1) }),
      /target losses to be log losses of at least 0, got "-1 for model 0/,
    );
    assert.throws(
      () => liraOffline({ reference: two, target: one }, 'global' as 'pooled'),
      /variance to be 'per-record' or 'pooled', got "global"/,
    );
  });
});
