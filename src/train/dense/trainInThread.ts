import { parentPort, workerData } from 'node:worker_threads';
import type { Weights } from '../../models/weights';
import type { Report, Request } from '../execute/worker';
import type { ThreadData } from './wasmThreads';

/** A model whose training is to begin. */
export interface Beginning {
  steps: number;
  /** Goes on with so many steps. */
  train(steps: number): void;
  /** Its weights after the last step, which are given away. */
  weights(): Weights;
}

const chunk = 5; // milliseconds of training at a time
const betweenReports = 100; // milliseconds

/**
 * What a training thread runs: it trains one model after another as the pool orders them, and reports steps now and
 * then.
 * @param ready from the set-up of a task, and the compiled code and its memory, makes what begins a model by its order
 */
export function trainInThread<Code, Setup, Order>(
  ready: (setup: Setup, code: Code, memory: WebAssembly.Memory) => (order: Order) => Beginning,
): void {
  const { compiled, memory } = workerData as ThreadData;
  const code = new WebAssembly.Instance(compiled, { env: { memory } }).exports as Code;
  let begin: (order: Order) => Beginning;
  let lastReport = 0;
  parentPort!.on('message', (request: Request<Setup, Order>) => {
    if ('setup' in request) {
      begin = ready(request.setup, code, memory);
      lastReport = performance.now();
    } else finish(request.at, begin(request.order));
  });

  function finish(at: number, { steps: all, train, weights: take }: Beginning): void {
    let unreported = 0;
    for (let done = 0, steps = 1; done < all; ) {
      steps = Math.min(steps, all - done);
      const start = performance.now();
      train(steps);
      const now = performance.now();
      done += steps;
      unreported += steps;
      if (now - lastReport >= betweenReports && done < all) {
        tell({ steps: unreported });
        unreported = 0;
        lastReport = now;
      }
      steps = Math.max(1, Math.floor(steps * Math.min(2, chunk / (now - start))));
    }
    const weights = take();
    tell({ steps: unreported, at, trained: { weights, logits: [] } }, weights);
  }
}

const tell = (report: Report, given: Weights = []): void =>
  parentPort!.postMessage(
    report,
    given.map(values => values.buffer as ArrayBuffer),
  );
