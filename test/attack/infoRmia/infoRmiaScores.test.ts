import assert from 'node:assert/strict';
import { infoRmiaScores } from '../../../src/attack/infoRmia/infoRmiaScores';
import type { RmiaLosses } from '../../../src/attack/rmia/rmiaLosses';
import { assertClose } from '../close';
import { fixture, population, reference, target } from '../storedFixture';

const { reference: ofModels, target: ofTargets, trained } = population;
const all: RmiaLosses = { reference, target, population: { reference: ofModels, target: ofTargets, trained } };
const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });

describe('infoRmiaScores', () => {
  for (const { a, scores } of fixture.infoRmia)
    it(`is what a plain version gives: a ${a}`, () => assertClose(infoRmiaScores(all, { a }).values, scores));

  it('has an a of 0.3 by default', () => assert.deepEqual(infoRmiaScores(all), infoRmiaScores(all, { a: 0.3 })));

  it('has a score where probabilities are 0 or 1', () => {
    const extreme = matrix(4, 0, Infinity, 0, Infinity);
    const models = { reference: extreme, target: matrix(4, 0, Infinity, Infinity, 0) };
    const losses = { ...models, population: { ...models, trained: new Uint8Array(4) } };
    assert.ok(infoRmiaScores(losses, { a: 1 }).values.every(Number.isFinite));
  });

  it('answers for no records and no targets', () => {
    assert.equal(infoRmiaScores({ ...all, reference: matrix(0), target: matrix(0) }).values.length, 0);
    const none = { ...all, target: matrix(7), population: { ...all.population, target: matrix(fixture.population) } };
    assert.equal(infoRmiaScores(none).values.length, 0);
  });

  it('rejects an a out of range, and a population that all models know', () => {
    for (const a of [-0.1, 1.1, NaN])
      assert.throws(() => infoRmiaScores(all, { a }), /Expected a to be a number from 0 to 1/);
    const known = { ...all.population, trained: trained.map(() => 1) };
    assert.throws(() => infoRmiaScores({ ...all, population: known }), /some reference model was not trained on/);
    assert.throws(
      () => infoRmiaScores({ ...all, population: { ...all.population, trained: new Uint8Array(3) } }),
      /trained for 9 models × 61 population records, got "3 values"/,
    );
  });
});
