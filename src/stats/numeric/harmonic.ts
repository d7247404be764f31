/** 1 + 1/2 + … + 1/n, smallest first. Kernel: nothing is checked. */
export function harmonic(n: number): number {
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 1 / i;
  return sum;
}
