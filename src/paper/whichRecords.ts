import type { Scored } from '../attack/scored';
import { attackByThreshold } from '../attack/scores/threshold';
import { trainShadowAttack } from '../attack/shadow/trainShadowAttack';
import { Records } from '../data/records';
import { agreement } from '../evaluate/agreement';
import type { Agreement } from '../evaluate/agreementResult';
import { describeRecords } from '../evaluate/describeRecords';
import { share } from '../evaluate/evaluation';
import { type Exposures, exposures } from '../evaluate/exposure';
import type { RecordTable } from '../evaluate/recordTable';
import { type Reliability, reliability } from '../evaluate/reliability';
import type { Selection } from '../select/selection';
import type { Share } from '../stats/share';
import { comparedAttacks } from './comparedAttacks';
import { type Experiment, eachSetting, sorted } from './experiment';
import type { Row } from './row';
import type { Run } from './run';
import { selectedAsPrinted } from './selectedAsPrinted';
import { whichRecordsRows } from './whichRecordsRows';

/** The attacks whose flags are compared. */
const names = ['direct, pchip', 'LiRA offline', 'RMIA offline', 'loss threshold', 'shadow models'];

/** How much of the most exposed records of the pool the selection finds. */
export interface TopFound {
  /** How many records count as the most exposed: those asked for, and those equally exposed. */
  n: number;
  /** Of them, the share that is selected. A draw of as many as are selected would find, by chance, `byChance.selected`. */
  selected: Share;
  /** Of the selected, the share that is among them; of a draw, `byChance.hits`. */
  hits: Share;
  byChance: { selected: number; hits: number };
  /** Of the most exposed on one half of the targets, the share that is so on the other half: what noise leaves to be found. */
  again: Share;
}

/** The selected records of one setting, held against what is known of the targets. */
export interface RecordsExperiment {
  title: string;
  selection: Selection;
  /** True exposure of every record of the pool. */
  exposures: Exposures;
  /** Records of the pool exposed at false discovery rate 0.05. */
  exposed: Share;
  /** The same the wrong way round, losses being larger where the record was trained on: a check, for there should be none. */
  reversed: Share;
  /** Of the selected records, those that are exposed at this rate. */
  exposedSelected: Share;
  reliability: Reliability;
  /** For as many of the most exposed as are selected, and for one in a hundred of the pool. */
  tops: TopFound[];
  /** On the selected records. */
  attacks: Scored[];
  agreement: Agreement;
  /** Of the selected records, the most exposed first. */
  table: RecordTable;
  /** The selected records, in the order of `table`. */
  selected: Records;
  /** As many of the most exposed records of the pool as are selected; of equal ones the first. */
  mostExposed: Records;
}

export interface WhichRecords {
  /** Exhibit "records". */
  rows: Row[];
  results: RecordsExperiment[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/**
 * Which records are at risk: what several attacks flag among the selected records, and how many of the truly most exposed records
 * of the pool are selected. Selected are the records at the paper's δ, or as many as in the paper where that gives fewer.
 */
export async function whichRecords(run: Run): Promise<WhichRecords> {
  const rows: Row[] = [];
  const outcomes = await eachSetting(run, async experiment => {
    const result = await recordsOf(experiment);
    rows.push(...whichRecordsRows(experiment, result));
    return result;
  });
  return { rows, ...sorted(outcomes) };
}

async function recordsOf(experiment: Experiment): Promise<RecordsExperiment> {
  const {
    references,
    targets,
    split: { pool },
    setting: { title },
  } = experiment;
  const selection = selectedAsPrinted(experiment);
  const { records, positions } = selection;
  const count = records.length;
  const byLoss = attackByThreshold(references, targets, pool);
  const found = exposures(byLoss);
  const exposed = found.exposedAt();
  const reversed = exposures(mirrored(byLoss)).exposedAt();
  const numbers = [count, Math.max(1, Math.round(pool.length / 100))];
  const stable = reliability(byLoss, numbers);
  const attacks = [
    ...comparedAttacks({ references, targets, shadow: await trainShadowAttack(references) }, records, names),
  ];
  const table = describeRecords(attacks, { selection, exposures: found, sortBy: 'exposure' });
  return {
    title,
    selection,
    exposures: found,
    exposed: shareOf(exposed),
    reversed: shareOf(reversed),
    exposedSelected: shareOf(positions.map(at => exposed[at])),
    reliability: stable,
    tops: numbers.map((n, i): TopFound => {
      const top = found.found(n, records);
      const { length } = pool;
      return {
        n: top.trials,
        selected: top,
        hits: share(top.hits, count),
        again: stable.top[i],
        byChance: { selected: count / length, hits: top.trials / length },
      };
    }),
    attacks,
    agreement: agreement(attacks),
    table,
    selected: new Records(
      pool.dataset,
      table.lines.map(({ position }) => records.indices[position]),
    ),
    mostExposed: new Records(
      pool.dataset,
      found
        .top(count)
        .slice(0, count)
        .map(at => pool.indices[at]),
    ),
  };
}

/** An attack that says the opposite. */
const mirrored = ({ name, score: { values, width }, truth, warnings }: Scored): Scored => ({
  name,
  score: { values: values.map(score => -score), width },
  truth,
  warnings,
});

const shareOf = (flags: ArrayLike<number>): Share => share(Array.from(flags).filter(Boolean).length, flags.length);
