import { tprAt } from '../../../evaluate/tprAt';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { rates } from './compareAttacks';
import { comparedAttacks, quickAttacks } from './comparedAttacks';
import { somePool } from './somePool';

/** The rows of one split: what each attack finds on 2,000 records of its pool, or on all of a smaller one. */
export function splitRows(experiment: Experiment): Row[] {
  const records = somePool(experiment.split);
  const base = baseRow('attacks', experiment, { records: 'all', chosen: records });
  return Array.from(comparedAttacks(experiment, records, quickAttacks)).flatMap(attack =>
    rates.map(rate =>
      makeRow(base, {
        measure: 'true-positive rate',
        attack: attack.name,
        cutoff: rate,
        ...shareValue(tprAt(attack, rate).tpr, 'No member.'),
      }),
    ),
  );
}
