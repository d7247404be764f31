import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult } from '../../attack/result';
import type { Selection } from '../../select/selection';
import { selectAtEach } from '../../select/selectVulnerable';
import { aboveHalf, type Claim, compare, shareOf, shareText } from '../report/claim';
import { outcomeRows, skippedRows } from '../report/outcomeRows';
import type { Row } from '../report/row';
import { byExhibit } from '../report/row';
import { countValue } from '../report/rowValue';
import { type Experiment, eachSetting, sorted } from '../setup/experiment';
import { table1 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { matchedDelta } from '../setup/selectAsPrinted';
import { settingNames, settings } from '../setup/settings';

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
    { ...base, metric: 'selected', paper: selected, ...countValue(chosen.records.length, split.pool.length) },
    { ...base, metric: 'models', paper: 100, ours: targets.models.length },
    { ...base, metric: 'references', paper: null, ours: references.models.length },
    ...at.flatMap(({ cutoff, ...paper }) => outcomeRows(base, result, cutoff, paper)),
  ];
  return { rows, result };
}

const cutoff = 0.01;
const percent = (share: number | null) => `${Number((100 * share!).toFixed(2))} %`;

/**
 * What the paper concludes from table 1, held against its rows: those at the paper's own thresholds. That the models under attack
 * do not overfit is a claim of table 6.
 */
export function table1Claims(rows: Row[]): Claim[] {
  const row = (setting: string, metric: string) =>
    rows.find(one => one.exhibit === 'T1' && one.setting === setting && one.metric === metric && one.cutoff === cutoff);
  const precise = settingNames.flatMap((name): Claim[] => {
    const ours = row(name, 'precision');
    if (!ours) return [];
    const paper = percent(printed[name].at.find(at => at.cutoff === cutoff)!.precision);
    const claim = `${settings[name].title}: guesses at p ≤ ${cutoff} are right more often than not (${paper}).`;
    if (ours.note?.startsWith('Skipped')) return [{ claim, holds: null, found: ours.note }];
    return [{ claim, holds: aboveHalf(shareOf(ours)), found: shareText(shareOf(ours)) }];
  });
  const [local, google] = [row('mnist', 'recall'), row('mnist-google', 'recall')];
  if (!local || !google) return precise;
  const [more, less] = [local, google].map(shareOf);
  const claim =
    'The local MNIST network gives more of its members away than MNIST (Google), as the price of its accuracy ' +
    `(recall ${percent(local.paper)} against ${percent(google.paper)} at p ≤ ${cutoff}).`;
  return [...precise, { claim, holds: compare(less, more), found: `${shareText(more)} against ${shareText(less)}` }];
}
