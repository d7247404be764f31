import { trainerOf } from '../trainers';
import { type Executor, inTurn } from './executor';

/** Has each task trained by its trainer, as that sees fit, from this process. */
export const here: Executor = {
  run: (tasks, listener, signal) =>
    inTurn(tasks, listener, signal, (task, own) => trainerOf(task.trainer).train(task, own, signal)),
  close: async () => {}, // trainers end by themselves what they have started
};
