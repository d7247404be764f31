import type { Architecture } from '../models/architecture';
import type { Executor } from '../train/execute/executor';
import { here } from '../train/execute/here';
import { type TrainerOption, trainerOf } from '../train/trainers';
import { type Check, holds, verify } from './contract';
import { complete, endless, Heard, sameModel, smallData, smallNetwork, stopsWith, taskOf, unending } from './training';

/** An executor, and the name of a trainer whose tasks it runs, with something that this can train. */
export interface ExecutorSubject {
  executor: Executor;
  trainer: string;
  spec: Architecture;
}

const work = ({ trainer, spec }: ExecutorSubject, models?: number) => {
  const { name, gives } = trainerOf(trainer);
  return taskOf({ name, gives, spec, data: smallData() }, models);
};

/** What every `Executor` holds to. */
export const executorContract: readonly Check<ExecutorSubject>[] = [
  {
    name: 'gives the models that the trainer gives, numbered through all tasks, and tells of every step',
    run: async subject => {
      const tasks = () => [work(subject, 2), work(subject, 0), work(subject, 3)];
      const [there, locally] = [new Heard(), new Heard()];
      await subject.executor.run(tasks(), there, unending());
      complete(there, 5, subject.spec.steps);
      await here.run(tasks(), locally, unending());
      locally.models.forEach((model, at) => sameModel(`model ${at}`, there.models[at], model));
    },
  },
  {
    name: 'does nothing without tasks',
    run: async ({ executor }) => {
      const heard = new Heard();
      await executor.run([], heard, unending());
      complete(heard, 0, 0);
    },
  },
  {
    name: 'keeps calls at the same time apart',
    run: async subject => {
      const heard = [new Heard(), new Heard()];
      await Promise.all(heard.map(one => subject.executor.run([work(subject, 2)], one, unending())));
      for (const one of heard) complete(one, 2, subject.spec.steps);
      heard[0].models.forEach((model, at) => sameModel(`model ${at} of the other call`, heard[1].models[at], model));
    },
  },
  {
    name: 'stops with the reason of a signal, and works again in the next call',
    run: async subject => {
      const controller = new AbortController();
      const reason = new Error('stopped by the check');
      const task = work({ ...subject, spec: endless(subject.spec) });
      const listener = new Heard(() => controller.abort(reason));
      await stopsWith(reason, () => subject.executor.run([task], listener, controller.signal));
      await stopsWith(reason, () => subject.executor.run([work(subject)], new Heard(), AbortSignal.abort(reason)));
      const heard = new Heard();
      await subject.executor.run([work(subject, 1)], heard, unending());
      complete(heard, 1, subject.spec.steps);
    },
  },
  {
    name: 'stops a call that waits for another, and that alone',
    run: async subject => {
      const reason = new Error('stopped by the check');
      const first = new AbortController();
      const task = work({ ...subject, spec: endless(subject.spec) });
      const going = subject.executor.run([task], new Heard(), first.signal).catch(error => error);
      const controller = new AbortController();
      const waiting = subject.executor.run([work(subject)], new Heard(), controller.signal);
      controller.abort(reason);
      await stopsWith(reason, () => waiting);
      first.abort(reason);
      holds((await going) === reason, () => 'the other call ends in another way');
    },
  },
  {
    name: 'stops with what its listener throws, and works again in the next call',
    run: async subject => {
      const reason = new Error('thrown by the check');
      await stopsWith(reason, () =>
        subject.executor.run([work(subject)], new Heard(() => Promise.reject(reason)), unending()),
      );
      const heard = new Heard();
      await subject.executor.run([work(subject, 1)], heard, unending());
      complete(heard, 1, subject.spec.steps);
    },
  },
  {
    name: 'can be closed more than once',
    run: async ({ executor }) => {
      await executor.close();
      await executor.close();
    },
  },
];

/**
 * Puts an executor of one's own through what all executors hold to; it trains a few small networks, and closes it.
 * @param trainer whose tasks it runs. Default: 'dense'.
 * @param spec what that can train. Default: a dense network with one hidden layer of 4 units, 12 steps of 5 records.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * (await gmia.contract.executor(gmia.localExecutor)).length; // => 7
 */
export const executor = (subject: Executor, trainer: TrainerOption = 'dense', spec = smallNetwork): Promise<string[]> =>
  verify('The executor', { executor: subject, trainer: trainerOf(trainer).name, spec }, executorContract);
