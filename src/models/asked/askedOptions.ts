import type { AttackSplit } from '../../data/attackSplit';
import type { Dataset } from '../../data/dataset';
import type { ClassLabels } from './classOrder';
import type { KnownMembers } from './membersOf';

/** What has to be told of models that are asked: nothing in a server or a file says it. */
export interface AskedOptions {
  /** Whose classes the models know, and whose records they are asked about. */
  dataset: Dataset;
  /** Who holds which records: selections and some attacks need it. */
  split?: AttackSplit;
  /**
   * Who knows what the models were trained on: 1 for a record that a model has, `[models × records of the data set]`,
   * or the same for any records. Default: nobody knows.
   */
  members?: KnownMembers;
  /** The models' classes and ours. Default: as the data set has them. */
  labels?: ClassLabels;
}
