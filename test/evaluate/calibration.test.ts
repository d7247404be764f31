import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackLosses } from '../../src/attack/attackDirectly';
import { ScoreResult } from '../../src/attack/result';
import { randomFor } from '../../src/core/random';
import { plainText } from '../../src/display/outputsOf';
import { calibration } from '../../src/evaluate/calibration';
import { clusteredShare } from '../../src/stats/interval/clusteredShare';

/** Losses of one law, of which those of targets are `factor` as large. */
function attack(factor: number, method: 'pchip' | 'rank' | 'student' = 'rank') {
  const random = randomFor(5, 'calibration');
  const draw = (models: number, by = 1) => ({
    values: new Float64Array(models * 150).map(() => by * Math.log1p(Math.exp(-3 - 2 * random.normal()))),
    width: 150,
  });
  const truth = Uint8Array.from({ length: 3000 }, () => random.integer(2));
  return attackLosses({ reference: draw(100), target: draw(20, factor), truth }, { method });
}

describe('calibration', () => {
  const even = attack(1);
  const low = attack(0.2);

  it('counts non-members at or below each α, with intervals of pairs clustered by record and target', () => {
    const { rates } = calibration(even);
    assert.deepEqual(
      rates.map(({ alpha }) => alpha),
      [0.01, 0.05, 0.1],
    );
    for (const { alpha, value, low, high, hits, trials } of rates) {
      const others = even.truth!.map(one => 1 - one);
      const hit = others.map((one, i) => one * Number(even.p.values[i] <= alpha));
      assert.deepEqual({ value, low, high, hits, trials }, clusteredShare(hit, others, 150));
    }
  });

  it('counts the other end as well: of ranks as many steps, of others from 1 − α on', () => {
    const one = { reference: { values: Float64Array.from({ length: 99 }, (_, i) => i + 1), width: 1 } };
    const target = { values: Float64Array.of(95.5, 96.5, 98.5, 99.5), width: 1 }; // ranks of 96 to 100 in 100
    const upper = (method: 'rank' | 'pchip') =>
      calibration(attackLosses({ ...one, target, truth: [0, 0, 0, 0] }, { method })).upper.map(({ hits }) => hits);
    assert.deepEqual(upper('rank'), [1, 4, 4]); // p ≥ 1, 0.96 and 0.91
    assert.deepEqual(upper('pchip'), [2, 4, 4]); // p ≥ 0.99, 0.95 and 0.9
    assert.deepEqual(
      calibration(even).upper.map(({ trials }) => trials),
      calibration(even).rates.map(({ trials }) => trials),
    );
  });

  it('fails where too much is claimed, and nowhere else', () => {
    assert.ok(calibration(low).fails && calibration(low).rates.every(({ fails }) => fails));
    for (const method of ['pchip', 'rank', 'student'] as const)
      assert.ok(!calibration(attack(1, method)).fails, method);
    const conservative = calibration(attack(5));
    assert.ok(!conservative.fails && conservative.rates[2].high < 0.1);
  });

  it('has the warnings of the result, and that of a failure only once', () => {
    const told = ({ warnings }: { warnings: string[] }) =>
      warnings.filter(text => text.startsWith('Calibration fails')).length;
    assert.deepEqual([told(low), told(calibration(low)), told(calibration(even))], [1, 1, 0]);
    assert.deepEqual(calibration(low).warnings, low.warnings);
    assert.match(calibration(low, { alphas: [0.5] }).warnings.at(-1)!, /at or below 0\.5\.$/);
    assert.ok(plainText(calibration(low)).includes('Warning: Calibration fails: '));
  });

  it('keeps the p-values of non-members in order', () => {
    const { pValues } = calibration(even);
    assert.deepEqual(pValues, even.p.values.filter((_, i) => !even.truth![i]).sort());
  });

  it('has a table, takes another name, and prints as one line', () => {
    const named = calibration(low, { alphas: [0.02, 0.2] }).named('other');
    assert.deepEqual(named.toFrame().columns, [
      'α',
      'P(p ≤ α | non-member)',
      'low',
      'high',
      'hits',
      'of',
      'P(p ≥ 1 − α | non-member)',
      'low, upper end',
      'high, upper end',
      'claims too much',
    ]);
    const [first] = named.toFrame().values as unknown[][];
    const { value, hits } = named.rates[0];
    assert.deepEqual([first[0], first[1], first[4], first[9]], [0.02, value, hits, 'yes']);
    assert.deepEqual(first.slice(6, 9), [0, named.upper[0].low, named.upper[0].high]);
    assert.match(
      inspect(named),
      new RegExp(
        String.raw`^Calibration of other \(rank, 100 references\) on 1,\d+ p-values of non-members: ` +
          String.raw`claims too much at 0\.02, 0\.2$`,
      ),
    );
    assert.match(inspect(calibration(even)), /nothing against it at 0\.01, 0\.05, 0\.1$/);
  });

  it('tells nothing of no records', () => {
    const none = { values: new Float64Array(0), width: 0 };
    const empty = calibration(attackLosses({ reference: none, target: none, truth: [] }));
    assert.deepEqual([empty.fails, empty.rates[0].value, empty.pValues.length], [false, null, 0]);
    assert.match(inspect(empty), /nothing is known/);
  });

  it('needs the truth, p-values, and α between 0 and 1', () => {
    const unknown = new ScoreResult({ ...even, truth: undefined });
    assert.throws(() => calibration(unknown), { name: 'RangeError', message: /knows who was a member/ });
    const scores = new ScoreResult({ ...even, p: undefined, score: even.p });
    // @ts-expect-error: TypeScript refuses scores that are no p-values
    assert.throws(() => calibration(scores.record(0)), /a result with p-values, got "the scores of direct"/);
    assert.throws(() => calibration(even, { alphas: [] }), /at least one alpha/);
    assert.throws(() => calibration(even, { alphas: [0.01, 1.5] }), /alpha to be a number from 0 to 1, got 1\.5/);
  });
});
