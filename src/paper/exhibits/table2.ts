import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult } from '../../attack/result';
import { evaluate, type Outcomes, precision, recall } from '../../evaluate/evaluation';
import { selectAtEach } from '../../select/selectVulnerable';
import { type Claim, compare, shareText } from '../report/claim';
import { outcomeRows } from '../report/outcomeRows';
import type { Row } from '../report/row';
import { countValue } from '../report/rowValue';
import { type Experiment, eachSetting, sorted } from '../setup/experiment';
import { table2 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { type SettingName, settings } from '../setup/settings';

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
    rows.push({
      ...base,
      metric: 'selected',
      paper: selected,
      ...countValue(chosen.records.length, split.pool.length),
    });
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

/**
 * What the paper concludes from table 2, held against a run: smaller δ and larger β let weaker records in. So the records that
 * the looser thresholds add are set against those of the strictest, which they include. That they select more is no finding: it
 * cannot be otherwise.
 */
export function table2Claims({ rows, results }: Pick<Table2, 'rows' | 'results'>): Claim[] {
  return [...new Set(rows.map(({ setting }) => setting as SettingName))].flatMap(name => {
    const own = results.find(result => result.name === name);
    const lines = printed[name]!;
    const first = lines[0];
    const last = lines[lines.length - 1];
    const claim = (measure: 'precision' | 'recall') => {
      const [from, to] = [first, last].map(line => Number((100 * line[measure]).toFixed(2)));
      return (
        `${settings[name].title}: a smaller δ or a larger β lowers the ${measure} (${from} to ${to} %), ` +
        'as weaker records enter.'
      );
    };
    if (!own) {
      const found = rows.find(({ setting }) => setting === name)!.note ?? 'no number';
      return [
        { claim: claim('precision'), holds: null, found },
        { claim: claim('recall'), holds: null, found },
      ];
    }
    const [strict, ...loose] = own.attacks;
    const added = addedBy(loose, strict);
    const before = evaluate(strict, { cutoff });
    const found = (of: typeof precision) =>
      `${shareText(of(added))} on the ${added.records} records they add, ` +
      `${shareText(of(before))} on the ${strict.p.width} of the strictest`;
    return [
      { claim: claim('precision'), holds: compare(precision(added), before.precision), found: found(precision) },
      { claim: claim('recall'), holds: compare(recall(added), before.recall), found: found(recall) },
    ];
  });
}

/** Guesses on the records that any of some attacks has and the strict one has not, each record counted once. */
function addedBy(loose: AttackResult[], strict: AttackResult): Outcomes & { records: number } {
  const known = new Set(strict.selection!.positions);
  const added = new Map<number, Outcomes>();
  for (const attack of loose) {
    const { positions } = attack.selection!;
    evaluate(attack, { cutoff }).perRecord.forEach((outcomes, i) => {
      if (!known.has(positions[i])) added.set(positions[i], outcomes);
    });
  }
  const sum = (key: keyof Outcomes) => [...added.values()].reduce((total, outcomes) => total + outcomes[key], 0);
  return { tp: sum('tp'), fp: sum('fp'), members: sum('members'), nonMembers: sum('nonMembers'), records: added.size };
}
