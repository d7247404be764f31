import type { Matrix } from '../../core/matrix';

/** The inner product of each two rows, `[m × m]`. Kernel: nothing is checked. */
export function innerProducts({ values, width }: Matrix): Float64Array {
  const m = values.length / width;
  const products = new Float64Array(m * m);
  for (let i = 0; i < m; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let a = i * width, b = j * width; a < (i + 1) * width; a++, b++) sum += values[a] * values[b];
      products[i * m + j] = products[j * m + i] = sum;
    }
  return products;
}
