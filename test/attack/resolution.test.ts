import assert from 'node:assert/strict';
import { cutoffWarnings, resolutionNote, resolutionWarnings } from '../../src/attack/resolution';
import { tails } from '../../src/stats/tail/tails';

describe('what lies below the resolution of ranks', () => {
  const [rank, pchip] = [tails.rank, tails.pchip].map(({ beyondRanks }) => (references: number) => ({
    references,
    beyondRanks,
  }));

  it('are the paper’s cut-offs below 1/(k + 1), which itself is reached', () => {
    const listed = (k: number) =>
      resolutionWarnings(rank(k)).map(text => text.match(/cut-offs? (.*) (are|is) out/)![1]);
    assert.deepEqual(listed(100), ['0.0001, 0.001, 0.002, 0.008, 0.009']);
    assert.deepEqual(listed(99), ['0.0001, 0.001, 0.002, 0.008, 0.009']);
    assert.deepEqual(listed(98), ['0.0001, 0.001, 0.002, 0.008, 0.009, 0.01']);
    assert.deepEqual(listed(1000), ['0.0001']);
    assert.deepEqual(listed(9999), []);
    assert.match(
      resolutionWarnings(pchip(1000))[0],
      /^With 1000 references ranks support no p-value below 1\/1001 = 0\.0010\. .* 0\.0001 is out of reach/,
    );
  });

  it('rests on something else with each tail', () => {
    assert.match(tails.pchip.beyondRanks!, /interpolation/);
    assert.match(tails.student.beyondRanks!, /t distribution/);
    assert.equal(tails.rank.beyondRanks, null);
  });

  it('does not concern numbers that are no p-values, or p-values of nobody knows how many references', () => {
    for (const none of [{ references: 10 }, { beyondRanks: null }])
      assert.deepEqual(
        [resolutionWarnings(none), cutoffWarnings(none, 0.01), resolutionNote(none, 0.01)],
        [[], [], undefined],
      );
  });

  it('is said of one cut-off, in a sentence and in short', () => {
    assert.match(
      cutoffWarnings(pchip(100), 0.001)[0],
      /^The cut-off 0\.001 is below 1\/101, out of reach .*: guesses there rest on/,
    );
    assert.equal(resolutionNote(rank(100), 0.001), 'Out of reach: below 1/101 no guess is possible.');
    assert.match(
      resolutionNote(pchip(100), 0.009)!,
      /^Out of reach of ranks \(1\/101\): rests on pchip's interpolation/,
    );
    assert.deepEqual([cutoffWarnings(rank(99), 0.01), resolutionNote(rank(99), 0.01)], [[], undefined]);
  });
});
