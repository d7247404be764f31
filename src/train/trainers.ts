import { expected } from '../core/check';
import {
  type Architecture,
  checkArchitecture,
  isArchitecture,
  isConvolutional,
  type ModelSpec,
} from '../models/architecture';
import type { Family } from '../models/family';
import { networks } from '../models/tensor/networks';
import { commandTrainer } from './command/commandTrainer';
import { isDense } from './dense/denseLayers';
import { denseTrainer } from './dense/denseTrainer';
import { layersModelTrainer } from './layers/layersModelTrainer';
import { layersTrainer } from './layers/layersTrainer';
import { processesTrainer } from './layers/processesTrainer';
import type { Trainer } from './trainer';
import { wideAndDeepTrainer } from './wideAndDeep/wideAndDeepTrainer';

/**
 * `'dense'`: one dense network at a time on each processor, by WebAssembly, its weights staying in the cache.
 * `'processes'`: one network at a time in each of several processes, by TensorFlow.
 * `'layers'`: many dense networks, or one convolutional, as one program of TensorFlow in this process.
 * From the same seed these give the same model, up to rounding.
 * `'layersModel'`: models that a function builds of layers, see `LayersModelSpec`, one at a time, by TensorFlow in this
 * process. `'wideAndDeep'`: wide-and-deep networks, by WebAssembly. `'command'`: a program of one's own, see
 * `CommandSpec`. The specs of these three mean them without being told.
 */
export type TrainerName = 'dense' | 'processes' | 'layers' | 'layersModel' | 'wideAndDeep' | 'command' | FormerName;

/** @deprecated Use 'dense' for 'fused', and 'layers' for 'stacked'. */
type FormerName = 'fused' | 'stacked';

/** What the option `trainer` takes: a name, also of a trainer that was registered, or a trainer. */
export type TrainerOption = TrainerName | (string & {}) | AnyTrainer;

/** A trainer, whatever it makes models from. */
export type AnyTrainer = Trainer<ModelSpec>;

const own: AnyTrainer[] = [
  denseTrainer,
  processesTrainer,
  layersTrainer,
  layersModelTrainer,
  wideAndDeepTrainer,
  commandTrainer,
];
const former: Record<FormerName, AnyTrainer> = { fused: denseTrainer, stacked: layersTrainer };
const ownNames = [...own.map(({ name }) => name), ...Object.keys(former)];
const trainers = new Map([...own.map(one => [one.name, one] as const), ...Object.entries(former)]);

/**
 * Adds a trainer, or puts it in the place of the one of the same name that was added before.
 * @returns it
 * @throws RangeError unless it has all that a trainer has, and a name that gmia does not have itself
 */
export function registerTrainer<One extends AnyTrainer>(trainer: One): One {
  const { name, storedAs = name, version, gives } = trainer ?? expected('a Trainer', trainer);
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
export function trainerOf(option: TrainerOption): AnyTrainer {
  if (typeof option === 'object' && option !== null)
    return own.includes(option) || trainers.get(option.name) === option ? option : registerTrainer(option);
  const names = [...trainers.keys()].filter(name => !(name in former)).map(name => `'${name}'`);
  return (
    trainers.get(option) ??
    expected(`trainer to be ${names.join(', ')} or a Trainer`, option, 'registerTrainer(...) adds one.')
  );
}

/** What the weights are of that a trainer hands over. */
export const familyOf = ({ family }: AnyTrainer): Family<ModelSpec> => family ?? (networks as Family<ModelSpec>);

/**
 * The trainer for a spec where none is named: the faster one for an architecture; for another spec the one that takes
 * it, of several the one that was registered last.
 * @throws RangeError for a spec that nobody takes, or an architecture that is wrong
 */
export function trainerFor(spec: ModelSpec): AnyTrainer {
  if (typeof spec !== 'object' || spec === null) return expected('an architecture', spec);
  if (isArchitecture(spec)) return fasterTrainer(checkArchitecture(spec));
  return (
    [...trainers.values()].reverse().find(one => one.takes?.({ ...spec, layers: undefined })) ??
    expected(
      'an architecture { layers, optimiser, … }, or a spec that a trainer takes',
      `one with ${Object.keys(spec).join(', ') || 'no field'}`,
      'The option `trainer` names a trainer for it.',
    )
  );
}

/**
 * The faster trainer, as measured on two processors: 'dense' wherever it can be (2 to 12 times faster than 'layers' for
 * networks of up to 800,000 weights), 'processes' for convolutional networks (1.3 times faster), 'layers' for dense
 * networks with dropout.
 */
export const fasterTrainer = (architecture: Architecture): Trainer =>
  isDense(architecture) ? denseTrainer : isConvolutional(architecture) ? processesTrainer : layersTrainer;
