// A training process: trains one model after another as the main process orders them, and ends with it.
import { randomFor } from '../../core/random';
import { trainStack } from '../layers/trainStack';
import type { Order, Report, Request, Setup } from './protocol';

let setup: Setup;

process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {}); // Ctrl-C reaches the whole group; the main process decides what ends
process.on('message', (request: Request) => {
  if ('setup' in request) setup = request.setup;
  else train(request.order).catch((error: Error) => tell({ error: error.message }));
});

const betweenReports = 100; // milliseconds

async function train({ at, seedPath: [seed, ...path], ...rest }: Order): Promise<void> {
  const job = { ...rest, random: (purpose: string) => randomFor(seed, ...path, purpose) };
  let steps = 0;
  let last = 0;
  // Reports steps now and then, and lets the process notice that the main one has ended.
  const [weights] = await trainStack(setup.architecture, setup.data, [job], async () => {
    steps++;
    const now = performance.now();
    if (now - last < betweenReports) return;
    tell({ steps });
    [steps, last] = [0, now];
    await new Promise(resolve => setImmediate(resolve));
  });
  tell({ steps, at, weights });
}

const tell = (report: Report): void => void process.send!(report);
