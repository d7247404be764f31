import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { agreement } from '../../src/evaluate/agreement';
import { scoredRows } from './scored';

/** Two records, six targets: members are flagged by a on the first record, by b on both, by c nowhere. */
const truth = [
  [1, 0],
  [0, 1],
  [1, 0],
  [0, 1],
  [1, 0],
  [0, 1],
];
const a = scoredRows(
  [
    [9, 0],
    [0, 1],
    [8, 0],
    [0, 1],
    [1, 0],
    [2, 1],
  ],
  truth,
  'a',
);
const b = scoredRows(
  [
    [7, 0],
    [0, 7],
    [1, 0],
    [0, 7],
    [1, 0],
    [0, 1],
  ],
  truth.map(row => [...row]),
  'b',
);
const c = scoredRows(
  [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  truth,
  'c',
);

describe('agreement', () => {
  const found = agreement([a, b, c], { fpr: 0.1 });

  it('flags at the threshold of each attack, ties together', () => {
    assert.deepEqual(
      found.attacks.map(({ pairs, right }) => [pairs, right]),
      [
        [2, 2],
        [6, 6],
        [0, 0],
      ],
    );
    assert.deepEqual([...found.attacks[0].flags], [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('knows the union, and what exactly so many flag', () => {
    assert.deepEqual(
      [found.union.pairs, found.union.right, found.union.precision.value, found.union.recall.value],
      [6, 6, 1, 1],
    );
    assert.deepEqual(
      found.exactly.map(({ pairs, right }) => [pairs, right]),
      [
        [6, 0],
        [4, 4],
        [2, 2],
        [0, 0],
      ],
    );
    assert.ok(found.union.precision.low > 0 && found.union.precision.low < 1);
  });

  it('has Jaccard indices with intervals, over all pairs and over members; null where neither flags any', () => {
    assert.deepEqual(
      found.overlaps.map(({ a, b }) => a + b),
      ['ab', 'ac', 'bc'],
    );
    assert.deepEqual(
      found.overlaps.map(({ all }) => [all.hits, all.trials]),
      [
        [2, 6],
        [0, 2],
        [0, 6],
      ],
    );
    const {
      overlaps: [wrong],
    } = agreement([a, b], { fpr: 1 / 6 });
    assert.deepEqual([wrong.all.hits, wrong.all.trials, wrong.members.hits, wrong.members.trials], [6, 7, 6, 6]);
    assert.ok(wrong.all.low < 6 / 7 && wrong.all.high > 6 / 7);
    assert.equal(agreement([c, { ...c, name: 'd' }]).overlaps[0].all.value, null);
  });

  it('shows itself as tables, with the warnings of all attacks once', () => {
    assert.deepEqual(found.table().column('attack').values, ['a', 'b', 'c', 'any of them']);
    assert.deepEqual(found.table().column('rightly').values, [2, 6, 0, 6]);
    assert.deepEqual(found.table().column('precision at prior 0.01').values, [1, 1, null, 1]);
    const {
      union: { atPrior, precision },
    } = agreement([a, b], { fpr: 1 / 6 });
    assert.ok(precision.value === 6 / 7 && Math.abs(atPrior.value! - 0.06 / 1.05) < 0.001, `${atPrior.value}`);
    assert.deepEqual(found.counts().column('pairs').values, [6, 4, 2, 0]);
    assert.deepEqual(found.toFrame().column('and').values, ['b', 'c', 'c']);
    assert.deepEqual(found.warnings, ['of a', 'of b', 'of c']);
    assert.match(inspect(found), /3 attacks at false-positive rate 0.1: 6 pairs flagged, 0 by all/);
  });

  it('flags nothing at a rate that the first guess exceeds, not even where the score is infinite', () => {
    const infinite = scoredRows([[Infinity], [Infinity], [0]], [[1], [0], [0]], 'infinite');
    assert.equal(agreement([infinite]).union.pairs, 0);
  });

  it('needs attacks on the same pairs with names of their own', () => {
    assert.throws(() => agreement([]), /an attack or more, got "none"/);
    assert.throws(() => agreement([a, a]), /names of their own, got "\\"a\\" twice"/);
    assert.throws(
      () =>
        agreement([
          a,
          scoredRows(
            truth,
            truth.map(([x, y]) => [y, x]),
            'b',
          ),
        ]),
      /same records and targets/,
    );
    assert.throws(() => agreement([a, scoredRows(truth.slice(1), truth.slice(1), 'b')]), /same records and targets/);
    assert.throws(() => agreement([scoredRows(truth, undefined)]), /knows who was a member/);
    assert.throws(() => agreement([a], { fpr: 2 }), /fpr to be a number from 0 to 1/);
  });
});
