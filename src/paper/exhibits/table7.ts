import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult, ScoreResult } from '../../attack/result';
import type { ShadowAttack } from '../../attack/shadow/shadowAttack';
import { trainShadowAttack } from '../../attack/shadow/trainShadowAttack';
import type { Records } from '../../data/records';
import { Selection } from '../../select/selection';
import { selectAtEach } from '../../select/selectVulnerable';
import { outcomeRows, skippedRows } from '../report/outcomeRows';
import { byExhibit, noted, type Row } from '../report/row';
import { countValue } from '../report/rowValue';
import { type Experiment, eachSetting, sorted } from '../setup/experiment';
import { table7 as printed, table1 } from '../setup/published';
import type { Run } from '../setup/run';
import { matchedDelta } from '../setup/selectAsPrinted';

export interface Table7 {
  rows: Row[];
  /** Of each setting that was run both attacks on the records of "T7-matched", named for the legend of a chart. */
  results: { title: string; earlier: ScoreResult; direct: AttackResult }[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/** Where a classifier begins to lean towards "member". The paper has no such line; without it a cautious classifier shows nothing. */
const leaning = 0.5;

/**
 * Table 7: the earlier attack of Shokri et al., the reference models being the shadow models. Rows have the threshold of
 * confidence as their cut-off. Exhibit "T7" is on the records selected at the thresholds of table 1, "T7-matched" on as many
 * records as table 1 of the paper has, "T7-all" on the whole pool.
 */
export async function table7(run: Run): Promise<Table7> {
  const outcomes = await eachSetting({ ...run, settings: run.settings.filter(name => printed[name]) }, table7Of);
  const { results, skipped } = sorted(outcomes);
  const unavailable = outcomes.flatMap(({ name, skipped }) =>
    skipped ? skippedRows('T7', name, printed[name]!, skipped) : [],
  );
  return {
    rows: byExhibit([...results.flatMap(({ rows }) => rows), ...unavailable]),
    results: results.map(({ result }) => result),
    skipped,
  };
}

/** What one setting contributes to table 7, which must have it. */
export async function table7Of(experiment: Experiment): Promise<{ rows: Row[]; result: Table7['results'][number] }> {
  const {
    name,
    references,
    targets,
    split: { pool },
    setting: { title, delta, beta },
  } = experiment;
  const wanted = matchedDelta(experiment, { selected: table1[name].selected, beta });
  const [same, own] = selectAtEach(references, pool, { deltas: [wanted, delta], beta });
  const attack = await trainShadowAttack(references);
  const { rows: matched, result } = attackRows('T7-matched', experiment, attack, same);
  return {
    rows: [
      ...attackRows('T7', experiment, attack, own).rows,
      ...matched,
      ...attackRows('T7-all', experiment, attack, pool).rows,
    ],
    result: {
      title,
      earlier: result.named(`${title}, earlier attack`),
      direct: attackDirectly(references, targets, same).named(`${title}, direct attack`),
    },
  };
}

function attackRows(
  exhibit: string,
  { name, split, references, targets, note }: Experiment,
  attack: ShadowAttack,
  chosen: Selection | Records,
) {
  const result = attack.attack(targets, chosen);
  const selection = chosen instanceof Selection ? chosen : undefined;
  const base = {
    exhibit,
    setting: name,
    steps: references.architecture.steps,
    ...(selection && { delta: selection.delta, beta: selection.beta }),
    ...noted(`The ${references.models.length} reference models are the shadow models.`, note),
  };
  const rows: Row[] = [{ cutoff: leaning }, ...printed[name]!.at].flatMap(({ cutoff, ...paper }) =>
    outcomeRows(base, result, cutoff, selection ? paper : {}),
  );
  if (selection) {
    const count = selection.records.length;
    const { selected } = table1[name];
    const other = count !== selected ? `${count} records instead of ${selected}.` : '';
    rows.unshift({
      ...base,
      metric: 'selected',
      paper: printed[name]!.selected,
      ...countValue(count, split.pool.length),
      ...noted(other, printed[name]!.remark, base.note),
    });
  }
  return { rows, result };
}
