// A thread that trains dense networks.
import type { ThreadSetup } from './assignToThreads';
import type { DenseLayer } from './denseLayers';
import { layOut, placeKernel, type Region, takeLayers, type Work, writePlan } from './layout';
import { trainInThread } from './trainInThread';

interface Exports {
  train(plan: number, steps: number): void;
  fillUniform(state: number, at: number, count: number, bound: number): void;
}

trainInThread(({ network, records, longestSample, base }: ThreadSetup, code: Exports, memory) => {
  const region = layOut(network, longestSample, records.sparse);
  return (work: Work) => {
    writePlan(memory.buffer, base, region, network, records, work);
    initialise(code, memory, network.layers, work.weights, base, region);
    new Int32Array(memory.buffer, base + region.random, 4).set(work.batches);
    return {
      steps: network.steps,
      train: steps => code.train(base, steps),
      weights: () => takeLayers(memory, base, network.layers, region),
    };
  };
});

/** Puts initial weights into a thread's region: copies of those at the addresses, or random ones. */
function initialise(
  code: Exports,
  { buffer }: WebAssembly.Memory,
  layers: DenseLayer[],
  weights: Work['weights'],
  base: number,
  { random, span, places }: Region,
): void {
  const floats = (at: number, length: number) => new Float32Array(buffer, at, length);
  if (weights instanceof Int32Array) new Int32Array(buffer, base + random, 4).set(weights);
  layers.forEach((layer, i) => {
    const { inputs, units } = layer;
    const place = places[i];
    const kernel = floats(base + place.kernel, place.words);
    if (weights instanceof Int32Array) {
      const draft = floats(base + place.kernel + span, inputs * units); // where the gradients will be
      code.fillUniform(base + random, draft.byteOffset, draft.length, Math.sqrt(6 / (inputs + units)));
      placeKernel(draft, kernel, layer, place);
      draft.fill(0); // what fills up a panel has no gradient
    } else {
      placeKernel(floats(weights[2 * i], inputs * units), kernel, layer, place);
      floats(base + place.bias, units).set(floats(weights[2 * i + 1], units));
    }
  });
}
