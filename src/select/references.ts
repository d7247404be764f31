import { expected } from '../core/check';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { centredLogProbabilities } from '../models/centredLogProbabilities';
import type { Models } from '../models/models';
import { requireKind } from '../models/requireKind';
import { requireModels } from '../models/requireModels';
import { checkOfSplit } from './space';

/** Reference models that know who holds which records: a selection counts among the adversary's. */
export type References = Models & { readonly split: AttackSplit };

/**
 * Checks that a selection looks at reference models that give logits, and at records of their data. Models that give
 * probabilities alone come back with log-probabilities as logits, see `standInWarnings`.
 * @throws RangeError otherwise
 */
export function checkReferences(models: Models, records: Records): References {
  requireModels(models, 'references');
  const { kind, split, name } = models;
  if (kind !== 'reference')
    expected(
      'reference models',
      kind ? `${kind} models` : name,
      'The selection must not look at the models under attack.',
    );
  if (!split) expected('reference models that know their split', name, 'Give them the option `split`.');
  if (models.gives !== 'probabilities') requireKind(models, 'logits', 'a selection by them');
  checkOfSplit(records, split, "the reference models' data set");
  return withLogits(models as References);
}

/** What a selection has to say of models that give no logits. */
export const standInWarnings = ({ gives, name }: Models): string[] =>
  gives === 'probabilities'
    ? [`Log-probabilities less their mean were compared in place of logits, which ${name} do not give.`]
    : [];

function withLogits(models: References): References {
  const { name, size, gives, kind, split } = models;
  if (gives !== 'probabilities') return models;
  return {
    name,
    size,
    gives: 'logits',
    get warnings() {
      return models.warnings;
    },
    kind,
    split,
    members: records => models.members(records),
    about: (records, wanted) =>
      wanted === 'logits'
        ? centredLogProbabilities(models.about(records, 'probabilities'))
        : models.about(records, wanted),
    remember: (records, what, compute) => remember(models, records, what, compute),
  };
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
