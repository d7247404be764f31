import { isSaturated, logOdds } from './studentTail';

/**
 * Reference losses widened about their mean on the scale of log-odds, where losses are near normal: μ + √λ (φ − μ), as
 * losses again. What a target is compared with then varies as targets do: see `attackDirectly`. A loss that says no
 * more than "beyond" (0, or infinite) stays what it is, and so ties as before; losses that are all alike stay alike.
 * Kernel: nothing is checked.
 * @param losses log losses of the reference models on one record, in nats
 * @param lambda the factor λ of the variance; 1 changes nothing
 */
export function widenLosses(losses: Float64Array, lambda: number): Float64Array {
  if (lambda === 1) return losses;
  const phi = losses.map(logOdds);
  const mean = phi[0] + phi.reduce((sum, value) => sum + (value - phi[0]), 0) / phi.length;
  const scale = Math.sqrt(lambda);
  return losses.map((loss, i) =>
    isSaturated(loss) || phi[i] === mean ? loss : lossOf(mean + scale * (phi[i] - mean)),
  );
}

/** The log loss at some log-odds, log(1 + e^−φ); 0 where a float64 probability would be 1. */
function lossOf(phi: number): number {
  const loss = phi > 0 ? Math.log1p(Math.exp(-phi)) : Math.log1p(Math.exp(phi)) - phi;
  return isSaturated(loss) && phi > 0 ? 0 : loss;
}
