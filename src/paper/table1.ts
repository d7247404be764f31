import { attackDirectly } from '../attack/direct';
import type { AttackResult } from '../attack/result';
import type { Selection } from '../select/selection';
import { selectAtEach } from '../select/vulnerable';
import { type Experiment, eachSetting, sorted } from './experiment';
import { matchedDelta } from './matchedDelta';
import { ofCount } from './ofCount';
import { outcomeRows, skippedRows } from './outcomeRows';
import { table1 as printed } from './published';
import { byExhibit, type Row } from './row';
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
  const outcomes = await eachSetting(run, table1Of);
  const { results, skipped } = sorted(outcomes);
  const unavailable = outcomes.flatMap(({ name, skipped }) =>
    skipped ? skippedRows('T1', name, printed[name], skipped) : [],
  );
  return {
    rows: byExhibit([...results.flatMap(({ rows }) => rows), ...unavailable]),
    results: results.map(({ result }) => result),
    skipped,
  };
}

/** What one setting contributes to table 1. */
export function table1Of(experiment: Experiment): { rows: Row[]; result: AttackResult } {
  const { name, references, split, setting } = experiment;
  const delta = matchedDelta(experiment, { selected: printed[name].selected, beta: setting.beta });
  const [same, own] = selectAtEach(references, split.pool, { deltas: [delta, setting.delta], beta: setting.beta });
  const { rows, result } = attackRows('T1', experiment, own);
  return {
    rows: [...rows, ...attackRows('T1-matched', experiment, same).rows],
    result: result.named(`${setting.title} (${result.p.width} records)`),
  };
}

function attackRows(exhibit: string, { name, split, references, targets, note }: Experiment, chosen: Selection) {
  const result = attackDirectly(references, targets, chosen);
  const base = {
    exhibit,
    setting: name,
    delta: chosen.delta,
    beta: chosen.beta,
    steps: references.architecture.steps,
    ...(note && { note }),
  };
  const { selected, at } = printed[name];
  const rows: Row[] = [
    { ...base, metric: 'selected', paper: selected, ...ofCount(chosen.records.length, split.pool.length) },
    { ...base, metric: 'models', paper: 100, ours: targets.models.length },
    { ...base, metric: 'references', paper: null, ours: references.models.length },
    ...at.flatMap(({ cutoff, ...paper }) => outcomeRows(base, result, cutoff, paper)),
  ];
  return { rows, result };
}
