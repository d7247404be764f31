import { count } from '../core/format';
import type { AttackSplit } from '../data/splitForAttack';
import type { ModelSpec } from './architecture';
import type { ModelKind } from './models';

/** What a reader has to know of how few records models were trained on. */
export function trainingWarnings(kind: ModelKind, split: AttackSplit, spec: ModelSpec): string[] {
  const { trainingSize, adversary } = split;
  const { batch } = spec as { batch?: unknown };
  const warnings: string[] = [];
  if (kind === 'reference' && adversary.length < trainingSize)
    warnings.push(
      `The adversary has ${count(adversary.length)} records, fewer than the ${count(trainingSize)} that a target is ` +
        'trained on: reference models see few different records, each often, and are unlike the targets. Make the ' +
        'pool smaller.',
    );
  if (typeof batch === 'number' && batch > trainingSize)
    warnings.push(
      `A batch of ${count(batch)} is larger than the ${count(trainingSize)} records that each of the ${kind} models ` +
        'is trained on: every batch has records more than once.',
    );
  return warnings;
}
