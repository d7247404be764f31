import type { Calibration } from '../../../evaluate/calibration';
import type { Discoveries } from '../../../evaluate/discoveries';
import type { FalseDiscoveries } from '../../../evaluate/falseDiscoveries';
import type { TailMethod } from '../../../stats/tail/tails';
import type { RecordSet } from '../../report/row';

/** The direct attack on some records of a setting by one method, looked at for what it claims. */
export interface CalibrationCase {
  setting: string;
  /** Which of the pool's records: the paper's δ, as many as the paper has, those without a twin, or all. */
  kind: RecordSet;
  /** Such as "5 selected records", "16 matched records" (as many as the paper's) or "all 200 records". */
  records: string;
  method: TailMethod;
  calibration: Calibration;
  /** About the first target. */
  claims: Discoveries;
  /** Over all targets. */
  falseDiscoveries: FalseDiscoveries;
}
