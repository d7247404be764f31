import type { AttackSplit } from '../data/splitForAttack';
import type { Space } from './space';

/** Records as they are encoded: for models that do not show their logits. Nothing is kept. */
export const featureSpace = (split: AttackSplit): Space => ({
  split,
  warnings: [],
  features: records => records.features(),
  remember: (_records, _name, compute) => compute(),
});
