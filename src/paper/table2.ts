import { attackDirectly } from '../attack/direct';
import type { AttackResult } from '../attack/result';
import { selectAtEach } from '../select/vulnerable';
import { type Experiment, eachSetting, sorted } from './experiment';
import { ofCount } from './ofCount';
import { outcomeRows } from './outcomeRows';
import { table2 as printed } from './published';
import type { Row } from './row';
import type { Run } from './run';
import type { SettingName } from './settings';

export interface Table2 {
  rows: Row[];
  /** For each setting that was run its attacks, one for each pair of thresholds, named for the legends of figure 9. */
  results: { name: SettingName; title: string; attacks: AttackResult[] }[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

const cutoff = 0.01;

/** Table 2: direct inference at p = 0.01 for other thresholds of the selection. */
export async function table2(run: Run): Promise<Table2> {
  const outcomes = await eachSetting({ ...run, settings: run.settings.filter(name => printed[name]) }, table2Of);
  const { results, skipped } = sorted(outcomes);
  const rows = outcomes.flatMap(outcome =>
    outcome.skipped === undefined ? outcome.value.rows : skippedRows(outcome.name, outcome.skipped),
  );
  return { rows, results: results.map(({ result }) => result), skipped };
}

/** What one setting contributes to table 2, which must have it. */
export function table2Of({ name, references, targets, split, setting, note }: Experiment): {
  rows: Row[];
  result: Table2['results'][number];
} {
  const rows: Row[] = [];
  const deltas = [...new Set(printed[name]!.map(({ delta }) => delta))];
  const selections = selectAtEach(references, split.pool, { deltas });
  const attacks = printed[name]!.map(({ delta, beta, selected, precision, recall }) => {
    const chosen = selections[deltas.indexOf(delta)].atBeta(beta);
    const result = attackDirectly(references, targets, chosen);
    const base = {
      exhibit: 'T2',
      setting: name,
      delta,
      beta,
      steps: references.architecture.steps,
      ...(note && { note }),
    };
    rows.push({ ...base, metric: 'selected', paper: selected, ...ofCount(chosen.records.length, split.pool.length) });
    rows.push(...outcomeRows(base, result, cutoff, { precision, recall }));
    return result.named(`δ ${delta}, β ${beta} (${chosen.records.length} records)`);
  });
  return { rows, result: { name, title: setting.title, attacks } };
}

const skippedRows = (name: SettingName, reason: string): Row[] =>
  printed[name]!.flatMap(({ delta, beta, ...paper }) =>
    Object.entries(paper).map(([metric, value]) => ({
      exhibit: 'T2',
      setting: name,
      metric,
      delta,
      beta,
      ...(metric !== 'selected' && { cutoff }),
      paper: value,
      ours: null,
      note: `Skipped: ${reason}`,
    })),
  );
