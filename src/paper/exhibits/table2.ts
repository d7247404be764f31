import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult } from '../../attack/result';
import { exhibitTitles } from '../report/exhibitTitles';
import { makeRow } from '../report/makeRow';
import { outcomeRows } from '../report/outcomeRows';
import { countValue } from '../report/rowValue';
import { askTargets } from '../setup/attackedModels';
import { paperCutoff } from '../setup/paperCutoff';
import { table2 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { selectFromPool } from '../setup/selectAsPrinted';
import { table2Lines } from '../setup/tableLines';
import type { AttackedAtThresholds } from './attackedAtThresholds';
import { baseRow } from './baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from './exhibit';
import { table2Claims } from './table2Claims';

export type Table2 = ExhibitOutcome<AttackedAtThresholds>;

/** Table 2 in one setting after the other. */
export const table2Exhibit: Exhibit<AttackedAtThresholds> = {
  name: 'T2',
  title: exhibitTitles.T2,
  async find(experiment) {
    const {
      name,
      references,
      setting: { title },
    } = experiment;
    const lines = table2Lines(experiment);
    const deltas = [...new Set(lines.map(({ delta }) => delta))];
    const selections = selectFromPool(experiment, { deltas });
    const attacks: AttackResult[] = [];
    for (const { delta, beta } of lines) {
      const chosen = selections[deltas.indexOf(delta)].atBeta(beta);
      const legend = `δ ${Number(delta.toPrecision(3))}, β ${beta} (${chosen.records.length} records)`;
      const targets = await askTargets(experiment, chosen.records);
      attacks.push(attackDirectly(references, targets, chosen).named(legend));
    }
    return { name, title, attacks };
  },
  rows: (experiment, { attacks }) =>
    attacks.flatMap((result, i) => {
      const { selected = null, precision, recall } = printed[experiment.name]?.[i] ?? {};
      const chosen = result.selection!;
      const base = baseRow('T2', experiment, { records: 'selected', chosen });
      const value = countValue(chosen.records.length, experiment.split.pool.length);
      return [
        makeRow(base, { measure: 'selected', paper: selected, ...value }),
        ...outcomeRows({ ...base, attack: 'direct' }, result, paperCutoff, { precision, recall }),
      ];
    }),
  printed: setting =>
    (printed[setting] ?? []).flatMap(({ delta, beta, selected, ...shares }) => {
      const base = { exhibit: 'T2', setting, records: 'selected' as const, delta, beta };
      return [
        makeRow(base, { measure: 'selected', paper: selected }),
        ...Object.entries(shares).map(([measure, paper]) => makeRow(base, { measure, cutoff: paperCutoff, paper })),
      ];
    }),
  claims: (rows, results) => table2Claims({ rows, results }),
};

/**
 * Table 2: direct inference at p = 0.01 for other thresholds of the selection.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { rows } = await table2(run);
 * new Set(rows.map(({ beta }) => beta)).size; // => 2
 */
export const table2 = (run: Run): Promise<Table2> => runExhibit(table2Exhibit, run);
