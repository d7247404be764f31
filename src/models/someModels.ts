import type { Records } from '../data/records';
import type { AnswerKind } from './answers';
import type { Models } from './models';

/** Some of the models, by position: they answer as they do among the others. Kernel: positions are not checked. */
export function someModels(models: Models, positions: readonly number[]): Models {
  const pick = <T extends Float32Array | Float64Array | Uint8Array>(values: T): T => {
    const each = values.length / models.size;
    const some = new (values.constructor as new (length: number) => T)(positions.length * each);
    positions.forEach((at, i) => some.set(values.subarray(at * each, (at + 1) * each), i * each));
    return some;
  };
  const { name, size, gives, kind, split, warnings } = models;
  return {
    name: `${positions.length} of ${name}`,
    size: positions.length,
    gives,
    kind,
    split,
    warnings,
    members(records: Records) {
      const all = models.members(records);
      return all && pick(all);
    },
    about(records: Records, wanted: AnswerKind) {
      const all = models.about(records, wanted);
      return positions.length === size ? all : { ...all, values: pick(all.values), models: positions.length };
    },
  };
}
