import { attackByThreshold } from '../../../attack/attackByThreshold';
import type { Scores } from '../../../attack/result';
import { trainShadowAttack } from '../../../attack/shadow/trainShadowAttack';
import { workOptions } from '../../../core/progress';
import { Records } from '../../../data/records';
import { agreement } from '../../../evaluate/agreement';
import { describeRecords } from '../../../evaluate/describeRecords';
import { share } from '../../../evaluate/evaluation';
import { recordRisks } from '../../../evaluate/recordRisks';
import { reliability } from '../../../evaluate/reliability';
import type { Share } from '../../../stats/interval/share';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import type { Experiment } from '../../setup/experiment';
import type { Run } from '../../setup/run';
import { selectedAsPrinted } from '../../setup/selectAsPrinted';
import { comparedAttacks } from '../attacks/comparedAttacks';
import type { RecordsExperiment, TopFound } from './recordsExperiment';
import { whichRecordsRows } from './whichRecordsRows';

/** The attacks whose flags are compared. */
const names = ['direct, pchip', 'LiRA offline', 'RMIA offline', 'loss threshold', 'shadow models'];

/** Rows of exhibit "records". */
export type WhichRecords = ExhibitOutcome<RecordsExperiment>;

/** What is found in one setting after the other. */
export const recordsExhibit: Exhibit<RecordsExperiment> = {
  name: 'records',
  title: exhibitTitles.records,
  find: recordsOf,
  rows: whichRecordsRows,
};

/**
 * Which records are at risk: what several attacks flag among the selected records, and how many of the truly most
 * exposed records of the pool are selected. Selected are the records at the paper's δ, or as many as in the paper
 * where that gives fewer.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await whichRecords(run);
 * results.length; // => 1
 */
export const whichRecords = (run: Run): Promise<WhichRecords> => runExhibit(recordsExhibit, run);

async function recordsOf(experiment: Experiment): Promise<RecordsExperiment> {
  const {
    references,
    targets,
    split: { pool },
    setting: { title },
  } = experiment;
  const selection = selectedAsPrinted(experiment);
  const { records, positions } = selection;
  const count = records.length;
  const byLoss = attackByThreshold(references, targets, pool);
  const found = recordRisks(byLoss, { targets });
  const exposed = found.exposedAt();
  const reversed = recordRisks(mirrored(byLoss)).exposedAt();
  const numbers = [count, Math.max(1, Math.round(pool.length / 100))];
  const stable = reliability(byLoss, numbers);
  const attacks = [
    ...comparedAttacks(
      { references, targets, shadow: await trainShadowAttack(references, workOptions(experiment)) },
      records,
      names,
    ),
  ];
  const table = describeRecords(attacks, { selection, risks: found, sortBy: 'risk' });
  return {
    title,
    selection,
    risks: found,
    exposures: found,
    exposed: shareOf(exposed),
    reversed: shareOf(reversed),
    exposedSelected: shareOf(positions.map(at => exposed[at])),
    reliability: stable,
    tops: numbers.map((n, i): TopFound => {
      const top = found.found(n, records);
      const { length } = pool;
      return {
        n: top.trials,
        selected: top,
        hits: share(top.hits, count),
        again: stable.top[i],
        byChance: { selected: count / length, hits: top.trials / length },
      };
    }),
    attacks,
    agreement: agreement(attacks),
    table,
    selected: new Records(
      pool.dataset,
      table.lines.map(({ position }) => records.indices[position]),
    ),
    mostExposed: new Records(
      pool.dataset,
      found
        .top(count)
        .slice(0, count)
        .map(at => pool.indices[at]),
    ),
  };
}

/** An attack that says the opposite. */
const mirrored = (scored: Scores): Scores => {
  const { values, width } = scored.score;
  const { name, truth, warnings } = scored;
  return { name, truth, warnings, score: { values: values.map(score => -score), width } };
};

const shareOf = (flags: ArrayLike<number>): Share => share(Array.from(flags).filter(Boolean).length, flags.length);
