import type { Share } from '../../../stats/interval/share';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow, type OwnFields } from '../../report/makeRow';
import type { Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import type { RecordsExperiment } from './recordsExperiment';

/** What `whichRecords` found of one setting, as rows of exhibit "records"; the paper has none of it. */
export function whichRecordsRows(experiment: Experiment, found: RecordsExperiment): Row[] {
  const { selection, agreement, tops, reliability } = found;
  const { rank } = reliability;
  const base = baseRow('records', experiment, { records: 'selected', chosen: selection });
  const row = (fields: OwnFields, share: Share, empty = 'No record was selected.') => {
    const { notes: reason = [], ...ours } = shareValue(share, empty);
    return makeRow(base, { ...fields, ...ours, notes: [...reason, ...(fields.notes ?? [])] });
  };
  const pool = { records: 'all' as const, count: experiment.split.pool.length };
  const attacks = `any of ${agreement.attacks.length} attacks`;
  const fpr = [`False-positive rate of each attack: ${agreement.fpr}.`];
  const nobody = 'Nothing is flagged.';
  const notes = [independent];
  return [
    row(
      {
        ...pool,
        measure: 'of the pool, exposed at false discovery rate 0.05',
        notes: [`These are ${found.exposed.hits}.`, independent],
      },
      found.exposed,
    ),
    row(
      {
        ...pool,
        measure: 'of the pool, exposed the wrong way round',
        notes: ['A check: chance alone should give none.', independent],
      },
      found.reversed,
    ),
    row({ measure: 'of the selected, exposed at false discovery rate 0.05', notes }, found.exposedSelected),
    makeRow(base, {
      ...pool,
      measure: 'split-half rank correlation of exposure',
      ours: rank.value,
      low: rank.low,
      high: rank.high,
      n: rank.n,
      notes: [...(rank.value === null ? ['No record differs from another.'] : []), independent],
    }),
    ...tops.flatMap(({ n, selected, hits, again, byChance }, i) => {
      const [most, number] =
        i === 0 ? ['most exposed', 'as many as are selected'] : ['most exposed 1 %', 'one in a hundred'];
      const who = `The most exposed are ${number}, equal ones included: ${n}.`;
      const chance = (share: number) => [`By chance ${share.toPrecision(2)}.`, who];
      return [
        row({ measure: `selected, of the ${most}`, notes: chance(byChance.selected) }, selected),
        row({ measure: `${most}, of the selected`, notes: chance(byChance.hits) }, hits),
        row({ ...pool, measure: `${most} on half of the targets, and again on the others`, notes }, again),
      ];
    }),
    row({ measure: `flagged by ${attacks}, members among them`, notes: fpr }, agreement.union.precision, nobody),
    row({ measure: `members, flagged by ${attacks}`, notes: fpr }, agreement.union.recall),
    ...agreement.overlaps.map(({ a, b, all }) =>
      row({ measure: 'Jaccard index of flags', attack: a, against: b, notes: fpr }, all, nobody),
    ),
  ];
}

const independent = 'The interval takes records as independent.';
