import type { DataFrame } from 'danfojs-node';
import { checkEach } from '../../../core/checkList';
import { percentInterval } from '../../../core/format';
import { toFrame } from '../../../core/toFrame';
import type { CalibrationCase } from './calibrationCase';
import type { TailNullRate } from './tailNull';

interface Interval {
  value: number | null;
  low: number;
  high: number;
}

const marked = (rate: Interval & { fails: boolean }) => percentInterval(rate) + (rate.fails ? ' too many' : '');

const advice = 'calibrationExhibit gives them.';

/**
 * A row for each set of records and method, a column for each α: non-members at or below, "too many" where
 * calibration fails.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await calibrationExhibit(run);
 * calibrationTable(results).columns; // => ['records', 'method', 'p ≤ 0.01', 'p ≤ 0.05', 'p ≤ 0.1', 'non-members']
 */
export function calibrationTable(cases: CalibrationCase[]): DataFrame {
  checkEach('cases', cases, 'a CalibrationCase', ['records', 'method', 'calibration'], advice);
  const alphas = cases[0]?.calibration.rates.map(({ alpha }) => alpha) ?? [];
  return toFrame(
    { records: cases.map(({ records }) => records), method: cases.map(({ method }) => method) },
    alphas.map((alpha, i) => [`p ≤ ${alpha}`, cases.map(({ calibration }) => marked(calibration.rates[i]))] as const),
    { 'non-members': cases.map(({ calibration }) => calibration.pValues.length) },
  );
}

/**
 * A row for each set of records and method; for both ways to claim, claims per target and the mean share of wrong
 * ones.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await calibrationExhibit(run);
 * falseDiscoveriesTable(results).columns.length; // => 6
 */
export function falseDiscoveriesTable(cases: CalibrationCase[]): DataFrame {
  checkEach('cases', cases, 'a CalibrationCase', ['records', 'method', 'falseDiscoveries'], advice);
  const columns =
    cases[0]?.falseDiscoveries.ways.flatMap(({ way, at }, i) => {
      const name = way === 'cut-off' ? `p ≤ ${at}` : `${way} ${at}`;
      const of = cases.map(({ falseDiscoveries }) => falseDiscoveries.ways[i]);
      return [
        [`${name}: claims per target`, of.map(one => one.claimsPerTarget)],
        [`${name}: wrong`, of.map(one => (one.claims === 0 ? 'no claim' : percentInterval(one.mean)))],
      ] as const;
    }) ?? [];
  return toFrame({ records: cases.map(({ records }) => records), method: cases.map(({ method }) => method) }, columns);
}

/**
 * A row for each method, law of the log-odds and number of references k, a column for each cut-off: how many
 * non-members lie at or below, "too many" where that is more than the cut-off allows, "out of reach" where the
 * cut-off is below 1/(k + 1).
 * @example
 * const rates = tailNull({ seed: 1, k: [10], draws: 100 });
 * tailNullTable(rates).columns; // => ['method', 'log-odds', 'references', 'p ≤ 0.01', …]
 */
export function tailNullTable(rates: TailNullRate[]): DataFrame {
  checkEach('rates', rates, 'a TailNullRate', ['method', 'law', 'k', 'cutoff', 'rate'], 'tailNull gives them.');
  const cutoffs = [...new Set(rates.map(({ cutoff }) => cutoff))];
  const first = rates.filter(({ cutoff }) => cutoff === cutoffs[0]);
  const cell = ({ method, law, k }: TailNullRate, cutoff: number) => {
    const found = rates.find(one => one.method === method && one.law === law && one.k === k && one.cutoff === cutoff)!;
    return marked({ ...found, value: found.rate }) + (found.belowResolution ? ' (out of reach)' : '');
  };
  return toFrame(
    {
      method: first.map(({ method }) => method),
      'log-odds': first.map(({ law }) => law),
      references: first.map(({ k }) => k),
    },
    cutoffs.map(cutoff => [`p ≤ ${cutoff}`, first.map(one => cell(one, cutoff))] as const),
  );
}
