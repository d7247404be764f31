/**
 * The covariance of −2 ln p_i and −2 ln p_j for two one-sided tests on normal scores of correlation `rho`, after Kost
 * and McDermott (2002, doi 10.1016/S0167-7152(02)00310-3): 3.263 ρ + 0.710 ρ² + 0.027 ρ³. It is within 0.0002 of the
 * exact value from ρ = −0.9 to 0.99, and 4 = Var(χ²₂) at ρ = 1. Kernel: nothing is checked.
 */
export const kostCovariance = (rho: number): number => rho * (3.263 + rho * (0.71 + rho * 0.027));

/**
 * The covariance of −2 ln p_i and −2 ln p_j for two one-sided tests on normal scores of correlation `rho`, after Brown
 * (1975): ρ (3.25 + 0.75 ρ) for ρ ≥ 0 and ρ (3.27 + 0.71 ρ) below. Brown gives the second for ρ ≥ −0.5, where both are
 * within 0.002 of the exact value; it is used below −0.5 too, where it is off by at most 0.02 (ρ = −1). Kernel: nothing
 * is checked.
 */
export const brownCovariance = (rho: number): number => rho * (rho < 0 ? 3.27 + 0.71 * rho : 3.25 + 0.75 * rho);

/** From an entry of the dependence matrix to the covariance of −2 ln p_i and −2 ln p_j. */
export const covariances = {
  kost: kostCovariance,
  brown: brownCovariance,
  fisher: () => 0,
  empirical: (covariance: number) => covariance,
};

/** How dependence between p-values is taken into account: see `combinePValues`. */
export type CombinationMethod = keyof typeof covariances;
