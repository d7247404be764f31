import type { Records } from '../data/records';
import type { Ensemble } from '../models/ensemble';
import { lossesOf } from '../models/lossesOf';
import { membership } from '../models/membership';
import type { Selection } from '../select/selection';
import { checkAttacked, twinWarnings } from './checkAttacked';
import { chosenRecords } from './chosenRecords';

/**
 * What every attack on targets of our own making starts from: the records, their log losses under the targets, who is a member,
 * and what a reader has to know, to which `warnings` adds what is particular to the attack.
 * @throws RangeError as `checkAttacked` does
 */
export function observe(references: Ensemble, targets: Ensemble, chosen: Selection | Records) {
  const { records, selection, warnings } = chosenRecords(chosen);
  checkAttacked(references, targets, records);
  return {
    records,
    selection,
    labels: records.labels(),
    loss: lossesOf(targets, records),
    truth: membership(targets, records),
    warnings: (...own: string[]) => [
      ...warnings,
      ...references.warnings,
      ...targets.warnings,
      ...own,
      ...twinWarnings(targets, records),
    ],
  };
}
