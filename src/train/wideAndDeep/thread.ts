// A thread that trains wide-and-deep networks.
import { randomFor } from '../../core/random';
import { trainInThread } from '../dense/trainInThread';
import type { WideAndDeepOrder, WideAndDeepSetup } from './assignToThreads';
import { initialise } from './initialise';
import { layOut, placeWeights, takeWeights, writeModel } from './layout';
import { wideAndDeepShapes } from './wideAndDeepShapes';

interface Exports {
  trainWideAndDeep(model: number, steps: number): void;
}

trainInThread(({ spec, records, batch, longestSample, base }: WideAndDeepSetup, code: Exports, memory) => {
  const region = layOut(spec, batch, longestSample);
  const [[wide]] = wideAndDeepShapes(spec);
  return (order: WideAndDeepOrder) => {
    writeModel(memory, base, region, spec, records, batch, order);
    const weights = order.initial ?? initialise(spec, randomFor(...order.seedPath, 'weights'));
    placeWeights(memory, base, region, weights);
    return {
      steps: spec.steps,
      train: steps => code.trainWideAndDeep(base + region.model, steps),
      weights: () => takeWeights(memory, base, region, wide),
    };
  };
});
