import assert from 'node:assert/strict';
import { basisBelowRanks, cutoffOutOfReach, outOfReach, reachNote } from '../../src/attack/outOfReach';

describe('what is out of reach of ranks', () => {
  it('are the paper’s cut-offs below 1/(k + 1), which itself is reached', () => {
    const listed = (k: number) => outOfReach('rank', k).map(text => text.match(/cut-offs? (.*) (are|is) out/)![1]);
    assert.deepEqual(listed(100), ['0.0001, 0.001, 0.002, 0.008, 0.009']);
    assert.deepEqual(listed(99), ['0.0001, 0.001, 0.002, 0.008, 0.009']);
    assert.deepEqual(listed(98), ['0.0001, 0.001, 0.002, 0.008, 0.009, 0.01']);
    assert.deepEqual(listed(1000), ['0.0001']);
    assert.deepEqual(listed(9999), []);
    assert.match(
      outOfReach('pchip', 1000)[0],
      /^With 1000 references ranks support no p-value below 1\/1001 = 0\.0010\. .* 0\.0001 is out of reach/,
    );
  });

  it('rests on something else with each method, with combinations on theirs', () => {
    assert.match(basisBelowRanks('pchip')!, /interpolation/);
    assert.match(basisBelowRanks('student')!, /t distribution/);
    for (const combination of ['kost', 'brown', 'empirical', 'fisher'])
      for (const tail of ['pchip', 'rank', 'student'])
        assert.equal(
          basisBelowRanks(`${combination} of ${tail}`),
          `the chi-square law that the combination (${combination}) assumes`,
        );
    for (const none of ['rank', 'rank of pchip', 'rank of student']) assert.equal(basisBelowRanks(none), null);
  });

  it('does not concern numbers that are no p-values', () => {
    for (const method of ['attack classifiers', 'toString', '', 'kost of nothing']) {
      assert.equal(basisBelowRanks(method), undefined);
      assert.deepEqual(
        [outOfReach(method, 10), cutoffOutOfReach(method, 10, 0.01), reachNote(method, 10, 0.01)],
        [[], [], undefined],
      );
    }
  });

  it('is said of one cut-off, in a sentence and in short', () => {
    assert.match(
      cutoffOutOfReach('pchip', 100, 0.001)[0],
      /^The cut-off 0\.001 is below 1\/101, out of reach .*: guesses there rest on/,
    );
    assert.equal(reachNote('rank', 100, 0.001), 'Out of reach: below 1/101 no guess is possible.');
    assert.match(reachNote('pchip', 100, 0.009)!, /^Out of reach of ranks \(1\/101\): rests on pchip's interpolation/);
    assert.deepEqual([cutoffOutOfReach('rank', 99, 0.01), reachNote('rank', 99, 0.01)], [[], undefined]);
  });
});
