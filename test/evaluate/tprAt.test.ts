import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { roc } from '../../src/evaluate/roc';
import { tprAt } from '../../src/evaluate/tprAt';
import { clopperPearson } from '../../src/stats/interval/clopperPearson';
import { clusteredShare } from '../../src/stats/interval/clusteredShare';

const scored = (score: number[], truth: number[] | undefined, width = 1) => ({
  score: { values: Float64Array.from(score), width },
  truth: truth && Uint8Array.from(truth),
});

// By falling score: member, non-member with member, two members, non-member, non-member.
const small = scored([9, 7, 7, 6, 5, 4, 3], [1, 0, 1, 1, 1, 0, 0]);

describe('tprAt', () => {
  it('goes to the largest realised rate that is at most the wanted one, and finds all members there', () => {
    const wanted = [
      [0, 9, 0, 1],
      [0.3, 9, 0, 1],
      [1 / 3, 5, 1, 4],
      [0.5, 5, 1, 4],
      [2 / 3, 4, 2, 4],
      [1, 3, 3, 4],
    ];
    for (const [fpr, threshold, fp, tp] of wanted) {
      const at = tprAt(small, fpr);
      assert.deepEqual([at.fpr, at.threshold], [fpr, threshold]);
      assert.deepEqual([at.realised.hits, at.realised.trials, at.tpr.hits, at.tpr.trials], [fp, 3, tp, 4]);
      assert.deepEqual([at.realised.value, at.tpr.value], [fp / 3, tp / 4]);
    }
  });

  it('guesses nothing where already the largest scores hold too many non-members', () => {
    for (const truth of [
      [0, 1, 1],
      [1, 0, 1],
    ])
      for (const top of [2, Infinity]) {
        const { threshold, realised, tpr } = tprAt(scored([top, top, 1], truth), 0.5);
        assert.deepEqual([threshold, realised.hits, tpr.hits, tpr.value], [Infinity, 0, 0, 0]);
        assert.ok(tpr.low === 0 && tpr.high >= clopperPearson(0, 2)[1] - 1e-12);
      }
  });

  it('has no rates of kinds that are missing, and then guesses nothing', () => {
    const { realised, tpr, threshold } = tprAt(scored([1, 2], [1, 1]), 0.1);
    assert.deepEqual([realised.value, tpr.value, threshold], [null, 0, Infinity]);
    assert.equal(tprAt(scored([1, 2], [0, 0]), 0.1).tpr.value, null);
  });

  it('is the last point of the curve at or left of the rate, with intervals for clusters', () => {
    const random = randomFor(5, 'tprAt');
    const width = 12;
    const truth = Array.from({ length: 40 * width }, () => random.integer(2));
    const result = scored(
      truth.map((member, i) => Math.round(4 * (random.normal() + member * (i % 3)))),
      truth,
      width,
    );
    const curve = roc(result);
    for (const fpr of [0.01, 0.1, 0.25]) {
      const { realised, tpr, threshold } = tprAt(result, fpr);
      const at = curve.fpr.filter(value => value <= fpr).length - 1;
      assert.deepEqual([realised.value, tpr.value, threshold], [curve.fpr[at], curve.tpr[at], curve.threshold[at]]);
      const guess = result.score.values.map(value => Number(value >= threshold));
      assert.deepEqual(
        realised,
        clusteredShare(
          guess,
          truth.map(one => 1 - one),
          width,
        ),
      );
      const known = clusteredShare(guess, truth, width);
      assert.deepEqual([tpr.value, tpr.hits, tpr.trials], [known.value, known.hits, known.trials]);
      assert.ok(tpr.low < known.low && tpr.high > known.high, 'as the threshold is not known');
    }
  });

  it('has no lower end where too few non-members bound the threshold, and one where they are enough', () => {
    // One record: targets are independent. Of n non-members none is above the right threshold in 2.5 % if 1 % are.
    for (const [nonMembers, bounded] of [
      [300, false],
      [400, true],
    ] as const) {
      const truth = [...new Array(200).fill(1), ...new Array(nonMembers).fill(0)];
      // Every other member lies above all non-members, the rest below, 1 % of the non-members between.
      const score = truth.map((member, i) => (member ? 3 * (i % 2) : i % 100 === 0 ? 2 : 1));
      const { tpr, realised } = tprAt(scored(score, truth), 0.01);
      assert.deepEqual([tpr.value, realised.value], [0.5, 0.01]);
      assert.equal(tpr.low > 0.3, bounded, `${nonMembers}: ${tpr.low}`);
      assert.equal(tpr.low === 0, !bounded, `${nonMembers}: ${tpr.low}`);
    }
  });

  it('refuses rates that are none, scores that are none, and unknown truth', () => {
    for (const fpr of [-0.1, 1.1, NaN])
      assert.throws(() => tprAt(small, fpr), { name: 'RangeError', message: /0\.01/ });
    assert.throws(() => tprAt(scored([NaN], [1]), 0.1), /to be a number, got NaN/);
    assert.throws(() => tprAt(scored([1], undefined), 0.1), /who was a member/);
  });
});
