// One thread of the trainer: takes one model after another until there are none left.
import { parentPort, workerData } from 'node:worker_threads';
import type { Weights } from '../../models/weights';
import type { DenseLayer } from './canFuse';
import { layOut, placeKernel, type Region, takeKernel, type Work, writePlan } from './layout';
import { Control, type Report, type Task } from './protocol';

interface Exports {
  train(plan: number, steps: number): void;
  fillUniform(state: number, at: number, count: number, bound: number): void;
}

const chunk = 5; // milliseconds between looks at `stop`

const { compiled, memory } = workerData as { compiled: WebAssembly.Module; memory: WebAssembly.Memory };
const code = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Exports;

parentPort!.on('message', (task: Task) => {
  const region = layOut(task.network, task.longestSample, task.records.sparse);
  for (let i: number; (i = Atomics.add(task.control, Control.nextModel, 1)) < task.works.length; ) {
    const weights = trainModel(task, task.works[i], region);
    if (!weights) break;
    parentPort!.postMessage(
      { model: i, weights } satisfies Report,
      weights.map(values => values.buffer as ArrayBuffer),
    );
  }
  parentPort!.postMessage('idle' satisfies Report);
});

/** The weights of one model, or nothing when told to stop. */
function trainModel({ network, records, base, control }: Task, work: Work, region: Region): Weights | undefined {
  const { buffer } = memory;
  writePlan(buffer, base, region, network, records, work);
  initialise(network.layers, work.weights, base, region);
  new Int32Array(buffer, base + region.random, 4).set(work.batches);
  for (let done = 0, steps = 1; done < network.steps; ) {
    if (Atomics.load(control, Control.stop)) return undefined;
    steps = Math.min(steps, network.steps - done);
    const start = performance.now();
    code.train(base, steps);
    done += steps;
    Atomics.add(control, Control.stepsDone, steps);
    steps = Math.max(1, Math.floor(steps * Math.min(2, chunk / (performance.now() - start))));
  }
  return network.layers.flatMap((layer, i) => {
    const place = region.places[i];
    const kernel = floats(base + place.kernel, place.rows * place.width);
    return [takeKernel(kernel, layer, place), floats(base + place.bias, layer.units).slice()];
  });
}

/** Puts initial weights into a thread's region: copies of those at the addresses, or random ones. */
function initialise(
  layers: DenseLayer[],
  weights: Work['weights'],
  base: number,
  { random, span, places }: Region,
): void {
  if (weights instanceof Int32Array) new Int32Array(memory.buffer, base + random, 4).set(weights);
  layers.forEach((layer, i) => {
    const { inputs, units } = layer;
    const place = places[i];
    let from = base + place.kernel + span; // a draft where the gradients will be
    if (weights instanceof Int32Array)
      code.fillUniform(base + random, from, inputs * units, Math.sqrt(6 / (inputs + units)));
    else {
      from = weights[2 * i];
      floats(base + place.bias, units).set(floats(weights[2 * i + 1], units));
    }
    placeKernel(floats(from, inputs * units), floats(base + place.kernel, place.rows * place.width), layer, place);
  });
}

const floats = (at: number, length: number): Float32Array => new Float32Array(memory.buffer, at, length);
