// Kernels: nothing is checked.

/** The derivative of log Γ at x above 0, to 1e-12: by its recurrence up to 12, from there by Stirling's series. */
export function digamma(x: number): number {
  let at = x;
  let below = 0;
  for (; at < ENOUGH; at++) below -= 1 / at;
  const s = 1 / at ** 2;
  return below + Math.log(at) - 1 / (2 * at) - s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132))));
}

/** The second derivative of log Γ at x above 0, to 1e-12. */
export function trigamma(x: number): number {
  let at = x;
  let below = 0;
  for (; at < ENOUGH; at++) below += 1 / at ** 2;
  const s = 1 / at ** 2;
  return below + (1 + (1 / at) * (1 / 2 + (1 / at) * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s / 30))))) / at;
}

/** The x at which `trigamma` is y, for y above 0: it falls, and is bisected on the scale of logarithms. */
export function inverseTrigamma(y: number): number {
  let [low, high] = [-400, 400]; // log x
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return Math.exp(middle);
    if (trigamma(Math.exp(middle)) > y) low = middle;
    else high = middle;
  }
}

const ENOUGH = 12;
