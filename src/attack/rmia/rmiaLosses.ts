import { expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { type Matrix, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { takeLosses } from '../../stats/tail/takeLosses';

/**
 * Log losses in nats that RMIA compares, of the attacked records x and of population records z: as matrices, rows or
 * Danfo frames.
 */
export interface RmiaLosses {
  /** `[k × records]`, of models trained without the records. */
  reference: MatrixLike;
  /** `[targets × records]`. */
  target: MatrixLike;
  population: {
    /** `[k × population]`. */
    reference: MatrixLike;
    /** `[targets × population]`. */
    target: MatrixLike;
    /** `[k × population]`, 1 where the reference model was trained on z. */
    trained: Uint8Array;
  };
}

interface Taken {
  reference: Matrix;
  target: Matrix;
  population: { reference: Matrix; target: Matrix; trained: Uint8Array };
}

/**
 * Losses as RMIA can judge by them, and what a reader has to know of them.
 * @throws RangeError for sizes that do not fit, or a loss that is NaN or negative
 */
export function takeRmiaLosses(losses: RmiaLosses): Taken & { warnings: string[] } {
  requireOptions('losses', losses, { reference: true, target: true, population: true });
  const { reference, target, population } = losses;
  requireOptions('losses.population', population, { reference: true, target: true, trained: true });
  const taken = takeLosses({
    reference,
    target,
    'population reference': population.reference,
    'population target': population.target,
  });
  const found = {
    reference: taken.losses.reference,
    target: taken.losses.target,
    population: {
      reference: taken.losses['population reference'],
      target: taken.losses['population target'],
      trained: population.trained,
    },
    warnings: taken.warnings,
  };
  checkSizes(found);
  return found;
}

function checkSizes({ reference, target, population }: Taken): void {
  const size = (matrix: Matrix) => `[${rows(matrix)} × ${matrix.width}]`;
  const k = rows(population.reference);
  const targets = rows(population.target);
  const z = population.target.width;
  if (k < 1 || population.reference.width !== z)
    expected(
      'population losses [models × population] of one width',
      `${size(population.reference)} and ${size(population.target)}`,
    );
  if (population.trained?.length !== k * z)
    expected(`trained for ${k} models × ${z} population records`, `${population.trained?.length} values`);
  const { width } = reference;
  if (target.width !== width || reference.values.length !== k * width || target.values.length !== targets * width)
    expected(
      `reference and target losses of ${k} and ${targets} models on the same records`,
      `${size(reference)} and ${size(target)}`,
    );
}
