import type { Listener } from '../trainer';
import type { Assignment, PoolWorker, Report } from './worker';
import { WorkerEnded } from './workerEnded';

const looksWithin = 10;

/**
 * Has workers do orders until none is left. Each gets its next order while it still does the one before, so that it
 * does not wait; the last orders go to whoever is free.
 * @param patience milliseconds after which a worker is given up that has something to do and says nothing
 * @throws what the listener throws, the signal's reason, or a WorkerEnded where a worker ended or was given up; models
 *   that were finished are handed over before, and workers may still be busy
 */
export async function distribute(
  workers: PoolWorker[],
  { setups, orders }: Assignment,
  { onModel, onSteps }: Listener,
  signal: AbortSignal,
  patience = 600_000,
): Promise<void> {
  const reports: Report[] = [];
  let next = 0;
  let left = orders.length;
  let failure: { error: unknown } | undefined;
  let wake = () => {};
  const fail = (error: unknown) => {
    failure ??= { error };
    wake();
  };
  const stop = () => {
    if (left > 0) fail(signal.reason);
  };
  signal.addEventListener('abort', stop);
  const silent = new Error(`A training worker said nothing for ${patience / 1000} s; it was given up.`);
  const looks: (() => void)[] = [];
  const supplies = workers.map((worker, i) => {
    let held = 0; // orders that it has
    let quiet = 0; // looks since its last report
    looks.push(() => {
      if (held > 0 && ++quiet > looksWithin) fail(new WorkerEnded(silent));
    });
    const supply = () => {
      const plenty = orders.length - next > workers.length;
      if (next === orders.length || held > (plenty ? 1 : 0)) return;
      if (held++ === 0) quiet = 0;
      worker.post({ at: next, order: orders[next++] });
    };
    const report = (report: Report) => {
      reports.push(report);
      quiet = 0;
      if ('at' in report) {
        held--;
        supply();
      }
      wake();
    };
    worker.listen({ report, ended: cause => fail(new WorkerEnded(cause)) });
    worker.post({ setup: setups[i] });
    return supply;
  });
  for (const supply of [...supplies, ...supplies]) supply();
  // Looks are counted, not seconds: all of this may have been stopped or busy for long.
  const watch = setInterval(() => looks.forEach(look => void look()), patience / looksWithin);
  try {
    while (left > 0) {
      if (reports.length === 0 && !failure)
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      for (let report: Report | undefined; (report = reports.shift()); ) {
        try {
          if ('error' in report) throw new Error(report.error);
          if ('at' in report) {
            await onModel(report.at, report.trained);
            left--;
          }
          if (!failure) await onSteps(report.steps);
        } catch (error) {
          fail(error);
        }
      }
      if (failure) throw failure.error;
    }
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', stop);
    for (const worker of workers) worker.listen();
  }
}
