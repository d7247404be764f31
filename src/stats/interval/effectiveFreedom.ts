/**
 * Degrees of freedom of a variance that is estimated from the sums s of G independent clusters,
 *
 *     (G* − 1)/(1 − G* / G), at most G − 1, with G* = (Σ s²)²/Σ s⁴,
 *
 * the effective number of clusters of Carter, Schnepel and Steigerwald (Rev. Econ. Stat. 99, 2017) at the sums that
 * were seen. They are G − 1 where all sums are as large, about G/2 where they are normal, and 0 where one cluster has
 * all of it: then the others tell nothing of how far clusters lie apart. Kernel: nothing is checked.
 * @param negligible sums below it are taken for rounding
 */
export function effectiveFreedom(sums: Float64Array, negligible: number): number {
  const most = sums.length - 1;
  let greatest = 0;
  for (const sum of sums) greatest = Math.max(greatest, Math.abs(sum));
  if (greatest <= negligible) return most;
  let squares = 0;
  let fourths = 0;
  for (const sum of sums) {
    const square = (sum / greatest) ** 2;
    squares += square;
    fourths += square ** 2;
  }
  const effective = squares ** 2 / fourths;
  if (!(effective < sums.length)) return most;
  return Math.min(most, Math.max(0, effective - 1) / (1 - effective / sums.length));
}
