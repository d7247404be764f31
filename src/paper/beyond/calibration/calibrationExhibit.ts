import { attackDirectly } from '../../../attack/attackDirectly';
import { count } from '../../../core/format';
import { twins } from '../../../data/duplicates';
import { Records } from '../../../data/records';
import { calibration } from '../../../evaluate/calibration';
import { discoveries } from '../../../evaluate/discoveries';
import { falseDiscoveries } from '../../../evaluate/falseDiscoveries';
import type { Selection } from '../../../select/selection';
import type { TailMethod } from '../../../stats/tail/tails';
import { baseRow } from '../../exhibits/baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import { recordWords } from '../../report/metric';
import type { Experiment } from '../../setup/experiment';
import { table1 as printed } from '../../setup/published';
import type { Run } from '../../setup/run';
import { matchedDelta, printedDelta, selectFromPool } from '../../setup/selectAsPrinted';
import type { CalibrationCase } from './calibrationCase';
import { calibrationRows } from './calibrationRows';

/** Twins are left out in a set of its own where at least this share of the pool has one. */
const MANY = 0.01;

const METHODS = ['pchip', 'rank', 'student'] as const satisfies readonly TailMethod[];

/** `results` are, for each setting, set of records and method, in this order; sets without a record are left out. */
export type CalibrationExhibit = ExhibitOutcome<CalibrationCase>;

/** A set of records of the pool. */
interface RecordsOf {
  kind: 'selected' | 'matched' | 'distinct' | 'all';
  chosen: Selection | Records;
}

type Found = RecordsOf & { cases: CalibrationCase[] };

/** What is found in one setting after the other, for each set of records. */
export const calibrationOfSettings: Exhibit<Found[]> = {
  name: 'calibration',
  title: exhibitTitles.calibration,
  find: experiment =>
    setsOf(experiment).map(set => ({ ...set, cases: METHODS.map(tail => caseOf(experiment, set, tail)) })),
  rows: (experiment, found) =>
    found.flatMap(({ kind, chosen, cases }) => {
      const shared = baseRow('calibration', experiment, { records: kind, chosen });
      return cases.flatMap(one => calibrationRows(shared, one));
    }),
};

/**
 * How the p-values of non-members and the claims made from them behave, in every setting: for the records that the
 * paper's δ selects, for as many as the paper has where δ selects fewer, and for all of the pool; by pchip, rank and
 * student. Where many records of the pool have a twin (same features and class) among the pool's or the adversary's,
 * also for those without: a model that was trained on the twin of a non-member has seen the record. A row of exhibit
 * "calibration" for each α, and of "claims" for each way to claim (p ≤ 0.01, and Benjamini–Hochberg at 0.1).
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await calibrationExhibit(run);
 * [...new Set(results.map(({ kind }) => kind))]; // => ['matched', 'distinct', 'all']
 */
export async function calibrationExhibit(run: Run): Promise<CalibrationExhibit> {
  const outcome = await runExhibit(calibrationOfSettings, run);
  return { ...outcome, results: outcome.results.flat().flatMap(({ cases }) => cases) };
}

function caseOf(experiment: Experiment, { kind, chosen }: RecordsOf, method: TailMethod): CalibrationCase {
  const { references, targets, setting } = experiment;
  const result = attackDirectly(references, targets, chosen, { method }).named(method);
  const many = count(result.p.width);
  return {
    setting: setting.title,
    kind,
    records: kind === 'all' ? `all ${many} records` : `${many} ${recordWords[kind]}`,
    method,
    calibration: calibration(result),
    claims: discoveries(result),
    falseDiscoveries: falseDiscoveries(result),
  };
}

function setsOf(experiment: Experiment): RecordsOf[] {
  const {
    split: { pool, adversary },
    setting: { beta },
    name,
  } = experiment;
  const wanted = printed[name].selected;
  const matched = matchedDelta(experiment, { selected: wanted, beta });
  const [own, same] = selectFromPool(experiment, { deltas: [printedDelta(experiment), matched], beta });
  const here = twins(pool, pool);
  const there = twins(pool, adversary);
  const distinct = new Records(
    pool.dataset,
    pool.indices.filter((_, i) => !here[i] && !there[i]),
  );
  return [
    ...(own.records.length > 0 ? [{ kind: 'selected' as const, chosen: own }] : []),
    ...(own.records.length < Math.min(wanted, pool.length) ? [{ kind: 'matched' as const, chosen: same }] : []),
    ...(distinct.length > 0 && distinct.length < (1 - MANY) * pool.length
      ? [{ kind: 'distinct' as const, chosen: distinct }]
      : []),
    { kind: 'all', chosen: pool },
  ];
}
