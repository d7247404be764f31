import type { ModelSpec } from '../../models/architecture';
import type { Listener, TrainingTask } from '../trainer';

/**
 * Where training takes place: in this process, in others, on another machine. It sees plain data only, but for specs
 * with functions.
 */
export interface Executor {
  /**
   * Trains the models of tasks, one task after another; they are numbered through all tasks.
   * @throws the reason of the signal, soon after that is aborted; what the listener throws
   */
  run(tasks: Iterable<TrainingTask<ModelSpec>>, listener: Listener, signal: AbortSignal): Promise<void>;
  /** Ends what it has started. */
  close(): Promise<void>;
}

/** Runs tasks one after another, and numbers their models through. Kernel: nothing is checked. */
export async function inTurn(
  tasks: Iterable<TrainingTask<ModelSpec>>,
  listener: Listener,
  signal: AbortSignal,
  run: (task: TrainingTask<ModelSpec>, listener: Listener) => Promise<void>,
): Promise<void> {
  let before = 0;
  for (const task of tasks) {
    signal.throwIfAborted();
    const first = before;
    before += task.jobs.length;
    await run(task, {
      onModel: (at, model) => listener.onModel(first + at, model),
      onSteps: steps => listener.onSteps(steps),
    });
  }
}
