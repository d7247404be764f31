import assert from 'node:assert/strict';
import { projected } from '../../../src/attack/qmia/projected';
import { type QmiaRecords, qmiaScores } from '../../../src/attack/qmia/qmiaScores';
import { randomFor } from '../../../src/core/random';
import { assertClose } from '../close';
import { classes, features, fixture, population, target } from '../storedFixture';

const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });
const { reference: _, trained: __, ...known } = population;

/** Records whose log-odds depend on a feature, in mean and in spread, under two targets. */
function drawn(records: number, ...purpose: string[]): QmiaRecords {
  const { normal } = randomFor(2, 'qmia', ...purpose);
  const x = Float64Array.from({ length: records }, normal);
  const values = Float64Array.from({ length: 2 * records }, (_, i) => {
    const at = x[i % records];
    return Math.log1p(Math.exp(-(2 + 3 * at + Math.exp(at) * normal())));
  });
  return { target: { values, width: records }, features: { values: x, width: 1 }, classes: new Int32Array(records) };
}

describe('qmiaScores', () => {
  it('is what a plain version gives', () => {
    const { p, score } = qmiaScores({ target, features, classes }, known);
    const { score: wanted, p: wantedP } = fixture.qmia;
    wanted.forEach((one, i) => assert.ok(Math.abs(score.values[i] - one) <= 1e-7 * (1 + Math.abs(one)), `${i}`));
    assertClose(p.values, wantedP);
  });

  it('gives p-values that non-members have as often as they say, and that know easy records', () => {
    const { p } = qmiaScores(drawn(4000, 'attacked'), drawn(1000, 'population'));
    for (const alpha of [0.01, 0.05, 0.1]) {
      const share = p.values.filter(one => one <= alpha).length / p.values.length;
      assert.ok(share < alpha + 0.02, `${share} at ${alpha}`); // of 500 records that calibrate both targets
    }
    const easy = { target: matrix(1, 0.001, 0.001), features: matrix(1, 2), classes: [0] };
    const hard = { ...easy, features: matrix(1, -2) };
    const [usual, odd] = [easy, hard].map(one => qmiaScores(one, drawn(1000, 'population')).p.values);
    assert.ok(usual.every(one => one > 0.05) && odd.every(one => one < 0.01), `${usual}, ${odd}`);
  });

  it('answers for no records, no targets, and targets that always say the same', () => {
    const none = { target: matrix(0), features: matrix(3), classes: [] };
    assert.equal(qmiaScores(none, known).p.values.length, 0);
    assert.equal(qmiaScores({ ...none, features: matrix(0) }, known).p.values.length, 0);
    const flat = {
      target: matrix(6, 1, 1, 1, 1, 1, 1),
      features: matrix(1, 1, 1, 1, 1, 1, 1),
      classes: new Array(6).fill(0),
    };
    assert.deepEqual([...qmiaScores({ ...flat }, flat).p.values], new Array(6).fill(1));
  });

  it('rejects sizes that do not fit, and a population too small to learn and to judge by', () => {
    const rejects = (attacked: object, from: object, message: RegExp) =>
      assert.throws(() => qmiaScores({ target, features, classes, ...attacked }, { ...known, ...from }), {
        name: 'RangeError',
        message,
      });
    rejects({ classes: [1] }, {}, /attacked.classes of 7 records, got "1 values"/);
    rejects({ classes: classes.map(() => '1') }, {}, /attacked.classes\[0\] to be a whole number/);
    rejects({}, { features }, /features of 61 population records, got 7/);
    rejects({ target: matrix(7, 1, 1, 1, 1, 1, 1, 1) }, {}, /asked of 1 targets, got "61 of 8"/);
    const three = {
      target: matrix(3, ...new Array(24).fill(1)),
      features: matrix(3, ...new Array(9).fill(1)),
      classes: [0, 1, 0],
    };
    rejects({}, three, /at least 4 population records/);
    for (const value of [NaN, Infinity, '5' as unknown as number]) {
      const wrong = { width: 3, values: Array.from(features.values, (one, i) => (i === 4 ? value : one)) } as never;
      rejects({ features: wrong }, {}, /features/);
    }
    rejects({ features: matrix(2, ...new Array(14).fill(1)) }, {}, /features of one width, got "2 and 3"/);
  });
});

describe('projected', () => {
  it('leaves few features as they are, and keeps distances of many', () => {
    assert.equal(projected(features).values, features.values);
    const { normal } = randomFor(3, 'images');
    const many = { values: Float64Array.from({ length: 40 * 784 }, normal), width: 784 };
    const few = projected(many);
    assert.deepEqual([few.width, few.values.length], [64, 40 * 64]);
    const square = ({ values, width }: typeof many, i: number) =>
      values.subarray(i * width, (i + 1) * width).reduce((sum, one) => sum + one * one, 0);
    for (let i = 0; i < 40; i++) {
      const ratio = square(few as typeof many, i) / 64 / square(many, i);
      assert.ok(Math.abs(ratio - 1) < 0.75, `${ratio}`); // the standard deviation is √(2 / 64)
    }
  });
});
