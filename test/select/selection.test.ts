import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { Selection } from '../../src/select/selection';

const toy = makeToy({ records: 50 });
const considered = new Records(toy, [40, 3, 17, 5, 29, 8, 11, 12, 30]);
/** Records with 0, 1, 2 … 8 neighbours. */
const counted = Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8);

describe('Selection', () => {
  // N, N', β of the paper's settings, and the most neighbours that a chosen record can have with the ratio put right.
  for (const [name, size, adversary, beta, most] of [
    ['Adult', 10_000, 28_842, 0.1, 0],
    ['Adult', 10_000, 28_842, 0.5, 1],
    ['Cancer', 100, 499, 0.1, 0],
    ['Cancer', 100, 499, 1, 4],
    ['MNIST', 10_000, 40_000, 0.1, 0],
    ['MNIST', 10_000, 40_000, 1, 3],
    ['MNIST', 10_000, 40_000, 2, 7],
  ] as const)
    it(`admits up to ${most} neighbours for ${name} at β ${beta}`, () => {
      const selection = new Selection(considered, counted, { training: size, adversary }, 0.1, beta);
      assert.deepEqual([...selection.positions], [...counted.keys()].slice(0, most + 1));
      assert.deepEqual([...selection.records.indices], [...considered.indices].slice(0, most + 1));
      assert.deepEqual(selection.warnings, []);
    });

  it('takes as many expected neighbours as β for a tie, which rounding must not break', () => {
    // 49 · (100 / 4900) is 0.9999999999999999 in float64
    const tie = new Selection(
      new Records(considered.dataset, [0, 1]),
      Int32Array.of(49, 48),
      { training: 100, adversary: 4900 },
      0.1,
      1,
    );
    assert.deepEqual([...tie.positions], [1]);
  });

  it('chooses wherever the counts are low, in the order of the records', () => {
    const selection = new Selection(
      considered,
      Int32Array.of(9, 0, 9, 1, 0, 9, 9, 2, 9),
      { training: 1, adversary: 2 },
      0.1,
      0.6,
    );
    assert.deepEqual([...selection.positions], [1, 3, 4]);
    assert.deepEqual([...selection.records.indices], [3, 5, 29]);
    assert.deepEqual(
      [0, 1, 7].map(i => selection.expected(i)),
      [4.5, 0, 1],
    );
  });

  it('takes another β without counting again', () => {
    const selection = new Selection(considered, counted, { training: 1, adversary: 4 }, 0.2, 0.1);
    assert.deepEqual(
      [0.1, 1, 2].map(beta => selection.atBeta(beta).records.length),
      [1, 4, 8],
    );
    assert.deepEqual({ delta: selection.atBeta(1).delta, beta: selection.atBeta(1).beta }, { delta: 0.2, beta: 1 });
    assert.equal(selection.records.length, 1);
  });

  it('warns when it chooses nothing', () => {
    const empty = new Selection(
      considered,
      counted.map(n => n + 1),
      { training: 1, adversary: 2 },
      0.1,
      0.3,
    );
    assert.equal(empty.records.length, 0);
    assert.deepEqual(empty.warnings, [
      'No record has fewer than 0.3 expected neighbours within 0.1: lower delta or raise beta.',
    ]);
    assert.deepEqual(empty.toFrame().shape, [0, 4]);
  });

  it('becomes a frame with a row for each chosen record', () => {
    const frame = new Selection(considered, counted, { training: 1, adversary: 4 }, 0.1, 0.6).toFrame();
    assert.deepEqual(frame.columns, ['record', 'class', 'neighbours', 'expected']);
    const name = (index: number) => toy.classes[toy.labels[index]];
    assert.deepEqual(frame.values, [
      [40, name(40), 0, 0],
      [3, name(3), 1, 0.25],
      [17, name(17), 2, 0.5],
    ]);
  });

  it('prints as one line', () =>
    assert.equal(
      inspect(new Selection(considered, counted, { training: 1, adversary: 4 }, 0.1, 0.6)),
      'Selection: 3 of 9 records of toy are vulnerable (δ 0.1, β 0.6)',
    ));

  it('takes positions that there are, and nothing that would become another record', () => {
    const selection = new Selection(considered, counted, { training: 1, adversary: 2 }, 0.1, 1);
    assert.deepEqual([...selection.only([8, 0]).records.indices], [30, 40]);
    for (const bad of [99999, 9, -25, -1, 1.5, NaN, 'x', '1', null]) {
      const wrong = [bad as number];
      assert.throws(() => selection.only(wrong), {
        name: 'RangeError',
        message: /positions\[0\] to be a position from 0 to 8/,
      });
      assert.throws(() => selection.byRule('mine', wrong), /positions\[0\] to be a position/);
      assert.throws(() => selection.expected(bad as number), /position to be a position from 0 to 8/);
    }
    for (const bad of [5, null, undefined, 'all'])
      assert.throws(() => selection.only(bad as never), /positions to be a list of positions/);
  });

  it('takes numbers above 0 as β', () => {
    const selection = new Selection(considered, counted, { training: 1, adversary: 2 }, 0.1, 1);
    for (const beta of ['5', 0, -1, NaN, Infinity, null, undefined])
      assert.throws(() => selection.atBeta(beta as number), /^RangeError: Expected beta to be a number from/);
  });

  it('warns that with δ = 0 no record has a neighbour, whoever chooses', () => {
    const none = new Int32Array(considered.length);
    const selection = new Selection(considered, none, { training: 1, adversary: 2 }, 0, 1);
    assert.match(selection.warnings.join(), /^Within a delta of 0 .* not even an equal one: all are chosen/);
    assert.match(selection.only([1]).warnings.join(), /^Within a delta of 0 .* not even an equal one\.$/);
  });
});
