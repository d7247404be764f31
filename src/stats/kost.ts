/**
 * The covariance of −2 ln p_i and −2 ln p_j for two one-sided tests on normal scores of correlation `rho`, after Kost and
 * McDermott (2002, doi 10.1016/S0167-7152(02)00310-3): 3.263 ρ + 0.710 ρ² + 0.027 ρ³. It is within 0.0002 of the exact value
 * from ρ = −0.9 to 0.99, and 4 = Var(χ²₂) at ρ = 1. Kernel: nothing is checked.
 */
export const kostCovariance = (rho: number): number => rho * (3.263 + rho * (0.71 + rho * 0.027));
