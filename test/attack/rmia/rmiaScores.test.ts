import assert from 'node:assert/strict';
import type { RmiaLosses } from '../../../src/attack/rmia/rmiaLosses';
import { rmiaScores } from '../../../src/attack/rmia/rmiaScores';
import { assertClose } from '../close';
import { fixture, population, reference, target } from '../scoreFixture';

const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });
const all: RmiaLosses = { reference, target, population };
/** Log losses of these probabilities. */
const of = (width: number, ...probabilities: number[]) => matrix(width, ...probabilities.map(p => -Math.log(p)));

describe('rmiaScores', () => {
  for (const { gamma, a, scores } of fixture.rmia)
    it(`is what a plain version gives: γ ${gamma}, a ${a}`, () =>
      assertClose(rmiaScores(all, { gamma, a }).values, scores));

  it('has a γ of 2 and an a of 0.3 by default', () =>
    assert.deepEqual(rmiaScores(all), rmiaScores(all, { gamma: 2, a: 0.3 })));

  it('leaves out a z that every reference was trained on, and averages over those that were not', () => {
    // a = 1: p is the mean over the models without the record. Ratios: x 0.8 / 0.4 = 2; z 0.9 / 0.9 = 1, 0.5 / 0.2 =
    // 2.5.
    const losses: RmiaLosses = {
      reference: of(1, 0.3, 0.5),
      target: of(1, 0.8),
      population: {
        reference: of(3, 0.9, 0.2, 0.1, 0.1, 0.9, 0.1),
        target: of(3, 0.9, 0.5, 0.01),
        trained: Uint8Array.of(0, 0, 1, 1, 1, 1),
      },
    };
    assert.deepEqual([...rmiaScores(losses, { gamma: 1.9, a: 1 }).values], [0.5]);
    assert.deepEqual([...rmiaScores(losses, { gamma: 2.1, a: 1 }).values], [0]);
    assert.deepEqual([...rmiaScores(losses, { gamma: 0.7, a: 1 }).values], [1]);
  });

  it('counts equal ratios as one block: γ = 1 is reached', () => {
    const same = of(3, 1, 1, 1);
    const losses = {
      reference: same,
      target: same,
      population: { reference: same, target: same, trained: new Uint8Array(3) },
    };
    assert.deepEqual([...rmiaScores(losses, { gamma: 1 }).values], [1, 1, 1]);
    assert.deepEqual([...rmiaScores(losses).values], [0, 0, 0]);
  });

  it('has a score where probabilities are 0 or 1', () => {
    const extreme = matrix(4, 0, Infinity, 0, Infinity);
    const seen = matrix(4, 0, Infinity, Infinity, 0);
    const models = { reference: extreme, target: seen };
    const losses = { ...models, population: { ...models, trained: new Uint8Array(4) } };
    // With a = 1 the ratios are 1, 1, 2^-1074 and 2^1074.
    assert.deepEqual([...rmiaScores(losses, { a: 1 }).values], [0.25, 0.25, 0, 0.75]);
    assert.deepEqual([...rmiaScores(losses, { a: 1, gamma: 1 }).values], [0.75, 0.75, 0.25, 1]);
  });

  it('answers for no records and no targets', () => {
    assert.equal(rmiaScores({ ...all, reference: matrix(0), target: matrix(0) }).values.length, 0);
    const none = { ...all, target: matrix(7), population: { ...population, target: matrix(40) } };
    assert.equal(rmiaScores(none).values.length, 0);
  });

  it('rejects options out of range', () => {
    for (const gamma of [0, -1, NaN, Infinity])
      assert.throws(() => rmiaScores(all, { gamma }), /Expected gamma to be a number from/);
    for (const a of [-0.1, 1.1, NaN])
      assert.throws(() => rmiaScores(all, { a }), /Expected a to be a number from 0 to 1/);
  });

  it('rejects losses that do not fit together, are no losses, and a population that all models know', () => {
    const rejects = (change: Partial<RmiaLosses>, message: RegExp) =>
      assert.throws(() => rmiaScores({ ...all, ...change }), { name: 'RangeError', message });
    rejects(
      { target: matrix(7, 1, 1, 1, 1, 1, 1, 1) },
      /reference and target losses of 9 and 8 models on the same records, got "\[9 × 7\] and \[1 × 7\]"/,
    );
    rejects(
      { population: { ...population, reference: matrix(1, 1, 1) } },
      /population losses \[models × population\] of one width, got "\[2 × 1\] and \[8 × 40\]"/,
    );
    rejects(
      { population: { ...population, trained: new Uint8Array(3) } },
      /trained for 9 models × 40 population records, got "3 values"/,
    );
    rejects(
      { population: { ...population, trained: new Uint8Array(360).fill(1) } },
      /a population record that some reference model was not trained on, got "none"/,
    );
    rejects(
      { target: { ...target, values: target.values.map((loss, i) => (i === 9 ? NaN : loss)) } },
      /target losses .* "NaN for model 1, record 2"/,
    );
    rejects(
      { population: { ...population, target: { width: 40, values: population.target.values.map(() => -1) } } },
      /population target losses .* "-1 for model 0/,
    );
  });
});
