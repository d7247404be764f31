import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { clusteredShare } from '../../../src/stats/interval/clusteredShare';
import { readFixture } from '../../readFixture';

interface Case {
  width: number;
  hit: number[];
  counted: number[];
  level: number;
  value: number;
  low: number;
  high: number;
  independent: [number, number];
}

const { shares } = readFixture<{ shares: Case[] }>('stats', 'clustered');
const near = (got: number, want: number, what: string) =>
  assert.ok(Math.abs(got - want) <= 1e-8 * want, `${what}: ${got}, ${want}`);

describe('clusteredShare', () => {
  shares.forEach(({ hit, counted, width, level, value, low, high, independent }) => {
    const targets = hit.length / width;
    it(`agrees with numpy and SciPy: ${width} records, ${targets} targets, share ${value.toFixed(3)}`, () => {
      const ours = clusteredShare(hit, counted, width, level);
      near(ours.value!, value, 'value');
      near(ours.low, low, 'low');
      near(ours.high, high, 'high');
      assert.ok(
        ours.low <= independent[0] + 1e-9 && ours.high >= independent[1] - 1e-9,
        'as wide as that of independent pairs',
      );
    });
  });

  it('is Clopper–Pearson’s for one record or one target', () => {
    for (const width of [1, 10]) {
      const { low, high, hits, trials } = clusteredShare([0, 1, 1, 0, 0, 0, 0, 1, 0, 0], undefined, width);
      assert.deepEqual([hits, trials], [3, 10]);
      clopperPearson(3, 10).forEach((bound, i) => near([low, high][i], bound, 'bound'));
    }
  });

  it('counts each record as one trial where all its pairs are alike, and where there is no hit', () => {
    const four = Uint8Array.from({ length: 4 * 100 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    for (const [hit, hits] of [
      [four, 1],
      [new Uint8Array(400), 0],
      [four.map(() => 1), 4],
    ] as const) {
      const { low, high } = clusteredShare(hit, undefined, 4);
      clopperPearson(hits, 4).forEach((bound, i) => near([low, high][i], bound, `${hits} records of 4`));
    }
  });

  it('is hardly narrower with a hit than with none, and narrow where records are hit alike', () => {
    const high = (hits: number, place: (i: number) => number) => {
      const hit = new Uint8Array(20 * 1000);
      for (let i = 0; i < hits; i++) hit[place(i)] = 1;
      return clusteredShare(hit, undefined, 20).high;
    };
    const spread = (i: number) => 20 * i + (i % 20);
    const none = high(0, spread);
    near(none, clopperPearson(0, 20)[1], 'no hit');
    assert.ok(high(1, spread) >= none);
    for (const hits of [2, 10, 100]) assert.ok(high(hits, i => 20 * i) >= none, `${hits} hits on one record`);
    for (const hits of [20, 200]) {
      const independent = clopperPearson(hits, 20000)[1];
      assert.ok(high(hits, spread) >= independent && high(hits, spread) < 1.1 * independent, `${hits} hits`);
    }
  });

  it('knows nothing without trials', () => {
    const nothing = { value: null, low: 0, high: 1, hits: 0, trials: 0 };
    assert.deepEqual(clusteredShare([1, 0], [0, 0], 2), nothing);
    assert.deepEqual(clusteredShare([], undefined, 0), nothing);
  });

  it('holds its value, for any level and few trials', () => {
    for (const level of [0.01, 0.5, 0.999])
      for (const hit of [[1], [0], [1, 0], [1, 0, 0, 0], [1, 1, 0, 1]])
        for (const width of [1, hit.length]) {
          const { value, low, high } = clusteredShare(hit, undefined, width, level);
          assert.ok(0 <= low && low <= value! && value! <= high && high <= 1, `${hit} at ${level}: ${low}, ${high}`);
        }
  });

  it('refuses what does not fit', () => {
    assert.throws(() => clusteredShare([1, 0, 1], undefined, 2), { name: 'RangeError', message: /3 pairs/ });
    assert.throws(() => clusteredShare([1, 0], [1], 2), /2 counted, as many as hits, got 1/);
    assert.throws(() => clusteredShare([0.5], undefined, 1), /hit 0 to be 0 or 1, got 0\.5/);
    assert.throws(() => clusteredShare([1], [NaN], 1), /counted 0/);
    assert.throws(() => clusteredShare([1], undefined, 0), /width/);
    assert.throws(() => clusteredShare([1], undefined, 1, 95), /0\.95/);
  });
});

/**
 * Pairs are hits where a record's effect, a target's effect and noise, together standard normal, lie below 0: half of
 * them.
 */
function coverage(effect: number, records = 16, targets = 60, simulations = 400): { ours: number; plain: number } {
  const random = randomFor(3, 'coverage', effect);
  const hit = new Uint8Array(records * targets);
  const effects = (count: number) => Array.from({ length: count }, () => Math.sqrt(effect) * random.normal());
  const noise = Math.sqrt(1 - 2 * effect);
  let ours = 0;
  let plain = 0;
  const holds = (low: number, high: number) => Number(low <= 0.5 && high >= 0.5);
  for (let s = 0; s < simulations; s++) {
    const ofRecord = effects(records);
    const ofTarget = effects(targets);
    for (let i = 0; i < hit.length; i++)
      hit[i] = Number(ofRecord[i % records] + ofTarget[Math.floor(i / records)] + noise * random.normal() < 0);
    const share = clusteredShare(hit, undefined, records);
    ours += holds(share.low, share.high);
    plain += holds(...clopperPearson(share.hits, share.trials));
  }
  return { ours: ours / simulations, plain: plain / simulations };
}

describe('clusteredShare, simulated with 16 records and 60 targets', () => {
  it('covers in 96 % at level 95 % where records and targets have effects; Clopper–Pearson alone in 52 %', () => {
    const { ours, plain } = coverage(0.2);
    assert.ok(ours >= 0.93 && plain < 0.6, `covers in ${ours}, Clopper–Pearson in ${plain} of the cases`);
  });

  it('covers where pairs are independent', () => {
    const { ours, plain } = coverage(0);
    assert.ok(ours >= 0.93 && plain >= 0.93, `covers in ${ours}, Clopper–Pearson in ${plain} of the cases`);
  });
});
