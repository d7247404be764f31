import { oncePer } from '../../core/oncePer';
import { randomFor, shuffle } from '../../core/random';
import type { Records } from '../../data/records';
import type { References } from '../references';
import { fitQuadratic } from './fitQuadratic';
import { inOutEffect } from './inOutEffect';
import { trainedOn, type View, viewOf, viewOfAdversary } from './view';

/** At most so many of the adversary's records, drawn at random, are learned from. */
export const learnedFrom = 5000;

/**
 * Learns from the adversary's own records which are exposed. A bootstrap sample lacks most records, so each of them has
 * reference models that were trained on it and models that were not: the effect is seen without a target
 * (`inOutEffect`). A quadratic (`fitQuadratic`), fitted to at most 5,000 of these records, predicts the effect from
 * what the models **without** the record, or the data, say of it.
 * @param traits of the records of a view: those learned from, or those predicted. A list for each, `[traits][records]`
 * @returns `[records]`
 * @throws RangeError where too few records have models of both kinds
 */
export function learnEffect(
  references: References,
  records: Records,
  traits: (view: View) => Float64Array[],
): Float64Array {
  const { view, effect } = exampleOf(references);
  const predict = fitQuadratic(traits(view), effect);
  return predict(traits(viewOf(references, records)));
}

/** What is learned from, the same for every rule. */
const exampleOf = oncePer((references: References) => {
  const view = sample(references);
  return { view, effect: inOutEffect(view) };
});

/** Logarithms of positive numbers; of 0 that of a millionth. */
export const logs = (values: Float64Array): Float64Array => values.map(value => Math.log(Math.max(value, 1e-6)));

/** Some of the adversary's records that at least one reference model was trained on, and at least two were not. */
function sample(references: References): View {
  const { adversary, seed } = references.split;
  const trained = trainedOn(references, adversary);
  const usable = (at: number) => {
    let models = 0;
    for (let i = at; i < trained.length; i += adversary.length) models += trained[i];
    return models >= 1 && models <= references.size - 2;
  };
  const positions = shuffle(Int32Array.from(adversary.indices.keys()), randomFor(seed, 'learned selection')).filter(
    usable,
  );
  return viewOfAdversary(references, positions.subarray(0, learnedFrom).sort());
}
