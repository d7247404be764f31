import { attackDirectly } from '../../attack/attackDirectly';
import { attackIndirectly } from '../../attack/indirect/attackIndirectly';
import type { Records } from '../../data/records';
import { concatenateLogits } from '../../models/concatenateLogits';
import { neighbourDistances } from '../../select/neighbours';
import type { Selection } from '../../select/selection';
import { noted, type Row } from '../report/row';
import { type Experiment, eachSetting, sorted } from '../setup/experiment';
import { table3 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { selectedAsPrinted } from '../setup/selectAsPrinted';
import type { IndirectExperiment } from './indirectExperiment';
import { indirectRows, nullRates, oneRecordRows, skippedRows } from './table3Rows';

export interface Table3 {
  rows: Row[];
  results: IndirectExperiment[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/**
 * Table 3: direct against indirect inference on one record of each data set, exhibit "T3"; pooled over all selected records,
 * "T3-all"; and "T3-null", how often non-members come out below each cut-off. Selected are the records at the paper's δ, or as many
 * as in the paper where that gives fewer; of these at most as many as the profile allows.
 */
export async function table3(run: Run): Promise<Table3> {
  const rows: Row[] = [];
  const outcomes = await eachSetting(
    { ...run, settings: run.settings.filter(name => printed[name]) },
    async prepared => {
      const { name, setting, references, targets } = prepared;
      const { theta } = printed[name]!;
      const { chosen, star, control, limited } = choose(prepared, run.counts.attackedIndirectly);
      const experiment = { ...prepared, ...noted(limited, prepared.note) };
      const options = { theta, ...run.counts.indirect };
      const indirect = await attackIndirectly(references, targets, chosen, options);
      const halves = await attackIndirectly(references, targets, chosen, { ...options, references: 'halves' });
      const result: IndirectExperiment = {
        title: setting.title,
        experiment,
        theta,
        star,
        direct: attackDirectly(references, targets, chosen),
        indirect,
        halves,
        ranked: halves.combinedBy({ combination: 'rank' }),
        nulls: nullRates(indirect, halves),
        control: await attackIndirectly(references, targets, control, options),
      };
      rows.push(...indirectRows(name, result));
      return result;
    },
  );
  for (const { name, skipped } of outcomes) if (skipped) rows.push(...skippedRows(name, skipped));
  return { rows, ...sorted(outcomes) };
}

/** Table 3 alone, for one setting that has it: both attacks on its one record. */
export async function table3Of(experiment: Experiment, counts: Run['counts']['indirect']): Promise<Row[]> {
  const { name, references, targets } = experiment;
  const { theta } = printed[name]!;
  const { chosen, star } = choose(experiment);
  const one = chosen.only(chosen.positions.slice(star, star + 1));
  const indirect = await attackIndirectly(references, targets, one, { theta, ...counts });
  return oneRecordRows(experiment, { direct: attackDirectly(references, targets, one), indirect, star: 0 });
}

/** The records to attack, at most so many; the position of the one of table 3; the control; and a sentence where some are left out. */
function choose(experiment: Experiment, most = Infinity) {
  const {
    references,
    split: { adversary },
  } = experiment;
  const all = selectedAsPrinted(experiment);
  const features = (records: Records) => concatenateLogits(references.logits(records));
  const distances = neighbourDistances(features(all.records), features(adversary));
  const kept = [...distances.keys()]
    .sort((a, b) => distances[b] - distances[a] || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const chosen = all.only(kept.map(i => all.positions[i]));
  const left = kept.map(i => distances[i]);
  const star = left.indexOf(Math.max(...left));
  return {
    chosen,
    star,
    control: controlFor(all, chosen.records.labels()[star]),
    limited:
      kept.length < all.records.length
        ? `Of ${all.records.length} selected records the ${kept.length} farthest from their nearest neighbours are attacked.`
        : undefined,
  };
}

/** A selection of the one record of a class that was not selected and has as many with fewer neighbours as with more. */
function controlFor(chosen: Selection, label: number): Selection {
  const { considered, neighbours, positions } = chosen;
  const labels = considered.labels();
  const selected = new Set(positions);
  const others = [...neighbours.keys()]
    .filter(i => labels[i] === label && !selected.has(i))
    .sort((a, b) => neighbours[a] - neighbours[b] || a - b);
  return chosen.only(others.slice(others.length >> 1, (others.length >> 1) + 1));
}
