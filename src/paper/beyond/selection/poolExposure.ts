import { attackByThreshold } from '../../../attack/attackByThreshold';
import { ofHalvings } from '../../../evaluate/halvings';
import { recordAucs } from '../../../evaluate/recordAucs';
import type { Experiment } from '../../setup/experiment';

/** How exposed the records of the pool truly are, on one split. */
export interface PoolExposure {
  /** On all targets, `[records]`. */
  all: Float64Array;
  /** On the targets of the even halvings, and on those of the odd ones; nothing where there is one halving. */
  halves: Float64Array[];
}

/** The true exposure of each record: `recordAucs` of its loss under the targets. */
export function poolExposure({ references, targets, split: { pool } }: Experiment): PoolExposure {
  const byLoss = attackByThreshold(references, targets, pool);
  const halves = targets.size < 4 ? [] : [0, 1].map(parity => recordAucs(ofHalvings(byLoss, parity)));
  return { all: recordAucs(byLoss), halves };
}
