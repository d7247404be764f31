import type { IndirectResult } from '../../attack/indirect/indirectResult';
import { combinations } from '../../attack/indirect/judge';
import type { AttackResult } from '../../attack/result';
import { evaluate } from '../../evaluate/evaluation';
import { clopperPearson } from '../../stats/interval/clopperPearson';
import { outcomeRows } from '../report/outcomeRows';
import type { Row } from '../report/row';
import { countValue } from '../report/rowValue';
import type { Experiment } from '../setup/experiment';
import { table3 as printed } from '../setup/published';
import type { SettingName } from '../setup/settings';
import type { IndirectExperiment, NullRate } from './indirectExperiment';

const alphas = [0.01, 0.05, 0.1];

/** The rows of table 3 and of what goes beyond it, for one setting. */
export function indirectRows(
  name: SettingName,
  { experiment, star, direct, indirect, ranked, nulls }: IndirectExperiment,
): Row[] {
  const { at } = printed[name]!;
  const base = baseOf(experiment, indirect);
  const all = { ...base, exhibit: 'T3-all' };
  return [
    ...oneRecordRows(experiment, { direct, indirect, star }),
    { ...all, metric: 'selected', paper: null, ...countValue(indirect.p.width, experiment.split.pool.length) },
    ...at.flatMap(({ cutoff }) => [
      ...named('direct', outcomeRows(all, direct, cutoff, {})),
      ...named('indirect', outcomeRows(all, indirect, cutoff, {})),
      ...named('indirect, halves, rank', outcomeRows(all, ranked, cutoff, {})),
    ]),
    ...nulls.map(
      ({ combination, references, alpha, ...rate }): Row => ({
        ...base,
        exhibit: 'T3-null',
        metric: `non-members at or below, ${combination}, ${references}`,
        cutoff: alpha,
        paper: null,
        ours: rate.rate,
        low: rate.low,
        high: rate.high,
        n: rate.n,
      }),
    ),
  ];
}

/** The rows of table 3 itself: both attacks on the one record at position `star`. */
export function oneRecordRows(
  experiment: Experiment,
  { direct, indirect, star }: { direct: AttackResult; indirect: IndirectResult; star: number },
): Row[] {
  const { at, queries } = printed[experiment.name]!;
  const { before, influence } = indirect.found[star];
  const one = { ...baseOf(experiment, indirect), exhibit: 'T3' };
  return [
    { ...one, metric: 'enhancing queries', paper: queries, ...countValue(influence.length, before.length) },
    ...at.flatMap(({ cutoff, ...paper }) => [
      ...named('direct', outcomeRows(one, direct.record(star), cutoff, paper.direct)),
      ...named('indirect', outcomeRows(one, indirect.record(star), cutoff, paper.indirect)),
    ]),
  ];
}

function baseOf({ name, references, note }: Experiment, { selection }: AttackResult) {
  const { delta, beta } = selection!;
  return { setting: name, delta, beta, steps: references.architecture.steps, ...(note && { note }) };
}

const named = (kind: string, rows: Row[]): Row[] => rows.map(row => ({ ...row, metric: `${kind} ${row.metric}` }));

/** What the paper prints for a setting that was not run, and why it was not. */
export function skippedRows(name: SettingName, reason: string): Row[] {
  const base = { exhibit: 'T3', setting: name, ours: null, note: `Skipped: ${reason}` };
  const { at, queries } = printed[name]!;
  return [
    { ...base, metric: 'enhancing queries', paper: queries },
    ...at.flatMap(({ cutoff, ...kinds }) =>
      Object.entries(kinds).flatMap(([kind, shares]) =>
        Object.entries(shares).map(([metric, paper]) => ({ ...base, metric: `${kind} ${metric}`, cutoff, paper })),
      ),
    ),
  ];
}

/** How often non-members come out at or below each α, for every combination and both uses of the reference models. */
export function nullRates(indirect: IndirectResult, halves: IndirectResult): NullRate[] {
  const ways: [string, IndirectResult][] = [
    ['all find and judge', indirect],
    ['halves', halves],
  ];
  return ways.flatMap(([references, result]) =>
    combinations.flatMap(combination => {
      const judged = result.combinedBy({ combination });
      return alphas.map(alpha => {
        const { fp, nonMembers: n } = evaluate(judged, { cutoff: alpha });
        const [low, high] = n > 0 ? clopperPearson(fp, n, 0.95) : [0, 1];
        return { combination, references, alpha, rate: n > 0 ? fp / n : null, low, high, n };
      });
    }),
  );
}
