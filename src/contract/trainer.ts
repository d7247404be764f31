import { rows } from '../core/matrix';
import type { Architecture, ModelSpec, OtherSpec } from '../models/architecture';
import { checkTrained } from '../train/checkTrained';
import type { Trainer, TrainingData } from '../train/trainer';
import { type AnyTrainer, familyOf } from '../train/trainers';
import { agree, type Check, holds, named, verify } from './contract';
import { complete, endless, Heard, sameModel, smallData, smallNetwork, stopsWith, taskOf, unending } from './training';

/** A trainer, and something that it can train. */
export interface TrainerSubject {
  trainer: AnyTrainer;
  spec: ModelSpec;
  data: TrainingData;
}

const work = ({ trainer: { name, gives }, spec, data }: TrainerSubject, models?: number) =>
  taskOf({ name, gives, spec, data }, models);

async function trained(subject: TrainerSubject, task = work(subject)): Promise<Heard> {
  const heard = new Heard();
  await subject.trainer.train(task, heard, unending());
  return heard;
}

/** What every `Trainer` holds to. */
export const trainerContract: readonly Check<TrainerSubject>[] = [
  {
    name: 'has a name and a version, and says what it gives',
    run: ({ trainer: { name, version, gives } }) => {
      holds(typeof name === 'string' && name !== '', () => `name ${name}`);
      holds(Number.isSafeInteger(version), () => `version ${version}, wanted a whole number`);
      holds(gives === 'weights' || gives === 'logits', () => `gives ${gives}, wanted 'weights' or 'logits'`);
    },
  },
  {
    name: 'accepts what it can train, and leaves that as it is',
    run: ({ trainer, spec, data: { shape, classes } }) => {
      const before = JSON.stringify([spec, shape, classes]);
      trainer.check(spec, { shape, classes });
      holds(JSON.stringify([spec, shape, classes]) === before, () => `check changed it to ${JSON.stringify(spec)}`);
    },
  },
  {
    name: 'hands over each model once, of the right size, and tells of every step',
    run: async subject => {
      const task = work(subject);
      const heard = await trained(subject, task);
      complete(heard, task.jobs.length, task.spec.steps ?? 1);
      const asked = task.ask.map(inputs => ({ length: rows(inputs) }));
      const { trainer } = subject;
      const sizes = { trainer, family: familyOf(trainer), architecture: task.spec, shape: task.data, asked };
      for (const model of heard.models) checkTrained(sizes, model);
    },
  },
  {
    name: 'trains nothing without jobs',
    run: async subject => complete(await trained(subject, work(subject, 0)), 0, 0),
  },
  {
    name: 'leaves the records as they are',
    run: async subject => {
      const task = work(subject);
      const { features, labels } = structuredClone(task.data);
      await trained(subject, task);
      agree('features', task.data.features, features);
      agree('labels', task.data.labels, labels);
    },
  },
  {
    name: 'makes a model of the spec, the data and its job alone, the same again',
    run: async subject => {
      const task = work(subject);
      const { models } = await trained(subject, task);
      const { spec, ...rest } = task; // a spec may have functions
      const reversed = structuredClone({ ...rest, jobs: task.jobs.slice().reverse() });
      const again = await trained(subject, { ...reversed, spec: { ...spec } });
      models.forEach((model, at) =>
        sameModel(`model ${at} in another order`, again.models[models.length - 1 - at], model),
      );
      const alone = await trained(subject, { ...task, jobs: task.jobs.slice(1, 2) });
      sameModel('model 1 alone', alone.models[0], models[1]);
    },
  },
  {
    name: 'stops with the reason of a signal, before it begins and in the middle',
    run: async subject => {
      const reason = new Error('stopped by the check');
      await stopsWith(reason, () => subject.trainer.train(work(subject), new Heard(), AbortSignal.abort(reason)));
      const controller = new AbortController();
      const listener = new Heard(() => controller.abort(reason)); // where there are no steps, after the first model
      const task = work({ ...subject, spec: endless(subject.spec) });
      await stopsWith(reason, () => subject.trainer.train(task, listener, controller.signal));
    },
  },
  {
    name: 'stops with what its listener throws',
    run: async subject => {
      const reason = new Error('thrown by the check');
      const listener = new Heard(() => Promise.reject(reason));
      await stopsWith(reason, () => subject.trainer.train(work(subject), listener, unending()));
    },
  },
];

/**
 * Puts a trainer of one's own through what all trainers hold to; it trains a few small networks.
 * @param spec what it can train. Default: a dense network with one hidden layer of 4 units, 12 steps of 5 records.
 * @param shape of a record. Default: `[6]`.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * const weights = [6 * 2, 2].map(size => new Float32Array(size)); // of a network without a hidden layer, untrained
 * const train = async ({ jobs, spec }, { onModel, onSteps }, signal) => {
 *   for (const at of jobs.keys()) {
 *     signal.throwIfAborted();
 *     await onSteps(spec.steps);
 *     await onModel(at, { weights, logits: [] });
 *   }
 * };
 * const lazy = { name: 'lazy', version: 1, gives: 'weights', check() {}, train };
 * const spec = { layers: [], optimiser: 'sgd', rate: 0.1, batch: 5, steps: 1 };
 * (await gmia.contract.trainer(lazy, spec)).length; // => 8
 */
export function trainer(subject: Trainer, spec?: Architecture, shape?: number[]): Promise<string[]>;
export function trainer<Spec extends OtherSpec>(
  subject: Trainer<Spec>,
  spec: Spec,
  shape?: number[],
): Promise<string[]>;
export function trainer(subject: AnyTrainer, spec: ModelSpec = smallNetwork, shape?: number[]): Promise<string[]> {
  return verify(named('trainer', subject), { trainer: subject, spec, data: smallData(shape) }, trainerContract);
}
