import type { Matrix } from '../core/matrix';
import { ALPHAS, calibrationWarning, falsePositives } from '../stats/interval/falsePositives';
import { outOfReach } from './outOfReach';

interface PValues {
  /** As in `AttackResult`. */
  method: string;
  references: number;
  p: Matrix;
  truth?: Uint8Array;
}

/**
 * What a reader of p-values has to know: which of the paper's cut-offs the references do not reach and, where the truth is known,
 * whether calibration fails at α 0.01, 0.05 or 0.1. Nothing where there are none.
 */
export function pValueWarnings({ method, references, p, truth }: PValues): string[] {
  if (p.width === 0) return [];
  const rates = truth ? ALPHAS.map(alpha => falsePositives(p, truth, alpha)) : [];
  return [...calibrationWarning(rates), ...outOfReach(method, references)];
}
