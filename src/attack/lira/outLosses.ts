import { expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { column, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import { moments } from './variance';

/** Log losses of models trained without the records, and of targets; both `[models × records]`, in nats. */
export interface OutLosses {
  /** `[k × records]` */
  reference: MatrixLike;
  /** `[targets × records]` */
  target: MatrixLike;
}

/**
 * Losses as attacks compare them that know models without the record alone, and the moments of these models' log-odds
 * on each record.
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or negative
 */
export function outLosses(given: OutLosses) {
  requireOptions('losses', given, { reference: true, target: true });
  const { losses, warnings } = takeLosses({ reference: given.reference, target: given.target });
  const { reference, target } = losses;
  const { width } = reference;
  const k = rows(reference);
  if (target.width !== width)
    expected(
      'reference and target losses [models × records] of one width',
      `[${k} × ${width}] and [${rows(target)} × ${target.width}]`,
    );
  if (width > 0 && k < 2) expected('at least 2 reference losses', k, 'Train more reference models.');
  const known = Array.from({ length: width }, (_, r) => moments(column(reference, r).map(logOdds)));
  return { reference, target, k, known, warnings };
}
