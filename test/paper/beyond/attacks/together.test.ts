import assert from 'node:assert/strict';
import type { Matrix } from '../../../../src/core/matrix';
import { tprAt } from '../../../../src/evaluate/tprAt';
import { firstOf, flagTogether, joinedScores } from '../../../../src/paper/beyond/attacks/firsts';
import { together } from '../../../../src/paper/beyond/attacks/together';

const WIDTH = 50;
const TARGETS = 8;
const size = WIDTH * TARGETS;
const truth = Uint8Array.from({ length: size }, (_, i) => ((i % WIDTH) + Math.floor(i / WIDTH)) % 2);

/** An attack that is sure of members on records of one kind, and guesses on the others. */
function sureOf(name: string, kind: number) {
  const values = Float64Array.from({ length: size }, (_, i) => {
    const known = truth[i] === 1 && Math.floor((i % WIDTH) / 2) % 5 === kind;
    return (known ? 1000 : 0) + ((i * 7919) % 997) / 997; // no two alike
  });
  return { name, score: { values, width: WIDTH } as Matrix, truth, warnings: [] };
}

describe('flagTogether', () => {
  const [a, b] = [sureOf('a', 0), sureOf('b', 1)];

  it('flags for one attack what its threshold flags', () => {
    for (const rate of [0.01, 0.02, 0.05]) {
      const { threshold } = tprAt(a, rate);
      const wanted = Uint8Array.from(a.score.values, score => Number(score >= threshold));
      assert.deepEqual(flagTogether([firstOf(a, 0.05)], truth, [0, size], rate), wanted);
    }
  });

  it('flags for two no more non-members than for one, and is held to half the rate where these differ', () => {
    const firsts = [a, b].map(attack => firstOf(attack, 0.05));
    const wrong = (flags: Uint8Array) => flags.reduce((sum, flag, i) => sum + (flag & (1 - truth[i])), 0);
    const joined = flagTogether(firsts, truth, [0, size], 0.05);
    assert.ok(wrong(joined) <= 0.05 * 200 && wrong(joined) >= 0.03 * 200, `${wrong(joined)}`);
    for (const first of firsts) {
      const half = flagTogether([first], truth, [0, size], 0.024);
      half.forEach((flag, i) => assert.ok(!flag || joined[i], `pair ${i}`));
    }
  });

  it('flags what the joined scores of all flag', () => {
    const firsts = [a, b].map(attack => firstOf(attack, 0.05));
    const part = [100, 300] as const;
    const alone = { score: { values: joinedScores(firsts, part), width: WIDTH }, truth: truth.slice(...part) };
    for (const rate of [0.01, 0.03, 0.05]) {
      const { threshold } = tprAt(alone, rate);
      const wanted = Uint8Array.from(alone.score.values, score => Number(score >= threshold));
      assert.deepEqual(flagTogether(firsts, truth, part, rate), wanted);
    }
  });

  it('flags nothing where the first guess is wrong more often than it may be', () => {
    const flat = { ...a, score: { values: new Float64Array(size), width: WIDTH } };
    assert.ok(flagTogether([firstOf(flat, 0.01)], truth, [0, size], 0.01).every(flag => flag === 0));
  });

  it('looks at a part of the pairs alone', () => {
    const part = flagTogether([firstOf(a, 0.05)], truth, [100, 300], 0.05);
    const { values } = a.score;
    const alone = { score: { values: values.slice(100, 300), width: WIDTH }, truth: truth.slice(100, 300) };
    const { threshold } = tprAt(alone, 0.05);
    assert.deepEqual(
      part,
      Uint8Array.from(alone.score.values, score => Number(score >= threshold)),
    );
  });
});

describe('together', () => {
  it('finds the attack that adds most, on other targets than it is judged on', () => {
    const guess = sureOf('guess', 9);
    const firsts = [guess, sureOf('a', 0), sureOf('b', 1)].map(attack => firstOf(attack, 0.05));
    const found = together(firsts, truth, WIDTH, 0.05)!;
    assert.equal(found.alone.names.length, 1);
    assert.deepEqual(new Set(found.pair!.names), new Set(['a', 'b']));
    assert.ok(found.pair!.beyond!.value! > 0.1 && found.pair!.realised.value! <= 0.05);
    assert.equal(found.pair!.tpr.trials, size / 4); // members of half of the targets
    assert.equal(found.all.names.length, 3);
  });

  it('names no partner where none adds anything', () => {
    const [a, same] = ['a', 'same'].map(name => firstOf(sureOf(name, 0), 0.05));
    assert.equal(together([a, same], truth, WIDTH, 0.05)!.pair, undefined);
  });

  it('cannot choose on less than two halvings, nor without attacks or records', () => {
    const first = firstOf(sureOf('a', 0), 0.05);
    assert.equal(together([first], truth.slice(0, 2 * WIDTH), WIDTH, 0.05), undefined);
    assert.equal(together([], truth, WIDTH, 0.05), undefined);
    assert.equal(together([first], new Uint8Array(0), 0, 0.05), undefined);
  });
});
