import type { AttackResult } from '../../../attack/result';
import type { OneRunAudit } from '../../../evaluate/audit/oneRunAudit';
import type { ThresholdAudit } from '../../../evaluate/audit/thresholdAudit';

/** How private the training of one setting can be at most. */
export interface AuditedSetting {
  title: string;
  /** The attack on the targets by halves of the pool, on all of its records. */
  result: AttackResult;
  classic: ThresholdAudit;
  /** On targets by coins: the first of them, and all. */
  oneRun: OneRunAudit;
  allRuns: OneRunAudit;
}
