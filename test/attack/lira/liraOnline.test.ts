import assert from 'node:assert/strict';
import { liraOnline } from '../../../src/attack/lira/liraOnline';
import { randomFor } from '../../../src/core/random';
import { logOdds } from '../../../src/stats/tail/studentTail';
import { assertClose } from '../close';
import { fixture, target, truth } from '../scoreFixture';

const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });
const alternating = (targets: number) => Uint8Array.from({ length: targets }, (_, t) => t % 2);

describe('liraOnline', () => {
  for (const rule of ['per-record', 'pooled'] as const)
    it(`is what a plain version gives that fits anew without each target and its counterpart: ${rule} variance`, () =>
      assertClose(liraOnline({ target, truth }, rule).values, fixture.online[rule]));

  it('takes pooled variances below 64 models, and from 66 targets on those of each record', () => {
    const random = randomFor(3, 'losses');
    const some = (targets: number) => ({
      target: { width: 2, values: Float64Array.from({ length: 2 * targets }, () => Math.abs(random.normal())) },
      truth: Uint8Array.from({ length: 2 * targets }, (_, i) => (i >> 1) % 2),
    });
    const few = some(64);
    const many = some(66);
    assert.deepEqual(liraOnline(few), liraOnline(few, 'pooled'));
    assert.deepEqual(liraOnline(many), liraOnline(many, 'per-record'));
    assert.notDeepEqual(liraOnline(many), liraOnline(many, 'pooled'));
  });

  it('does not look at the loss of the counterpart, and in no other way at the membership of the target', () => {
    const losses = [0.3, 1.2, 0.2, 1.5, 0.4, 0.9, 0.1, 2];
    const scores = liraOnline({ target: matrix(1, ...losses), truth: alternating(8) }).values;
    const other = losses.slice();
    other[1] = 17;
    assertClose([liraOnline({ target: matrix(1, ...other), truth: alternating(8) }).values[0]], [scores[0]]);
    const swapped = alternating(8);
    [swapped[0], swapped[1]] = [1, 0];
    assertClose([liraOnline({ target: matrix(1, ...losses), truth: swapped }).values[0]], [scores[0]]);
  });

  it('keeps its digits when one model makes nearly all the spread', () => {
    const losses = [0.3, 1.2, 0.2, 1.5, 0.4, 0.9, 1e-13, 2]; // target 6 lies far off the other out-models
    const { values } = liraOnline({ target: matrix(1, ...losses), truth: alternating(8) }, 'per-record');
    const side = (all: number[]) => {
      const phi = all.map(logOdds);
      const mean = phi.reduce((sum, one) => sum + one, 0) / 3;
      return { mean, variance: phi.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 2 };
    };
    const density = ({ mean, variance }: ReturnType<typeof side>, loss: number) =>
      -((logOdds(loss) - mean) ** 2 / variance + Math.log(variance)) / 2;
    assertClose([values[6]], [density(side([1.2, 1.5, 0.9]), 1e-13) - density(side([0.3, 0.2, 0.4]), 1e-13)]);
  });

  it('has a score where models agree to the last bit', () => {
    const losses = matrix(2, ...Array(6).fill([0, 1]).flat());
    const { values } = liraOnline({ target: losses, truth: Uint8Array.from({ length: 12 }, (_, i) => (i >> 1) % 2) });
    assertClose(values, new Float64Array(12)); // in and out alike: no evidence either way
    const far = liraOnline({ target: matrix(1, 0, 1, 0, 1, 0, 1), truth: alternating(6) }, 'per-record').values;
    assert.ok(
      far.every((score, t) => Number.isFinite(score) && score > 0 === (t % 2 === 1)),
      `${far}`,
    );
  });

  it('lets one saturated record move no other, and says so', () => {
    const rest = [0.3, 1.2, 0.2, 1.5, 0.4, 0.9, 0.1, 2];
    const alone = liraOnline({ target: matrix(1, ...rest), truth: alternating(8) }, 'pooled');
    assert.equal(alone.warnings, undefined);
    for (const saturated of [0, Infinity]) {
      const among = rest.flatMap((loss, t) => [loss, t === 3 ? saturated : 1 + t]);
      const truth = Uint8Array.from({ length: 16 }, (_, i) => (i >> 1) % 2);
      const { values, warnings } = liraOnline({ target: matrix(2, ...among), truth }, 'pooled');
      assert.deepEqual(
        values.filter((_, i) => i % 2 === 0),
        alone.values,
      );
      assert.match(warnings!.join(), /^1 of 2 records have a loss of 0/);
    }
  });

  it('answers for no records', () =>
    assert.equal(liraOnline({ target: matrix(0), truth: new Uint8Array(0) }).values.length, 0));

  it('rejects models that do not come in pairs of one halving, and too few', () => {
    const losses = (targets: number) => matrix(1, ...Array(targets).fill(1));
    assert.throws(
      () => liraOnline({ target: losses(5), truth: alternating(5) }),
      /targets in pairs, got "5 targets"\. Models 2i and 2i \+ 1/,
    );
    assert.throws(
      () => liraOnline({ target: losses(6), truth: alternating(4) }),
      /truth for 6 targets × 1 records, got "4 values"/,
    );
    assert.throws(
      () => liraOnline({ target: losses(6), truth: Uint8Array.of(0, 1, 1, 1, 0, 1) }),
      /record 0 in both or neither of targets 2 and 3/,
    );
    assert.throws(
      () => liraOnline({ target: losses(4), truth: alternating(4) }),
      /at least 2 in- and 2 out-models for each record, got "1 of each"\. Train targets on at least 3 splits/,
    );
    assert.throws(
      () => liraOnline({ target: matrix(1, 1, 1, 1, NaN, 1, 1), truth: alternating(6) }),
      /target losses .* "NaN for model 3, record 0"/,
    );
    assert.throws(
      () => liraOnline({ target: losses(6), truth: alternating(6) }, 'none' as 'pooled'),
      /variance to be .* got "none"/,
    );
  });
});
