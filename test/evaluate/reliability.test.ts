import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { reliability } from '../../src/evaluate/reliability';
import { scoredRows } from './scored';

const targets = 80;
const records = 60;
const truth = Array.from({ length: targets }, (_, t) => Array.from({ length: records }, (_, r) => (t + r) % 2));

/** Scores in which record r leaves a trace of a size of its own. */
function scored(size: (r: number) => number) {
  const random = randomFor(6, 'reliability');
  return scoredRows(
    truth.map(row => row.map((member, r) => random.normal() + member * size(r))),
    truth,
  );
}

describe('reliability', () => {
  it('is high where records differ, and none where they do not', () => {
    const some = reliability(
      scored(r => (r % 20) / 5),
      [6],
    );
    const none = reliability(
      scored(() => 0),
      [6],
    );
    assert.ok(some.rank.value! > 0.8 && some.rank.low > 0.6, `${some.rank.value}`);
    assert.ok(none.rank.low < 0 && none.rank.high > 0, `${none.rank.value}`);
    assert.ok(some.top[0].hits > none.top[0].hits);
  });

  it('holds targets 0, 1, 4, 5, … against 2, 3, 6, 7, …', () => {
    // Only on the even halvings is the first record exposed, only on the odd ones the second.
    const score = truth.map((row, t) => row.map((member, r) => (r === (t >> 1) % 2 ? member : 0)));
    const { top, rank } = reliability(scoredRows(score, truth), [1, 2]);
    assert.deepEqual([top[0].hits, top[0].trials], [0, 1]);
    assert.ok(rank.value! < 0);
    assert.deepEqual([top[1].hits, top[1].trials], [60, 60], 'all the others are equal');
  });

  it('leaves out records without targets of both kinds in a half', () => {
    const members = truth.map(row => row.map((member, r) => (r === 0 ? 1 : member)));
    assert.equal(reliability({ ...scored(r => r), truth: Uint8Array.from(members.flat()) }, []).rank.n, records - 1);
  });

  it('needs two halvings', () => {
    const three = scoredRows([[1], [2], [3]], [[1], [0], [1]]);
    assert.throws(() => reliability(three, []), /4 targets or more, two halvings, got "?3/);
    assert.throws(() => reliability(scoredRows([[1], [2], [3], [4]], undefined), []), /knows who was a member/);
  });
});
