/**
 * The most likely class of each record by each model, `[models × records]`; of equally likely ones the first.
 * Kernel: nothing is checked.
 */
export function hardLabels({
  values,
  models,
  records,
  classes,
}: {
  values: ArrayLike<number>;
  models: number;
  records: number;
  classes: number;
}): Float32Array {
  return Float32Array.from({ length: models * records }, (_, i) => {
    const at = i * classes;
    let best = 0;
    for (let c = 1; c < classes; c++)
      if (values[at + c] > values[at + best] || Number.isNaN(values[at + best])) best = c;
    return best;
  });
}
