import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import type { Space } from './space';

/** Records as they are encoded: for models that do not show their logits. What follows is kept as long as the space. */
export function featureSpace(split: AttackSplit): Space {
  const kept = new WeakMap<Records, Map<string, Int32Array | Float64Array>>();
  return {
    split,
    warnings: [],
    features: records => records.features(),
    remember<T extends Int32Array | Float64Array>(records: Records, name: string, compute: () => T): T {
      const known = kept.get(records) ?? new Map<string, Int32Array | Float64Array>();
      kept.set(records, known);
      const values = (known.get(name) as T | undefined) ?? compute();
      known.set(name, values);
      return values;
    },
  };
}
