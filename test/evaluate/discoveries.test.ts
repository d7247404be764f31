import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ScoreResult } from '../../src/attack/result';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { plainText } from '../../src/display/outputsOf';
import { discoveries } from '../../src/evaluate/discoveries';
import { benjaminiHochberg } from '../../src/stats/significance/benjaminiHochberg';

const toy = makeToy({ records: 30 });

/**
 * 3 targets × 4 records. At 0.01 the claims are: of target 0 two, one wrong; of target 1 none; of target 2 one, right.
 */
const result = new ScoreResult({
  name: 'direct',
  method: 'pchip',
  references: 100,
  records: new Records(toy, [29, 4, 7, 2]),
  warnings: ['mind the gap'],
  p: { width: 4, values: Float64Array.of(0.03, 0.01, 0.5, 0.001, /**/ 0.9, 0.3, 0.0101, 0.2, /**/ 1, 1, 0, 1) },
  loss: { width: 4, values: new Float64Array(12) },
  truth: Uint8Array.of(1, 0, 1, 1, /**/ 0, 0, 1, 1, /**/ 0, 1, 1, 0),
});

describe('discoveries', () => {
  it('has the claims of both ways about one target, and how many are wrong', () => {
    const claims = discoveries(result);
    assert.deepEqual([claims.target, claims.cutoff, claims.q], [0, 0.01, 0.1]);
    assert.deepEqual(
      [claims.byCutoff, claims.byBenjaminiHochberg],
      [
        { claims: 2, wrong: 1 },
        { claims: 3, wrong: 1 },
      ],
    );
    assert.deepEqual(claims.adjusted, benjaminiHochberg([0.03, 0.01, 0.5, 0.001], 0.1).adjusted);
    const strict = discoveries(result, { target: 2, cutoff: 0, q: 1e-9 });
    assert.deepEqual(
      [strict.byCutoff, strict.byBenjaminiHochberg],
      [
        { claims: 1, wrong: 0 },
        { claims: 1, wrong: 0 },
      ],
    );
    assert.deepEqual(discoveries(result, { target: 1 }).byCutoff, { claims: 0, wrong: 0 });
  });

  it('has a row for each record, the smallest p-value first', () => {
    const frame = discoveries(result).toFrame();
    const nameOf = (index: number) => toy.classes[toy.labels[index]];
    assert.deepEqual(frame.columns, [
      'record',
      'class',
      'p',
      'p ≤ 0.01',
      'adjusted p',
      'adjusted p ≤ 0.1',
      'adjusted p, any dependence',
      'member',
    ]);
    const factor = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    assert.deepEqual(frame.values, [
      [2, nameOf(2), 0.001, 1, 0.004, 1, factor * 0.004, 1],
      [4, nameOf(4), 0.01, 1, 0.02, 1, factor * 0.02, 0],
      [29, nameOf(29), 0.03, 0, 0.04, 1, factor * 0.04, 1],
      [7, nameOf(7), 0.5, 0, 0.5, 0, 1, 1],
    ]);
  });

  it('does without records and without the truth', () => {
    const bare = discoveries(new ScoreResult({ ...result, records: undefined, truth: undefined }));
    assert.deepEqual(bare.toFrame().columns, [
      'record',
      'p',
      'p ≤ 0.01',
      'adjusted p',
      'adjusted p ≤ 0.1',
      'adjusted p, any dependence',
    ]);
    assert.deepEqual([bare.byCutoff, (bare.toFrame().values as number[][])[0][0]], [{ claims: 2 }, 3]);
    assert.match(inspect(bare), /: 2 at p ≤ 0\.01, 3 by Benjamini–Hochberg at 0\.1, 3 by Benjamini–Yekutieli$/);
  });

  it('prints as one line, and shows its warnings', () => {
    assert.equal(
      inspect(discoveries(result)),
      'Claims about target 0 by direct (pchip), 4 records: 2 (1 wrong) at p ≤ 0.01, 3 (1 wrong) by ' +
        'Benjamini–Hochberg at 0.1, 3 (1 wrong) by Benjamini–Yekutieli',
    );
    assert.match(plainText(discoveries(result)), /Warning: mind the gap[\s\S]*on average over records, not for each/);
  });

  it('rejects a target that is not there, a cut-off and a q out of range, and numbers that are no p-values', () => {
    assert.throws(() => discoveries(result, { target: 3 }), {
      name: 'RangeError',
      message: /a target below 3, .* got 3/,
    });
    assert.throws(() => discoveries(result, { target: 0.5 }), /target to be a whole number/);
    assert.throws(() => discoveries(result, { cutoff: 2 }), /cutoff/);
    assert.throws(() => discoveries(result, { q: 1 }), /q to be a number between 0 and 1/);
    const scores = new ScoreResult({ ...result, p: undefined, score: result.p });
    // @ts-expect-error: TypeScript refuses scores that are no p-values
    assert.throws(() => discoveries(scores), /a result with p-values/);
  });
});
