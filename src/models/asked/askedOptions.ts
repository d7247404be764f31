import { expected } from '../../core/check';
import type { Names } from '../../core/checkOptions';
import { type AttackSplit, checkSplit } from '../../data/attackSplit';
import type { Dataset } from '../../data/dataset';
import { checkDatasetShape } from '../../data/datasetShape';
import type { ClassLabels } from './classOrder';
import type { KnownMembers } from './membersOf';

/** What has to be told of models that are asked: nothing in a server or a file says it. */
export interface AskedOptions {
  /** Whose classes the models know, and whose records they are asked about. */
  dataset: Dataset;
  /** Who holds which records: selections and some attacks need it. Default: not known. */
  split?: AttackSplit;
  /**
   * Who knows what the models were trained on: 1 for a record that a model has, `[models × records of the data set]`,
   * or the same for any records. Default: nobody knows.
   */
  members?: KnownMembers;
  /** The models' classes and ours. Default: as the data set has them. */
  labels?: ClassLabels;
}

export const askedNames: Names<AskedOptions> = { dataset: true, split: true, members: true, labels: true };

/**
 * Checks whose records models are asked about.
 * @throws RangeError for what is no data set, or a split of another one
 */
export function checkAsked({ dataset, split }: AskedOptions): void {
  checkDatasetShape('dataset', dataset);
  if (split !== undefined && checkSplit('split', split).dataset !== dataset)
    expected(`a split of ${dataset.name}`, `one of ${split.dataset.name}`);
}
