// A training thread: trains one model after another as the pool orders them.
import { parentPort, workerData } from 'node:worker_threads';
import type { Weights } from '../../models/weights';
import type { Report, Request } from '../execute/worker';
import type { ThreadSetup } from './assignToThreads';
import type { DenseLayer } from './denseLayers';
import { layOut, placeKernel, type Region, takeKernel, type Work, writePlan } from './layout';
import type { ThreadData } from './threads';

interface Exports {
  train(plan: number, steps: number): void;
  fillUniform(state: number, at: number, count: number, bound: number): void;
}

const chunk = 5; // milliseconds of training at a time
const betweenReports = 100; // milliseconds

const { compiled, memory } = workerData as ThreadData;
const code = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Exports;

let setup: ThreadSetup;
let region: Region;
let lastReport = 0;

parentPort!.on('message', (request: Request<ThreadSetup, Work>) => {
  if ('setup' in request) {
    setup = request.setup;
    region = layOut(setup.network, setup.longestSample, setup.records.sparse);
    lastReport = performance.now();
  } else train(request.at, request.order);
});

const tell = (report: Report, given: Weights = []): void =>
  parentPort!.postMessage(
    report,
    given.map(values => values.buffer as ArrayBuffer),
  );

/** Trains a model, and reports steps now and then. */
function train(at: number, work: Work): void {
  const { network, records, base } = setup;
  const { buffer } = memory;
  writePlan(buffer, base, region, network, records, work);
  initialise(network.layers, work.weights, base, region);
  new Int32Array(buffer, base + region.random, 4).set(work.batches);
  let unreported = 0;
  for (let done = 0, steps = 1; done < network.steps; ) {
    steps = Math.min(steps, network.steps - done);
    const start = performance.now();
    code.train(base, steps);
    const now = performance.now();
    done += steps;
    unreported += steps;
    if (now - lastReport >= betweenReports && done < network.steps) {
      tell({ steps: unreported });
      unreported = 0;
      lastReport = now;
    }
    steps = Math.max(1, Math.floor(steps * Math.min(2, chunk / (now - start))));
  }
  const weights = network.layers.flatMap((layer, i) => {
    const place = region.places[i];
    const kernel = floats(base + place.kernel, place.rows * place.width);
    return [takeKernel(kernel, layer, place), floats(base + place.bias, layer.units).slice()];
  });
  tell({ steps: unreported, at, trained: { weights, logits: [] } }, weights);
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
