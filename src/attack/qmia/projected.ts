import type { Matrix } from '../../core/matrix';
import { randomFor } from '../../core/random';

/** So many features can be learned from in seconds. */
export const MOST = 64;

/**
 * Features as they are, or where there are many, as images have, MOST random directions of them, which keep distances
 * (Johnson and Lindenstrauss 1984). The directions are the same at each call. Kernel: nothing is checked.
 */
export function projected({ values, width }: Matrix): Matrix {
  if (width <= 2 * MOST) return { values, width };
  const { normal } = randomFor(1, 'qmia', width);
  const directions = Float64Array.from({ length: width * MOST }, normal);
  const found = new Float64Array((values.length / width) * MOST);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === 0) continue;
    const to = Math.floor(i / width) * MOST;
    const from = (i % width) * MOST;
    for (let j = 0; j < MOST; j++) found[to + j] += value * directions[from + j];
  }
  return { values: found, width: MOST };
}
