// A training process: trains one model after another as the main process orders them, and ends with it.
import type { Report, Request } from '../execute/worker';
import type { TrainingJob } from '../trainer';
import { withRandom } from './job';
import type { ProcessSetup } from './processes';
import { trainStack } from './trainStack';

let setup: ProcessSetup;
let turn: Promise<void> = Promise.resolve();

process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {}); // Ctrl-C reaches the whole group; the main process decides what ends
process.on('message', (request: Request<ProcessSetup, TrainingJob>) => {
  if ('setup' in request) setup = request.setup;
  else turn = turn.then(() => train(request.at, request.order)).catch((error: Error) => tell({ error: error.message }));
});

const betweenReports = 100; // milliseconds

async function train(at: number, job: TrainingJob): Promise<void> {
  let steps = 0;
  let last = 0;
  // Reports steps now and then, and lets the process notice that the main one has ended.
  const [weights] = await trainStack(setup.spec, setup.data, [withRandom(job)], async () => {
    steps++;
    const now = performance.now();
    if (now - last < betweenReports) return;
    tell({ steps });
    [steps, last] = [0, now];
    await new Promise(resolve => setImmediate(resolve));
  });
  tell({ steps, at, trained: { weights, logits: [] } });
}

const tell = (report: Report): void => void process.send!(report);
