import { randomFor, shuffle } from '../../core/random';
import { checkReferences, type References, remember } from '../references';
import { classDistances } from './classDistances';
import { fitQuadratic } from './fitQuadratic';
import { inOutEffect } from './inOutEffect';
import { outModels } from './outModels';
import { sameClass } from './sameClass';
import type { SelectionRule } from './selectionRule';
import { trainedOn, type View, viewOf, viewOfAdversary } from './view';

const sampled = 5000;

/**
 * Learns from the adversary's own records which are exposed. A bootstrap sample lacks most records, so each of them has
 * reference models that were trained on it and models that were not: the effect is seen without a target
 * (`inOutEffect`). A quadratic (`fitQuadratic`), fitted to at most 5,000 of these records drawn at random, predicts the
 * effect from what the models **without** the record say of it: mean and standard deviation of its log-odds, and the
 * distance to the nearest record of its class. These features are known for any record. In cross-validation on the
 * adversary's records, a fourth feature, the distance to the nearest record of any class, worsened the predictions for
 * the most exposed records (MNIST, Cancer).
 */
export const learned: SelectionRule = {
  name: 'learned',
  about:
    'its effect on models trained on it, predicted from loss, spread and distance as learned on the ' +
    'adversary’s records',
  risk(models, records) {
    const references = checkReferences(models, records);
    return remember(references, records, `exposure learned from ${sampled}`, () => {
      const known = sample(references);
      const distances = classDistances(references, known);
      const predict = fitQuadratic(features(known, distances), inOutEffect(known));
      return predict(features(viewOf(references, records), sameClass.risk(references, records)));
    });
  },
};

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
  return viewOfAdversary(references, positions.subarray(0, sampled).sort());
}

function features(view: View, distances: Float64Array): Float64Array[] {
  const { mean, sd } = outModels(view);
  const log = (value: number) => Math.log(Math.max(value, 1e-6));
  return [mean, sd.map(log), distances.map(log)];
}
