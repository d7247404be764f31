import assert from 'node:assert/strict';
import { stdtri } from 'cephes';
import type { Scores } from '../../src/attack/result';
import { randomFor } from '../../src/core/random';
import { compareTpr } from '../../src/evaluate/compareTpr';
import { rankByTpr } from '../../src/evaluate/rankByTpr';
import { clusteredShare } from '../../src/stats/interval/clusteredShare';

const targets = 40;
const width = 30;
const truth = Uint8Array.from({ length: targets * width }, (_, i) => (Math.floor(i / width) + i) % 2);

/** Scores that lie higher for members by `shift`, with noise of their own on top of what all attacks see of a pair. */
function attack(name: string, shift: number, noise = 0.3): Scores {
  const shared = randomFor(1, 'pairs');
  const own = randomFor(1, name);
  const values = Float64Array.from(truth, member => shared.uniform() + noise * own.uniform() + shift * member);
  return { name, score: { values, width }, truth, warnings: [] };
}

const strong = attack('strong', 0.6);
const weak = attack('weak', 0.2);
const none = attack('none', 0);

describe('compareTpr', () => {
  it('is the difference of the two rates, changes its sign with the order, and covers 0 only where it must', () => {
    const [{ at: first }, { at: second }] = rankByTpr([strong, weak], 0.05);
    const there = compareTpr(strong, weak, 0.05);
    const back = compareTpr(weak, strong, 0.05);
    assert.ok(Math.abs(there.value! - (first.tpr.value! - second.tpr.value!)) < 1e-12);
    assert.deepEqual([back.value, back.low, back.high], [-there.value!, -there.high, -there.low]);
    assert.ok(there.low > 0 && there.low < there.value! && there.value! < there.high);
    assert.equal(there.members, 600);
  });

  it('is narrower than two intervals side by side where the attacks see much the same', () => {
    const [a, b] = [attack('a', 0.3, 0.1), attack('b', 0.3, 0.1)];
    const { low, high } = compareTpr(a, b, 0.05);
    const [
      {
        at: { tpr },
      },
    ] = rankByTpr([a, b], 0.05);
    assert.ok(high - low < 0.75 * (tpr.high - tpr.low), `${high - low} against ${tpr.high - tpr.low}`);
  });

  it('has the interval of the mean of paired differences where pairs are independent of one another', () => {
    const one = (name: string, hits: number[]): Scores => ({
      name,
      score: { values: Float64Array.of(...hits, ...hits.map(() => 0)), width: 1 },
      truth: Uint8Array.from({ length: 2 * hits.length }, (_, i) => Number(i < hits.length)),
      warnings: [],
    });
    // One record: the targets are the clusters. Differences 1, 1, −1, 0 …, 20 times, of 200 members.
    const many = (hits: number[]) => new Array<number[]>(20).fill(hits).flat();
    const differences = many([1, 1, 1, 1, 1, -1, 0, 0, 0, 0]);
    const found = compareTpr(
      one('a', many([1, 1, 1, 1, 1, 0, 1, 1, 0, 0])),
      one('b', many([0, 0, 0, 0, 0, 1, 1, 1, 0, 0])),
      0,
    );
    const mean = 0.4;
    const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0);
    const reach = stdtri(199, 0.975) * Math.sqrt(squares / 199 / 200);
    assert.ok(Math.abs(found.value! - mean) < 1e-12);
    assert.ok(Math.abs((found.high - found.low) / 2 / reach - 1) < 0.1, `${found.low} to ${found.high}, ${reach}`);
  });

  it('does not leap where the difference is exactly 0, or the attacks are nearly apart nowhere', () => {
    const flagged = (name: string, hit: (i: number) => boolean): Scores => ({
      name,
      truth,
      warnings: [],
      score: { values: Float64Array.from(truth, (member, i) => Number(member && hit(i))), width },
    });
    const width95 = (a: (i: number) => boolean, b: (i: number) => boolean) => {
      const { low, high } = compareTpr(flagged('a', a), flagged('b', b), 0);
      return high - low;
    };
    const even = width95(
      i => i % 7 < 2,
      i => i % 7 === 2 || i % 7 === 3,
    );
    const nearly = width95(
      i => i % 7 < 2 || i === 4,
      i => i % 7 === 2 || i % 7 === 3,
    );
    assert.ok(Math.abs(even / nearly - 1) < 0.05, `${even}, ${nearly}`);
    const same = width95(
      i => i % 7 < 2,
      i => i % 7 < 2,
    );
    const single = truth.findIndex((member, i) => member === 1 && i % 7 > 2);
    const one = width95(
      i => i % 7 < 2 || i === single,
      i => i % 7 < 2,
    );
    assert.ok(Math.abs(one / same - 1) < 0.1, `${one}, ${same}`);
  });

  it('does not claim certainty where both find the same members', () => {
    const same = { ...strong, name: 'same' };
    const { value, low, high, apart } = compareTpr(strong, same, 0.01);
    const { high: unseen } = clusteredShare(new Uint8Array(truth.length), truth, width);
    assert.deepEqual([value, apart], [0, 0]);
    for (const end of [-low, high]) assert.ok(Math.abs(end - unseen) < 1e-12);
  });

  it('covers the true difference about as often as it says', () => {
    let covered = 0;
    for (let seed = 0; seed < 200; seed++) {
      const random = randomFor(seed, 'coverage');
      // What an attack finds hangs together within records and within targets; on average both find half.
      const draw = (name: string): Scores => {
        const [byRecord, byTarget] = [width, targets].map(length => Float64Array.from({ length }, random.uniform));
        const values = Float64Array.from(truth, (member, i) =>
          Number(member && random.uniform() < (byRecord[i % width] + byTarget[Math.floor(i / width)]) / 2),
        );
        return { name, truth, warnings: [], score: { values, width } };
      };
      const { low, high } = compareTpr(draw('a'), draw('b'), 0);
      covered += Number(low <= 0 && 0 <= high);
    }
    assert.ok(covered >= 183, `${covered} of 200`); // 190 expected; three standard errors below are 181
  });

  it('says null without members, and refuses attacks on other pairs', () => {
    const nobody = (name: string): Scores => ({ ...none, name, truth: new Uint8Array(truth.length) });
    assert.deepEqual(compareTpr(nobody('a'), nobody('b'), 0.1), {
      value: null,
      low: -1,
      high: 1,
      members: 0,
      apart: 0,
    });
    assert.throws(
      () => compareTpr(strong, { ...weak, truth: truth.map(one => 1 - one) }, 0.1),
      /same records and targets/,
    );
    assert.throws(() => compareTpr(strong, { ...weak, truth: undefined }, 0.1), RangeError);
    assert.throws(() => compareTpr(strong, weak, 2), /fpr/);
  });
});

describe('rankByTpr', () => {
  it('orders by true-positive rate and measures each against the leader and the next', () => {
    const ranked = rankByTpr([none, strong, weak], 0.05);
    assert.deepEqual(
      ranked.map(({ rank, name }) => [rank, name]),
      [
        [1, 'strong'],
        [2, 'weak'],
        [3, 'none'],
      ],
    );
    assert.deepEqual(ranked[0].aheadOfNext, compareTpr(strong, weak, 0.05));
    assert.deepEqual(ranked[2].behind, compareTpr(strong, none, 0.05));
    assert.equal(ranked[0].behind, undefined);
    assert.equal(ranked[2].aheadOfNext, undefined);
    assert.ok(ranked.every(({ at }) => at.realised.value! <= 0.05));
  });

  it('lets a bound have a rank, but not lead', () => {
    const ranked = rankByTpr([none, strong, weak], 0.05, { bounds: ['strong'] });
    assert.equal(ranked[0].name, 'strong');
    assert.deepEqual(ranked[0].behind, compareTpr(weak, strong, 0.05));
    assert.ok(ranked[0].behind!.high < 0, 'it finds more than the leader');
    assert.equal(ranked[1].behind, undefined);
  });
});
