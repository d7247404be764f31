import type { Prior } from './prior';

/** What is expected of one more model: Student's t with `freedom` degrees of freedom, moved and scaled. */
export interface Predicted {
  mean: number;
  scale: number;
  freedom: number;
}

/**
 * The predictive distribution after some models, by a normal-inverse-gamma prior: κ' = κ + n, μ' = (κμ + n·mean) / κ',
 * α' = α + n/2, β' = β + (n − 1)·variance/2 + κn(mean − μ)²/2κ'; then t with 2α' degrees of freedom about μ' with the
 * scale √(β'(κ' + 1) / α'κ'). Without any spread the scale is 1. Kernel: nothing is checked.
 * @param variance with the divisor n − 1
 */
export function predict(prior: Prior, seen: { mean: number; variance: number }, n: number): Predicted {
  const kappa = prior.kappa + n;
  const alpha = prior.alpha + n / 2;
  const apart = (prior.kappa * n * (seen.mean - prior.mean) ** 2) / (2 * kappa);
  const beta = prior.beta + ((n - 1) * seen.variance) / 2 + apart;
  return {
    mean: (prior.kappa * prior.mean + n * seen.mean) / kappa,
    scale: Math.sqrt((beta * (kappa + 1)) / (alpha * kappa)) || 1,
    freedom: 2 * alpha,
  };
}
