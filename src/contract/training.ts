// Made-up work for the checks of trainers and executors.
import { randomFor } from '../core/random';
import type { Architecture, ModelSpec } from '../models/architecture';
import type { Listener, Trained, TrainingData, TrainingJob, TrainingTask } from '../train/trainer';
import { agree, holds } from './contract';

/** What most trainers can train: a small dense network. */
export const smallNetwork: Architecture = {
  layers: [{ type: 'dense', units: 4, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 5,
  steps: 12,
};

const RECORDS = 40;

/** Records with labels that can be learned. */
export function smallData(shape: number[] = [6], classes = 2): TrainingData {
  const { normal, integer } = randomFor(4, 'contract', 'data');
  const width = shape.reduce((a, b) => a * b, 1);
  const features = Float32Array.from({ length: RECORDS * width }, normal);
  const labels = Int32Array.from({ length: RECORDS }, (_, i) =>
    features[i * width] > 0 ? 0 : 1 + integer(classes - 1),
  );
  return { features, labels, shape, classes };
}

/** A task of some models; all of the same call have other samples and other random numbers. */
export function taskOf<Spec extends ModelSpec>(
  { name, gives, spec, data }: { name: string; gives: 'weights' | 'logits'; spec: Spec; data: TrainingData },
  models = 3,
): TrainingTask<Spec> {
  const jobs = Array.from({ length: models }, (_, i): TrainingJob => {
    const random = randomFor(4, 'contract', 'sample', i);
    return { sample: Int32Array.from({ length: 20 }, () => random.integer(RECORDS)), seedPath: [4, 'contract', i] };
  });
  const width = data.features.length / RECORDS;
  const asked = { values: data.features.slice(0, 5 * width), width };
  return { trainer: name, spec, data, jobs, ask: gives === 'logits' ? [asked] : [] };
}

/** Keeps what it is told. */
export class Heard implements Listener {
  readonly models: Trained[] = [];
  readonly order: number[] = [];
  steps = 0;

  /** @param more is called after each report */
  constructor(private readonly more: (heard: Heard) => void | Promise<void> = () => {}) {}

  // A trainer may take them off the object.
  readonly onModel = (at: number, model: Trained): void | Promise<void> => {
    this.models[at] = model;
    this.order.push(at);
    return this.more(this);
  };

  readonly onSteps = (steps: number): void | Promise<void> => {
    this.steps += steps;
    return this.more(this);
  };
}

/** All numbers of a model. */
const numbers = ({ weights = [], logits }: Trained): number[] =>
  [...weights, ...logits].flatMap(values => Array.from(values));

/** Two models are the same up to rounding. @throws Error where they are not */
export function sameModel(what: string, is: Trained | undefined, should: Trained, tolerance = 1e-4): void {
  holds(is !== undefined, () => `${what}: there is none`);
  agree(what, numbers(is!), numbers(should), tolerance);
}

/** The models are finite, each came once, and all steps were told of. @throws Error where it is not so */
export function complete({ models, order, steps }: Heard, wanted: number, stepsEach: number): void {
  holds(
    `${[...order].sort((a, b) => a - b)}` === `${Array.from({ length: wanted }, (_, i) => i)}`,
    () => `models ${order.join(', ') || 'none'} were handed over, wanted each of ${wanted} once`,
  );
  models.forEach((model, at) => {
    const all = numbers(model);
    holds(all.length > 0 && all.every(Number.isFinite), () => `model ${at} has numbers that are not finite, or none`);
  });
  holds(steps === wanted * stepsEach, () => `${steps} steps, wanted ${stepsEach} for each of ${wanted} models`);
}

const patience = 20_000; // milliseconds

/** Work is stopped with this very reason, and soon. @throws Error where it is not */
export async function stopsWith(reason: unknown, work: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>(resolve => {
    timer = setTimeout(resolve, patience, `it goes on after ${patience / 1000} s`);
  });
  try {
    const found = await Promise.race([work().then(() => 'it ends as if nothing were'), tooLong]);
    throw new Error(`${found}, wanted ${reason}`);
  } catch (error) {
    holds(error === reason, () => (error as Error).message);
  } finally {
    clearTimeout(timer);
  }
}

/** A spec with training that does not end before it is stopped, where steps can be told. */
export const endless = <Spec extends ModelSpec>(spec: Spec): Spec =>
  spec.steps === undefined ? spec : { ...spec, steps: 1e9 };

/** A signal that nobody aborts. */
export const unending = (): AbortSignal => new AbortController().signal;
