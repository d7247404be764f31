import { attackDirectly } from '../attack/direct';
import type { AttackResult } from '../attack/result';
import type { Selection } from '../select/selection';
import { selectAtEach } from '../select/vulnerable';
import { eachSetting, sorted, type Experiment } from './experiment';
import { matchedDelta } from './matchedDelta';
import { outcomeRows } from './outcomeRows';
import { table1 as printed } from './published';
import type { Row } from './row';
import type { Run } from './run';

export interface Table1 {
  rows: Row[];
  /** The direct attack of each setting that was run, named for the legend of figure 8. */
  results: AttackResult[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/**
 * Table 1: direct inference on the records selected at the paper's thresholds. A second set of rows, exhibit "T1-matched",
 * has the δ at which as many records are selected as in the paper: what a given δ means depends on how far the models are
 * trained, which the paper leaves open.
 */
export async function table1(run: Run): Promise<Table1> {
  const rows: Row[] = [], matched: Row[] = [];
  const outcomes = await eachSetting(run, experiment => {
    const { name, references, split, setting } = experiment;
    const delta = matchedDelta(experiment, { selected: printed[name].selected, beta: setting.beta });
    const [same, own] = selectAtEach(references, split.pool, { deltas: [delta, setting.delta], beta: setting.beta });
    matched.push(...attackRows('T1-matched', experiment, same).rows);
    const { rows: printedRows, result } = attackRows('T1', experiment, own);
    rows.push(...printedRows);
    return result.named(`${setting.title} (${result.p.width} records)`);
  });
  for (const { name, skipped } of outcomes) if (skipped) rows.push(...skippedRows(name, skipped));
  return { rows: [...rows, ...matched], ...sorted(outcomes) };
}

function attackRows(exhibit: string, { name, split, references, targets, note }: Experiment, chosen: Selection) {
  const result = attackDirectly(references, targets, chosen);
  const base = { exhibit, setting: name, delta: chosen.delta, beta: chosen.beta, steps: references.architecture.steps, ...(note && { note }) };
  const { selected, at } = printed[name];
  const rows: Row[] = [
    { ...base, metric: 'selected', paper: selected, ours: chosen.records.length, n: split.pool.length },
    { ...base, metric: 'models', paper: 100, ours: targets.models.length },
    { ...base, metric: 'references', paper: null, ours: references.models.length },
    ...at.flatMap(({ cutoff, ...paper }) => outcomeRows(base, result, cutoff, paper)),
  ];
  return { rows, result };
}

function skippedRows(name: Experiment['name'], reason: string): Row[] {
  const base = { exhibit: 'T1', setting: name, ours: null, note: `Skipped: ${reason}` };
  const { selected, at } = printed[name];
  return [
    { ...base, metric: 'selected', paper: selected },
    ...at.flatMap(({ cutoff, ...paper }) => Object.entries(paper).map(([metric, value]) => ({ ...base, metric, cutoff, paper: value }))),
  ];
}
