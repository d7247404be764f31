import type { Scores } from '../../../attack/result';
import type { Records } from '../../../data/records';
import type { Agreement } from '../../../evaluate/agreement';
import type { RecordRisks } from '../../../evaluate/recordRisks';
import type { RecordTable } from '../../../evaluate/recordTable';
import type { Reliability } from '../../../evaluate/reliability';
import type { Selection } from '../../../select/selection';
import type { Share } from '../../../stats/interval/share';

/** How much of the most exposed records of the pool the selection finds. */
export interface TopFound {
  /** How many records count as the most exposed: those asked for, and those equally exposed. */
  n: number;
  /**
   * Of them, the share that is selected. A draw of as many as are selected would find, by chance,
   * `byChance.selected`.
   */
  selected: Share;
  /** Of the selected, the share that is among them; of a draw, `byChance.hits`. */
  hits: Share;
  byChance: { selected: number; hits: number };
  /**
   * Of the most exposed on one half of the targets, the share that is so on the other half: what noise leaves to be
   * found.
   */
  again: Share;
}

/** The selected records of one setting, held against what is known of the targets. */
export interface RecordsExperiment {
  title: string;
  selection: Selection;
  /** True risk of every record of the pool. */
  risks: RecordRisks;
  /** @deprecated Use risks. */
  exposures: RecordRisks;
  /** Records of the pool exposed at false discovery rate 0.05. */
  exposed: Share;
  /**
   * The same the wrong way round, losses being larger where the record was trained on: a check, for there should be
   * none.
   */
  reversed: Share;
  /** Of the selected records, those that are exposed at this rate. */
  exposedSelected: Share;
  reliability: Reliability;
  /** For as many of the most exposed as are selected, and for one in a hundred of the pool. */
  tops: TopFound[];
  /** On the selected records. */
  attacks: Scores[];
  agreement: Agreement;
  /** Of the selected records, the most exposed first. */
  table: RecordTable;
  /** The selected records, in the order of `table`. */
  selected: Records;
  /** As many of the most exposed records of the pool as are selected; of equal ones the first. */
  mostExposed: Records;
}
