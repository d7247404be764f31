/**
 * Probabilities from the logits of one model on one record, computed in float64: exp(z_c − max z) / Σ exp(z_j − max z).
 * Kernel: nothing is checked. The result is written to `into` from `to` on, in the precision of `into`.
 * @param at where the record's first logit stands
 */
export function softmax(
  logits: ArrayLike<number>,
  at: number,
  classes: number,
  into: Float32Array | Float64Array,
  to = 0,
): void {
  let most = -Infinity;
  let total = 0;
  for (let c = 0; c < classes; c++) most = Math.max(most, logits[at + c]);
  for (let c = 0; c < classes; c++) total += Math.exp(logits[at + c] - most);
  for (let c = 0; c < classes; c++) into[to + c] = Math.exp(logits[at + c] - most) / total;
}
