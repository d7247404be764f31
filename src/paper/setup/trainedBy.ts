import { type Architecture, isArchitecture, isConvolutional, type ModelSpec } from '../../models/architecture';
import { networksByCommand } from '../../train/command/networksByCommand';
import type { Trainer } from '../../train/trainer';
import type { Run } from './run';

/**
 * The trainer that a run names for models such as these, as an option of trainings; without one it is gmia's own.
 * Convolutional networks alone can be given to a program.
 */
export const trainedBy = (spec: ModelSpec, { convolutional }: Run): { trainer?: Trainer<Architecture> } =>
  convolutional && isArchitecture(spec) && isConvolutional(spec) ? { trainer: networksByCommand(convolutional) } : {};
