import type { Matrix } from '../core/matrix';
import type { Progress } from '../core/progress';
import type { Records } from '../data/records';
import type { AnswerKind, Answers } from './answers';
import type { Askable, Models } from './models';

/**
 * Some of the models, by position: they answer as they do among the others. Asked anew, they alone compute, where
 * the models have `only`. Kernel: positions are not checked.
 */
export function someModels(models: Askable, positions: readonly number[]): Askable;
export function someModels(models: Models, positions: readonly number[]): Models;
export function someModels(models: Models | Askable, positions: readonly number[]): Models {
  const pick = <T extends Float32Array | Float64Array | Uint8Array>(values: T): T => {
    const each = values.length / models.size;
    const some = new (values.constructor as new (length: number) => T)(positions.length * each);
    positions.forEach((at, i) => some.set(values.subarray(at * each, (at + 1) * each), i * each));
    return some;
  };
  const { name, size, gives, kind, split, sampling, blocks, inclusion } = models;
  const isAll = positions.length === size && positions.every((at, i) => at === i);
  const among = (all: Answers): Answers =>
    isAll ? all : { ...all, values: pick(all.values), models: positions.length };
  const some: Models = {
    name: `${positions.length} of ${name}`,
    size: positions.length,
    gives,
    kind,
    split,
    sampling,
    blocks,
    inclusion,
    // Looked at when they are asked for: what a server's answers lack shows as they come.
    get warnings() {
      return models.warnings;
    },
    get coarseness() {
      return models.coarseness;
    },
    members(records: Records) {
      const all = models.members(records);
      return all && pick(all);
    },
    about: (records: Records, wanted: AnswerKind) => among(models.about(records, wanted)),
  };
  if (!('ask' in models)) return some;
  const only = models.only?.(positions);
  const ask = async (inputs: Matrix, signal?: AbortSignal, progress?: Progress) =>
    only ? only.ask(inputs, signal, progress) : among(await models.ask(inputs, signal, progress));
  return Object.assign(some, { ask });
}
