import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ScoreResult } from '../../src/attack/result';
import { discoveries } from '../../src/evaluate/discoveries';
import { falseDiscoveries } from '../../src/evaluate/falseDiscoveries';
import { clopperPearson } from '../../src/stats/interval/clopperPearson';

/**
 * 3 targets × 4 records. At 0.01 the claims are: of target 0 two, one wrong; of target 1 none; of target 2 one, right.
 */
const result = new ScoreResult({
  name: 'direct',
  method: 'pchip',
  references: 100,
  warnings: ['mind the gap'],
  p: { width: 4, values: Float64Array.of(0.03, 0.01, 0.5, 0.001, /**/ 0.9, 0.3, 0.0101, 0.2, /**/ 1, 1, 0, 1) },
  loss: { width: 4, values: new Float64Array(12) },
  truth: Uint8Array.of(1, 0, 1, 1, /**/ 0, 0, 1, 1, /**/ 0, 1, 1, 0),
});

describe('falseDiscoveries', () => {
  const found = falseDiscoveries(result);

  it('counts claims and wrong ones over all targets, 0 without a claim', () => {
    const [cutoff, hochberg] = found.ways;
    assert.deepEqual([cutoff.way, cutoff.at, hochberg.way, hochberg.at], ['cut-off', 0.01, 'Benjamini–Hochberg', 0.1]);
    assert.deepEqual([...cutoff.proportions], [1 / 2, 0, 0]);
    // Target 1: 0.0101 · 4 = 0.0404 at most 0.1, and so claimed.
    assert.deepEqual([...hochberg.proportions], [1 / 3, 0, 0]);
    assert.deepEqual([cutoff.claims, cutoff.claimsPerTarget, hochberg.claims], [3, 1, 5]);
    const [low, high] = clopperPearson(2, 3);
    assert.deepEqual(cutoff.withClaim, { value: 2 / 3, low, high, hits: 2, trials: 3 });
    assert.deepEqual([cutoff.pooled.value, hochberg.pooled.value], [1 / 3, 1 / 5]);
    assert.ok(Math.abs(cutoff.mean.value! - 1 / 6) < 1e-15 && cutoff.mean.low < 1 / 6 && cutoff.mean.high > 1 / 6);
  });

  it('agrees with the claims about each target', () => {
    for (const target of [0, 1, 2]) {
      const { byCutoff, byBenjaminiHochberg } = discoveries(result, { target });
      [byCutoff, byBenjaminiHochberg].forEach(({ claims, wrong }, way) =>
        assert.equal(found.ways[way].proportions[target], claims ? wrong! / claims : 0),
      );
    }
  });

  it('claims by Benjamini–Yekutieli where it is asked to', () => {
    const [cutoff, yekutieli] = falseDiscoveries(result, { procedure: 'BY' }).ways;
    assert.deepEqual(cutoff, found.ways[0]);
    assert.equal(yekutieli.way, 'Benjamini–Yekutieli');
    for (const target of [0, 1, 2]) {
      const { claims, wrong } = discoveries(result, { target }).byBenjaminiYekutieli;
      assert.equal(yekutieli.proportions[target], claims ? wrong! / claims : 0);
    }
    assert.ok(yekutieli.claims < found.ways[1].claims || yekutieli.claims === 5);
    assert.throws(() => falseDiscoveries(result, { procedure: 'Holm' as never }), /one of BH, BY, got "Holm"/);
  });

  it('has a table with a row for each way, and prints as one line', () => {
    assert.deepEqual(found.toFrame().column('claims').values, ['p ≤ 0.01', 'Benjamini–Hochberg at 0.1']);
    assert.deepEqual(found.toFrame().column('targets with a claim').values, [2, 3]);
    assert.match(
      inspect(found),
      /^False claims of direct: cut-off 0\.01: 1\.00 claims a target, 16\.7 % \[.*\] wrong; /,
    );
    assert.match(inspect(found), /; Benjamini–Hochberg 0\.1: 1\.67 claims a target/);
    assert.deepEqual(found.warnings, ['mind the gap']);
  });

  it('has no claim to be wrong about where nothing was attacked, or nothing is small', () => {
    const large = new ScoreResult({ ...result, p: { width: 4, values: new Float64Array(12).fill(0.9) } });
    for (const { claims, mean, pooled } of falseDiscoveries(large).ways)
      assert.deepEqual([claims, mean.value, mean.low, pooled.value], [0, 0, 0, null]);
    const none = { values: new Float64Array(0), width: 0 };
    for (const { claims, mean, withClaim } of falseDiscoveries(
      new ScoreResult({ ...result, p: none, loss: none, truth: new Uint8Array(0) }),
    ).ways)
      assert.deepEqual([claims, mean.value, withClaim.value], [0, null, null]);
  });

  it('needs the truth, a cut-off and a q', () => {
    assert.throws(() => falseDiscoveries(new ScoreResult({ ...result, truth: undefined })), /knows who was a member/);
    assert.throws(() => falseDiscoveries(result, { cutoff: NaN }), /cutoff/);
    assert.throws(() => falseDiscoveries(result, { q: 0 }), /q to be/);
    const scores = new ScoreResult({ ...result, p: undefined, score: result.p });
    // @ts-expect-error: TypeScript refuses scores that are no p-values
    assert.throws(() => falseDiscoveries(scores), /a result with p-values/);
  });
});
