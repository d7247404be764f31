import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult, ScoreResult } from '../../attack/result';
import { trainShadowAttack } from '../../attack/shadow/trainShadowAttack';
import { workOptions } from '../../core/progress';
import type { Records } from '../../data/records';
import { Selection } from '../../select/selection';
import { exhibitTitles } from '../report/exhibitTitles';
import { makeRow } from '../report/makeRow';
import { notes, notesOf } from '../report/notes';
import { outcomeRows, printedRows } from '../report/outcomeRows';
import { byExhibit, type RecordSet, type Row } from '../report/row';
import { countValue } from '../report/rowValue';
import type { Experiment } from '../setup/experiment';
import { table7 as printed, table1 } from '../setup/published';
import type { Run } from '../setup/run';
import { matchedDelta, printedDelta, selectFromPool } from '../setup/selectAsPrinted';
import { settingNames } from '../setup/settings';
import { baseRow } from './baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from './exhibit';

/** Both attacks on the records of "T7-matched", named for the legend of a chart. */
export interface BothAttacks {
  title: string;
  earlier: ScoreResult;
  direct: AttackResult;
}

export type Table7 = ExhibitOutcome<BothAttacks>;

/**
 * Where a classifier begins to lean towards "member". The paper has no such line; without it a cautious classifier
 * shows nothing.
 */
const leaning = 0.5;

interface Found {
  /** The earlier attack on each set of records. */
  earlier: { exhibit: string; records: RecordSet; chosen: Selection | Records; result: ScoreResult }[];
  both: BothAttacks;
}

/** Table 7 in one setting after the other. */
export const table7Exhibit: Exhibit<Found> = {
  name: 'T7',
  title: exhibitTitles.T7,
  settings: settingNames.filter(name => printed[name]),
  async find(experiment) {
    const { name, references, targets, split, setting } = experiment;
    const { title, beta } = setting;
    const wanted = matchedDelta(experiment, { selected: table1[name].selected, beta });
    const [same, own] = selectFromPool(experiment, { deltas: [wanted, printedDelta(experiment)], beta });
    const attack = await trainShadowAttack(references, workOptions(experiment));
    const on = (exhibit: string, records: RecordSet, chosen: Selection | Records) => {
      return { exhibit, records, chosen, result: attack.attack(targets, chosen) };
    };
    const matched = on('T7-matched', 'matched', same);
    return {
      earlier: [on('T7', 'selected', own), matched, on('T7-all', 'all', split.pool)],
      both: {
        title,
        earlier: matched.result.named(`${title}, earlier attack`),
        direct: attackDirectly(references, targets, same).named(`${title}, direct attack`),
      },
    };
  },
  rows: (experiment, { earlier }) => earlier.flatMap(one => attackRows(experiment, one)),
  printed: setting =>
    printedRows({ exhibit: 'T7', setting, records: 'selected', attack: 'earlier' }, printed[setting]!),
};

/**
 * Table 7: the earlier attack of Shokri et al., the reference models being the shadow models. Rows have the threshold
 * of confidence as their cut-off. Exhibit "T7" is on the records selected at the thresholds of table 1, "T7-matched"
 * on as many records as table 1 of the paper has, "T7-all" on the whole pool.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { results } = await table7(run);
 * const [{ earlier, direct }] = results;
 * [earlier.name, direct.name]; // => ['Cancer, earlier attack', 'Cancer, direct attack']
 */
export async function table7(run: Run): Promise<Table7> {
  const outcome = await runExhibit(table7Exhibit, run);
  return { ...outcome, rows: byExhibit(outcome.rows), results: outcome.results.map(({ both }) => both) };
}

function attackRows(experiment: Experiment, { exhibit, records, chosen, result }: Found['earlier'][number]): Row[] {
  const { name, split, references } = experiment;
  const { selected, remark, at } = printed[name]!;
  const shared = baseRow(exhibit, experiment, { records, chosen });
  const shadows = `The ${references.models.length} reference models are the shadow models.`;
  const base = { ...shared, ...notes(shadows, ...notesOf(shared)) };
  const isSelection = chosen instanceof Selection;
  const rows = [{ cutoff: leaning }, ...at].flatMap(({ cutoff, ...paper }) =>
    outcomeRows({ ...base, attack: 'earlier' }, result, cutoff, isSelection ? paper : {}),
  );
  if (!isSelection) return rows;
  const count = chosen.records.length;
  const wanted = table1[name].selected;
  const remarks = [count === wanted ? undefined : `${count} records instead of ${wanted}.`, remark];
  const value = countValue(count, split.pool.length);
  return [
    makeRow(base, { measure: 'selected', paper: selected, ...value, notes: remarks.filter(one => one !== undefined) }),
    ...rows,
  ];
}
