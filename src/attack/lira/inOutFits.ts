import { requireOptions } from '../../core/checkOptions';
import type { MatrixLike } from '../../core/toMatrix';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import { checkPairs, fitWithout } from './fitWithout';
import { pooledRecords } from './variance';

/** Log losses in nats of targets in pairs of one halving, and which were trained on a record. */
export interface InOutLosses {
  /** `[targets × records]`; models 2i and 2i + 1 are of one halving. */
  target: MatrixLike;
  /** `[targets × records]`, 1 where the model was trained on the record. */
  truth: ArrayLike<number>;
}

/**
 * The targets' log-odds φ, and what those of the other targets are like that were trained on a record, and of those
 * that were not.
 * @throws RangeError as `checkPairs` does, and for a loss that is NaN or negative
 */
export function inOutFits(given: InOutLosses) {
  requireOptions('targets', given, { target: true, truth: true });
  const { losses, warnings } = takeLosses({ target: given.target });
  const { target } = losses;
  const { truth } = given;
  checkPairs(truth, target);
  const phi = new Float64Array(target.values).map(logOdds);
  const inPool = pooledRecords(target);
  const [out, within] = [0, 1].map(side => fitWithout({ values: phi, width: target.width }, truth, side, inPool));
  return { target, phi, inPool, out, within, warnings };
}
