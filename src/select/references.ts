import { expected } from '../core/check';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import type { Models } from '../models/models';
import { requireKind } from '../models/requireKind';
import { checkOfSplit } from './space';

/** Reference models that know who holds which records: a selection counts among the adversary's. */
export type References = Models & { readonly split: AttackSplit };

/**
 * Checks that a selection looks at reference models that give logits, and at records of their data.
 * @throws RangeError otherwise
 */
export function checkReferences(models: Models, records: Records): References {
  const { kind, split, name } = models;
  if (kind !== 'reference')
    expected(
      'reference models',
      kind ? `${kind} models` : name,
      'The selection must not look at the models under attack.',
    );
  if (!split) expected('reference models that know their split', name, 'Give them the option `split`.');
  requireKind(models, 'logits', 'a selection by them');
  checkOfSplit(records, split, "the reference models' data set");
  return models as References;
}

/**
 * Numbers about records that follow from these models alone: computed, or kept from an earlier run where models keep
 * them.
 */
export const remember = <T extends Int32Array | Float64Array>(
  models: Models,
  records: Records,
  name: string,
  compute: () => T,
): T => (models.remember ? models.remember(records, name, compute) : compute());
