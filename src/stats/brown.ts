/**
 * The covariance of −2 ln p_i and −2 ln p_j for two one-sided tests on normal scores of correlation `rho`, after Brown (1975):
 * ρ (3.25 + 0.75 ρ) for ρ ≥ 0 and ρ (3.27 + 0.71 ρ) below. Brown gives the second for ρ ≥ −0.5, where both are within 0.002 of
 * the exact value; it is used below −0.5 too, where it is off by at most 0.02 (ρ = −1). Kernel: nothing is checked.
 */
export const brownCovariance = (rho: number): number => rho * (rho < 0 ? 3.27 + 0.71 * rho : 3.25 + 0.75 * rho);
