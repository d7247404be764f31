import type { ModelSpec } from '../../models/architecture';
import { here } from '../execute/here';
import type { TrainingTask } from '../trainer';
import { trainerOf } from '../trainers';

const enough = 2000; // milliseconds
const patience = 20_000;

/**
 * How long a model of a task takes on this machine, in seconds, from the first steps of a few; undefined where a model
 * tells nothing of its steps within 20 s. What is trained for it is thrown away.
 */
export async function secondsEach(task: TrainingTask<ModelSpec>, signal: AbortSignal): Promise<number | undefined> {
  const { steps = 1 } = task.spec;
  // Programs of one's own may take hours.
  if (steps === 1 || trainerOf(task.trainer).tellsSteps === false) return undefined;
  const stop = new AbortController();
  const told: { at: number; steps: number }[] = [];
  let total = 0;
  const timer = setTimeout(() => stop.abort(new Error('measured')), patience);
  try {
    await here.run(
      [{ ...task, jobs: task.jobs.slice(0, mostTried) }],
      {
        onModel: () => {},
        onSteps: async some => {
          total += some;
          told.push({ at: performance.now(), steps: total });
          if (told.at(-1)!.at - told[0].at >= enough) stop.abort(new Error('measured'));
          await new Promise(resolve => setImmediate(resolve)); // for whoever wants to stop it
        },
      },
      AbortSignal.any([signal, stop.signal]),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!stop.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || last.steps === first.steps) return undefined;
  return (((last.at - first.at) / (last.steps - first.steps)) * steps) / 1000;
}

/** As many as processors may train at once for as long. */
const mostTried = 1000;

/** The same, measured once for tasks that take as long as each other. */
export function secondsEachOnce(): typeof secondsEach {
  const known = new Map<string, Promise<number | undefined>>();
  return (task, signal) => {
    const { trainer, spec, data, jobs } = task;
    const like = JSON.stringify([trainer, spec, data.shape, data.classes, jobs[0].sample.length]);
    const found = known.get(like) ?? secondsEach(task, signal);
    known.set(like, found);
    return found;
  };
}
