import { expected } from '../core/check';
import { type Architecture, isConvolutional } from '../models/architecture';
import { isDense } from './dense/denseLayers';
import { denseTrainer } from './dense/denseTrainer';
import { layersTrainer } from './layers/layersTrainer';
import { processesTrainer } from './layers/processesTrainer';
import type { Trainer } from './trainer';

/**
 * `'dense'`: one dense network at a time on each processor, by WebAssembly, its weights staying in the cache.
 * `'processes'`: one network at a time in each of several processes, by TensorFlow.
 * `'layers'`: many dense networks, or one convolutional, as one program of TensorFlow in this process.
 * From the same seed all give the same model, up to rounding.
 */
export type TrainerName = 'dense' | 'processes' | 'layers' | FormerName;

/** @deprecated Use 'dense' for 'fused', and 'layers' for 'stacked'. */
type FormerName = 'fused' | 'stacked';

/** What the option `trainer` takes: a name, also of a trainer that was registered, or a trainer. */
export type TrainerOption = TrainerName | (string & {}) | Trainer;

const own = [denseTrainer, processesTrainer, layersTrainer];
const former: Record<FormerName, Trainer> = { fused: denseTrainer, stacked: layersTrainer };
const ownNames = [...own.map(({ name }) => name), ...Object.keys(former)];
const trainers = new Map([...own.map(one => [one.name, one] as const), ...Object.entries(former)]);

/**
 * Adds a trainer, or puts it in the place of the one of the same name that was added before.
 * @returns it
 * @throws RangeError unless it has all that a trainer has, and a name that gmia does not have itself
 */
export function registerTrainer(trainer: Trainer): Trainer {
  const { name, storedAs = name, version, gives } = trainer;
  for (const [what, one] of Object.entries({ name, storedAs })) {
    if (typeof one !== 'string' || one === '') expected(`a ${what} of the trainer`, one);
    if (ownNames.includes(one)) expected(`a ${what} that none of gmia's trainers has`, one);
  }
  if (!Number.isSafeInteger(version)) expected(`a whole number as version of the trainer ${name}`, version);
  if (gives !== 'weights' && gives !== 'logits') expected(`the trainer ${name} to give 'weights' or 'logits'`, gives);
  for (const method of ['check', 'train'] as const)
    if (typeof trainer[method] !== 'function') expected(`a method ${method} of the trainer ${name}`, trainer[method]);
  trainers.set(name, trainer);
  return trainer;
}

/**
 * The trainer that an option means; one that is handed in is registered.
 * @throws RangeError for a name that nobody has
 */
export function trainerOf(option: TrainerOption): Trainer {
  if (typeof option === 'object' && option !== null)
    return own.includes(option) || trainers.get(option.name) === option ? option : registerTrainer(option);
  const names = [...trainers.keys()].filter(name => !(name in former)).map(name => `'${name}'`);
  return (
    trainers.get(option) ??
    expected(`trainer to be ${names.join(', ')} or a Trainer`, option, 'registerTrainer(...) adds one.')
  );
}

/**
 * The faster trainer, as measured on two processors: 'dense' wherever it can be (2 to 12 times faster than 'layers' for
 * networks of up to 800,000 weights), 'processes' for convolutional networks (1.3 times faster), 'layers' for dense
 * networks with dropout.
 */
export const fasterTrainer = (architecture: Architecture): Trainer =>
  isDense(architecture) ? denseTrainer : isConvolutional(architecture) ? processesTrainer : layersTrainer;
