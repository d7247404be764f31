import assert from 'node:assert/strict';
import { type PmiaLosses, pmiaScores } from '../../../src/attack/pmia/pmiaScores';
import { assertClose } from '../close';
import { classes, fixture, population, reference, target } from '../storedFixture';

const { target: _, features: __, ...own } = population;
const all: PmiaLosses = { reference, target, classes, population: own };
const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });

describe('pmiaScores', () => {
  for (const { proxies, nearest, scores } of fixture.pmia)
    it(`is what a plain version gives: ${proxies}, ${nearest}`, () =>
      assertClose(pmiaScores(all, { proxies, nearest }).values, scores));

  it('takes proxies of the same class by default, and all where there are none', () => {
    assert.deepEqual(pmiaScores(all), pmiaScores(all, { proxies: 'class' }));
    const foreign = { ...all, classes: classes.map(() => 9) };
    assert.deepEqual(pmiaScores(foreign), pmiaScores(all, { proxies: 'all' }));
  });

  it('answers for no records and no targets', () => {
    for (const proxies of ['all', 'class', 'nearest'] as const) {
      const none = { ...all, reference: matrix(0), target: matrix(0), classes: [] };
      assert.equal(pmiaScores(none, { proxies }).values.length, 0);
      assert.equal(pmiaScores({ ...all, target: matrix(7) }, { proxies }).values.length, 0);
    }
  });

  it('rejects other proxies, sizes that do not fit, and a population that no model was trained on', () => {
    const rejects = (change: Partial<PmiaLosses>, message: RegExp) =>
      assert.throws(() => pmiaScores({ ...all, ...change }), { name: 'RangeError', message });
    assert.throws(() => pmiaScores(all, { proxies: 'some' as 'all' }), /proxies to be 'all', 'class' or 'nearest'/);
    assert.throws(() => pmiaScores(all, { nearest: 0 }), /Expected nearest to be/);
    rejects({ reference: matrix(7, 1, 1, 1, 1, 1, 1, 1) }, /reference losses of 9 models on 7 records/);
    rejects({ classes: [1] }, /Expected classes of 7 records, got "1 values"/);
    rejects({ population: { ...own, classes: [1] } }, /population.classes of 61 records/);
    rejects({ population: { ...own, trained: new Uint8Array(2) } }, /trained for 9 models × 61 population records/);
    rejects({ population: { ...own, trained: new Uint8Array(9 * 61) } }, /some reference model was trained on/);
    rejects({ target: { ...target, values: target.values.map(() => NaN) } }, /target losses/);
  });
});
