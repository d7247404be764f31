import type { Share } from '../../../stats/interval/share';
import { noted, type Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import type { RecordsExperiment } from './recordsExperiment';

/** What `whichRecords` found of one setting, as rows of exhibit "records"; the paper has none of it. */
export function whichRecordsRows({ name, references, note }: Experiment, found: RecordsExperiment): Row[] {
  const {
    selection: { delta, beta },
    agreement,
    tops,
    reliability: { rank },
  } = found;
  const base = { exhibit: 'records', setting: name, steps: references.architecture.steps, delta, beta, paper: null };
  const row = (metric: string, share: Share, remark?: string, empty?: string): Row => {
    const { note: reason, ...ours } = shareValue(share, empty ?? 'No record was selected.');
    return { ...base, metric, ...ours, ...noted(reason, remark, note) };
  };
  const attacks = `any of ${agreement.attacks.length} attacks`;
  const fpr = `False-positive rate of each attack: ${agreement.fpr}.`;
  const nobody = 'Nothing is flagged.';
  return [
    row(
      'of the pool, exposed at false discovery rate 0.05',
      found.exposed,
      `These are ${found.exposed.hits}. ${independent}`,
    ),
    row(
      'of the pool, exposed the wrong way round',
      found.reversed,
      `A check: chance alone should give none. ${independent}`,
    ),
    row('of the selected, exposed at false discovery rate 0.05', found.exposedSelected, independent),
    {
      ...base,
      metric: 'split-half rank correlation of exposure',
      ours: rank.value,
      low: rank.low,
      high: rank.high,
      n: rank.n,
      ...noted(rank.value === null ? 'No record differs from another.' : undefined, independent, note),
    },
    ...tops.flatMap(({ n, selected, hits, again, byChance }, i) => {
      const [most, number] =
        i === 0 ? ['most exposed', 'as many as are selected'] : ['most exposed 1 %', 'one in a hundred'];
      const who = `The most exposed are ${number}, equal ones included: ${n}.`;
      const chance = (share: number) => `By chance ${share.toPrecision(2)}. ${who}`;
      return [
        row(`selected, of the ${most}`, selected, chance(byChance.selected)),
        row(`${most}, of the selected`, hits, chance(byChance.hits)),
        row(`${most} on half of the targets, and again on the others`, again, independent),
      ];
    }),
    row(`flagged by ${attacks}, members among them`, agreement.union.precision, fpr, nobody),
    row(`members, flagged by ${attacks}`, agreement.union.recall, fpr),
    ...agreement.overlaps.map(({ a, b, all }) => row(`Jaccard index of flags, ${a} and ${b}`, all, fpr, nobody)),
  ];
}

const independent = 'The interval takes records as independent.';
