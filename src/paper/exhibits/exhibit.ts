import { checkFields } from '../../core/check';
import { MissingDataError } from '../../data/load/locateFile';
import type { Claim } from '../report/claim';
import type { Row } from '../report/row';
import { skippedRows } from '../report/skippedRows';
import { type Experiment, prepare } from '../setup/experiment';
import { checkRun, type Run } from '../setup/run';
import { type SettingName, settings } from '../setup/settings';
import { planTrainings } from './planTrainings';
import { isAbout, type Trainings } from './trainings';

/**
 * A table or figure: what is found in each setting, the rows that this gives, and what the paper prints beside it.
 *
 * @example How far the records of the pool are exposed, on the average, in Cancer and MNIST:
 * ```ts
 * const exposure: gmia.paper.Exhibit<gmia.stats.MeanInterval> = {
 *   name: 'exposure',
 *   title: 'mean true exposure of the pool',
 *   settings: ['cancer', 'mnist'],
 *   find: ({ references, targets, split }) =>
 *     gmia.stats.meanInterval(gmia.recordAucs(gmia.attackByThreshold(references, targets, split.pool))),
 *   rows: (experiment, { mean, n }) => {
 *     const { value, low, high } = mean
 *     const about = { records: 'all', chosen: experiment.split.pool } as const
 *     const base = gmia.paper.baseRow('exposure', experiment, about)
 *     return [gmia.paper.makeRow(base, { measure: 'mean true exposure', ours: value, low, high, n })]
 *   },
 * }
 * const { rows, results, skipped } = await gmia.paper.runExhibit(exposure, gmia.paper.currentRun())
 * gmia.paper.reportRows('exposure', rows)
 * ```
 */
export interface Exhibit<Found> extends Trainings {
  /** What its rows have as `exhibit`: "T1", or a name of its own. */
  readonly name: string;
  /** In words, for headings: "the direct attack". */
  readonly title: string;
  /** What is found in one setting. @param run for what has to be trained besides, its `trainings` */
  find(experiment: Experiment, run: Run): Found | Promise<Found>;
  /** The rows of one setting. */
  rows(experiment: Experiment, found: Found): Row[];
  /** Rows of what the paper prints on a setting, without `ours`: for a setting that is skipped. Default: none. */
  printed?(setting: SettingName): Row[];
  /** What the paper concludes from all settings, held against what was found. Default: nothing. */
  claims?(rows: Row[], results: Found[]): Claim[];
}

/** An exhibit of a run. */
export interface ExhibitOutcome<Found> {
  /** Of each setting that was run, then of those that were not. */
  rows: Row[];
  /** What was found in each setting that was run. */
  results: Found[];
  /** Settings that were not run, and why. */
  skipped: string[];
  /** What the paper concludes, held against this run. */
  claims: Claim[];
}

/**
 * Works through the settings of a run that an exhibit is about, one after another, after saying what there is to train
 * in all of them where that takes minutes. A setting whose data cannot be had is skipped: `skipped` has the reason, and
 * so have the rows of what the paper prints on it.
 * @throws what the exhibit throws, but for MissingDataError
 */
export async function runExhibit<Found>(exhibit: Exhibit<Found>, run: Run): Promise<ExhibitOutcome<Found>> {
  checkFields('exhibit', exhibit, 'an Exhibit', ['name', 'find', 'rows']);
  checkRun(run);
  await planTrainings([exhibit], run);
  const rows: Row[] = [];
  const unavailable: Row[] = [];
  const results: Found[] = [];
  const skipped: string[] = [];
  for (const name of run.settings.filter(name => isAbout(exhibit, name))) {
    try {
      const experiment = await prepare(name, run);
      const found = await exhibit.find(experiment, run);
      rows.push(...exhibit.rows(experiment, found));
      results.push(found);
    } catch (error) {
      if (!(error instanceof MissingDataError)) throw error;
      unavailable.push(...skippedRows(exhibit.printed?.(name) ?? [], error.message));
      skipped.push(`${settings[name].title} was skipped: ${error.message}`);
    }
  }
  const all = [...rows, ...unavailable];
  return { rows: all, results, skipped, claims: exhibit.claims?.(all, results) ?? [] };
}

/** The rows of an exhibit on one experiment; none where it is not about its setting. */
export const exhibitRows = async <Found>(exhibit: Exhibit<Found>, experiment: Experiment, run: Run): Promise<Row[]> =>
  isAbout(exhibit, experiment.name) ? exhibit.rows(experiment, await exhibit.find(experiment, run)) : [];
