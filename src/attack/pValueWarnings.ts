import { ALPHAS, calibrationWarning, falsePositives } from '../stats/interval/falsePositives';
import { resolutionWarnings } from './resolution';
import type { PValues } from './result';
import { unlikeWarnings } from './unlikeWarnings';

/**
 * What a reader of p-values has to know: which of the paper's cut-offs the references do not reach and, where the
 * truth is known, whether calibration fails at α 0.01, 0.05 or 0.1; where it is not known, whether there are more
 * small ones than there can be. Nothing where there are none.
 */
export function pValueWarnings({
  p,
  truth,
  ...resolution
}: Pick<PValues, 'p' | 'truth' | 'references' | 'beyondRanks'>): string[] {
  if (p.width === 0) return [];
  const rates = truth ? falsePositives(p, truth, ALPHAS) : [];
  return [...(truth ? calibrationWarning(rates) : unlikeWarnings(p)), ...resolutionWarnings(resolution)];
}
