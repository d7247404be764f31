import { attackDirectly } from '../../../attack/attackDirectly';
import { attackIndirectly } from '../../../attack/indirect/attackIndirectly';
import type { IndirectResult } from '../../../attack/indirect/indirectResult';
import type { AttackResult } from '../../../attack/result';
import { chooseRecords } from '../../exhibits/chooseRecords';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { oneRecordRows } from '../../exhibits/table3Rows';
import { exhibitTitles } from '../../report/exhibitTitles';
import { makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import { askTargets } from '../../setup/attackedModels';
import type { Experiment } from '../../setup/experiment';
import type { SplitOfSetting } from '../../setup/experimentSpec';
import type { Run } from '../../setup/run';
import { searchOptions } from '../../setup/searchOptions';
import { table3Plan } from '../../setup/tableLines';
import { type Choice, defaults } from './choice';
import { correlationChoices, recordChoices, searchChoices, trainingChoices } from './choices';
import { closestOf, type Tried } from './closest';
import { openClaims } from './openClaims';
import type { OpenSetting } from './openSetting';
import { choiceTrainings, openAmount, trainChoice } from './trainChoice';
import { judged, printedTrials } from './verdicts';

export const openIndirectExhibit: Exhibit<OpenSetting> = {
  name: 'open-indirect',
  title: exhibitTitles['open-indirect'],
  settings: ['adult', 'cancer'],
  trainings: (experiment, run) => choiceTrainings(experiment, run, otherTrainings(experiment, run)),
  find,
  rows: (_, { rows }) => rows,
  claims: rows => openClaims(rows, 'all of its rates on one record at once'),
};

/**
 * Table 3 on one record, when what the paper leaves open is chosen otherwise: which of the selected records it is, how
 * positive models and queries are made, and, where the profile has time for it, how models are trained.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = {
 *   ...profiles.smoke,
 *   settings: { ...profiles.smoke.settings, cancer },
 *   open: { cancer: { ...cancer, k: [] } },
 *   indirect: { queries: 20, keep: 5 },
 * };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await openIndirect(run);
 * results[0].rows[0].question; // => 'our defaults'
 */
export const openIndirect = (run: Run): Promise<ExhibitOutcome<OpenSetting>> => runExhibit(openIndirectExhibit, run);

/** Those that need models of their own. */
const otherTrainings = ({ name }: SplitOfSetting, run: Run): Choice[] =>
  openAmount(run, name).indirect ? trainingChoices(name) : [];

const mostRecords = 5;

async function find(experiment: Experiment, run: Run): Promise<OpenSetting> {
  const found = await attackedAs(experiment, run, defaults, mostRecords);
  const rowsOf = (choice: Choice, { direct, indirect }: Attacked, at = 0): Tried => ({
    choice,
    rows: openRows(experiment, choice, { direct, indirect, tableRecord: at }),
  });
  const tried = [
    rowsOf(defaults, found),
    ...recordChoices(found.direct.p.width).map((choice, i) => rowsOf(choice, found, i + 1)),
    ...correlationChoices.map(({ correlation, ...choice }) =>
      rowsOf(choice, { ...found, indirect: found.indirect.combinedBy({ correlation }) }),
    ),
  ];
  const optimised = found.indirect.found[0]?.acceptedAfter !== undefined;
  for (const choice of searchChoices(optimised)) tried.push(rowsOf(choice, await attackedAs(experiment, run, choice)));
  for (const choice of otherTrainings(experiment, run))
    tried.push(rowsOf(choice, await attackedAs(await trainChoice(experiment, run, choice), run, choice)));
  const closest = closestOf(tried).choice;
  return {
    title: experiment.setting.title,
    tried: tried.length,
    closest,
    rows: judged(tried.flatMap(({ rows }) => rows)),
  };
}

/** Both attacks, on the selected records by the distance to their nearest neighbours, the farthest first. */
interface Attacked {
  direct: AttackResult;
  indirect: IndirectResult;
}

/** @param most of the selected records at most so many */
async function attackedAs(experiment: Experiment, run: Run, { search }: Choice, most = 1): Promise<Attacked> {
  const { references, targets } = experiment;
  const { updateShare, ...options } = search ?? {};
  const pass = Math.ceil(references.models[0].sample.length / references.architecture.batch);
  const { chosen } = chooseRecords(experiment, most);
  const some = chosen.only(chosen.positions.map((_, i) => nthFarthest(experiment, i + 1)));
  const direct = attackDirectly(references, await askTargets(experiment, some.records), some);
  const indirect = await attackIndirectly(references, targets, some, {
    ...searchOptions(experiment, run),
    ...options,
    ...(updateShare !== undefined && { updates: Math.max(1, Math.round(updateShare * pass)) }),
  });
  return { direct, indirect };
}

/** The numbers that table 3 prints, of one record. */
const openRows = (
  experiment: Experiment,
  { question, choice }: Choice,
  attacked: Parameters<typeof oneRecordRows>[1],
): Row[] =>
  oneRecordRows(experiment, attacked)
    .filter(({ paper }) => paper !== null)
    .map(({ metric: _, note: __, delta: ___, beta: ____, ...row }) => {
      const paperTrials = trialsOf(experiment.name, row);
      return makeRow({ ...row, exhibit: 'open-indirect' }, { measure: row.measure!, question, choice, paperTrials });
    });

const kept = 50; // queries, in the paper
const members = 50; // of its targets

/** How many trials a number of table 3 rests on. */
function trialsOf(name: Experiment['name'], { measure, attack, cutoff }: Partial<Row>): number | undefined {
  if (measure === 'enhancing queries') return kept;
  const printed = table3Plan(name).at.find(line => line.cutoff === cutoff)?.[attack as 'direct' | 'indirect'];
  return printed && printedTrials(printed, members)[measure as 'precision' | 'recall'];
}

/** Position in the pool of the selected record whose nearest neighbour is the nth farthest. */
function nthFarthest(experiment: Experiment, n: number): number {
  const positions = (most: number) => (most > 0 ? chooseRecords(experiment, most).chosen.positions : []);
  const before = new Set(positions(n - 1));
  return Array.from(positions(n)).find(position => !before.has(position))!;
}
