import assert from 'node:assert/strict';
import type { Guesses } from '../../src/evaluate/guesses';
import { shareCorrelation } from '../../src/evaluate/shareCorrelation';

/** 30 targets × 4 records, each a member of every other target. */
const [targets, width] = [30, 4];
const make = (guessed: (target: number, record: number) => boolean, records = [0, 1, 2, 3]): Guesses => ({
  guess: Uint8Array.from({ length: targets * width }, (_, i) => Number(guessed(Math.floor(i / width), i % width))),
  truth: Uint8Array.from({ length: targets * width }, (_, i) => (Math.floor(i / width) + i) % 2),
  width,
  records: Int32Array.from(records),
});
const leaky = (target: number) => target % 3 === 0;

describe('shareCorrelation', () => {
  const a = make(leaky);

  it('is 1 for a share and itself, but for what variances add for few clusters', () => {
    const same = shareCorrelation('recall', a, a);
    assert.ok(same > 0.95 && same <= 1, `${same}`);
  });

  it('is large where other records of the same targets are found together, and negative where they take turns', () => {
    const together = shareCorrelation('recall', a, make(leaky, [4, 5, 6, 7]));
    const inTurns = shareCorrelation(
      'recall',
      a,
      make(target => !leaky(target), [4, 5, 6, 7]),
    );
    assert.ok(together > 0.8, `${together}`);
    assert.ok(inTurns < -0.8, `${inTurns}`);
  });

  it('is about 0 where nothing goes together', () => {
    const other = make(target => Math.floor(target / 3) % 2 === 0, [4, 5, 6, 7]);
    assert.ok(Math.abs(shareCorrelation('falsePositiveRate', a, other)) < 0.3);
  });

  it('is 0 where it cannot be known', () => {
    assert.equal(shareCorrelation('recall', a, { ...a, records: undefined }), 0);
    const fewer = { ...a, guess: a.guess.slice(0, 40), truth: a.truth.slice(0, 40) };
    assert.equal(shareCorrelation('recall', a, fewer), 0);
    assert.equal(
      shareCorrelation(
        'recall',
        a,
        make(() => true),
      ),
      0,
    );
    assert.equal(
      shareCorrelation(
        'precision',
        a,
        make(() => false),
      ),
      0,
    );
  });
});
