import { attackDirectly } from '../../../attack/attackDirectly';
import { count } from '../../../core/format';
import { twins } from '../../../data/duplicates';
import { Records } from '../../../data/records';
import { calibration } from '../../../evaluate/calibration';
import { claimsAbout } from '../../../evaluate/claims';
import { falseClaims } from '../../../evaluate/falseClaims';
import type { Selection } from '../../../select/selection';
import { selectAtEach } from '../../../select/selectVulnerable';
import type { TailMethod } from '../../../stats/tail/tails';
import type { Row } from '../../report/row';
import { type Experiment, eachSetting, sorted } from '../../setup/experiment';
import { table1 as printed } from '../../setup/published';
import type { Run } from '../../setup/run';
import { matchedDelta } from '../../setup/selectAsPrinted';
import { type CalibrationCase, LABELS } from './calibrationCase';
import { calibrationRows } from './calibrationRows';

/** Twins are left out in a set of its own where at least this share of the pool has one. */
const MANY = 0.01;

const METHODS = ['pchip', 'rank', 'student'] as const satisfies readonly TailMethod[];

export interface CalibrationExhibit {
  rows: Row[];
  /** For each setting, set of records and method, in this order; sets without a record are left out. */
  results: CalibrationCase[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/**
 * How the p-values of non-members and the claims made from them behave, in every setting: for the records that the paper's δ
 * selects, for as many as the paper has where δ selects fewer, and for all of the pool; by pchip, rank and student. Where many records
 * of the pool have a twin (same features and class) among the pool's or the adversary's, also for those without: a model that was
 * trained on the twin of a non-member has seen the record. A row of exhibit "calibration" for each α, and of "claims" for each way to
 * claim (p ≤ 0.01, and Benjamini–Hochberg at 0.1).
 */
export async function calibrationExhibit(run: Run): Promise<CalibrationExhibit> {
  const rows: Row[] = [];
  const outcomes = await eachSetting(run, experiment =>
    setsOf(experiment).flatMap(({ kind, chosen }) =>
      METHODS.map(method => {
        const {
          references,
          targets,
          setting: { title },
          name,
          note,
        } = experiment;
        const result = attackDirectly(references, targets, chosen, { method }).named(method);
        const many = count(result.p.width);
        const records = kind === 'all' ? `all ${many} records` : `${many} ${LABELS[kind]}`;
        const found: CalibrationCase = {
          setting: title,
          kind,
          records,
          method,
          calibration: calibration(result),
          claims: claimsAbout(result),
          falseClaims: falseClaims(result),
        };
        const base = {
          setting: name,
          paper: null,
          steps: references.architecture.steps,
          ...('positions' in chosen && { delta: chosen.delta, beta: chosen.beta }),
          ...(note && { note }),
        };
        rows.push(...calibrationRows(base, `${method}, ${LABELS[kind]}`, found));
        return found;
      }),
    ),
  );
  const { results, skipped } = sorted(outcomes);
  return { rows, results: results.flat(), skipped };
}

function setsOf(experiment: Experiment): { kind: keyof typeof LABELS; chosen: Selection | Records }[] {
  const {
    references,
    split: { pool, adversary },
    setting: { delta, beta },
    name,
  } = experiment;
  const wanted = printed[name].selected;
  const matched = matchedDelta(experiment, { selected: wanted, beta });
  const [own, same] = selectAtEach(references, pool, { deltas: [delta, matched], beta });
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
