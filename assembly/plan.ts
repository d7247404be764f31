// What to train, as words of 4 bytes in memory: src/train/dense/layout.ts writes them, in this order.
// Rows of every matrix are filled up with zeros to whole vectors: "padded" widths are multiples of 4.

/**
 * One dense layer. Pointers are absolute; gradients and moments lie `span`, `2 · span` and `3 · span` behind its
 * weights.
 */
@unmanaged
export class Layer {
  inputs: i32;
  inputsPadded: i32;
  units: i32;
  unitsPadded: i32;
  /** How many columns of the kernel lie together; the last of such panels has room for as many. */
  columns: i32;
  activation: i32;
  /** `[inputsPadded × unitsPadded]`, or panels of `columns`, one after another, each with all rows. */
  kernel: usize;
  /** `[unitsPadded]` */
  bias: usize;
  /** The kernel's transpose, `[unitsPadded × inputsPadded]`; of the first layer, nothing. */
  transposed: usize;
  /** `[batch, rounded up to 4 × inputsPadded]`: what the layer before puts out. */
  input: usize;
  /** `[batch, rounded up to 4 × unitsPadded]` */
  output: usize;
  /** The gradient with respect to the output before activation, in the same shape; of the logits, the output itself. */
  delta: usize;
}

/** One model in training. */
@unmanaged
export class Plan {
  /** Records in a batch, and how many of them are drawn from the sample: the others are the same in every batch. */
  batch: i32;
  drawn: i32;
  layers: i32;
  adam: i32;
  /** 1 where records are lists, 0 where they are rows. */
  sparse: i32;
  rate: f32;
  /** 2λ: what the L2 penalty adds to a weight's gradient, over the weight of a kernel. */
  decay: f32;
  /** Dense: rows of `inputsPadded` values. Sparse: for each record where its list begins, and where the last ends. */
  records: usize;
  labels: usize;
  /** State of the generator, two words of 8 bytes. */
  random: usize;
  /** The sample in the order of this pass, its length, and how much of it is used. */
  order: usize;
  orderLength: i32;
  orderAt: i32;
  /** The records of this batch, the drawn ones first. */
  chosen: usize;
  /** Room for 8 columns of the tallest matrix, and for a panel's of the batch. */
  panel: usize;
  /** Bytes of all weights. */
  span: usize;
  /** β₁ and β₂ to the power of the next step. */
  power1: f32;
  power2: f32;
  /** Of this step: the rate, and what the second moment is multiplied by. */
  stepRate: f32;
  correction: f32;
  /** The sample as it was given, and of how many records the next one is drawn, from its front; 0: of all. */
  sample: usize;
  buffer: i32;
  /** Sparse: where the list of each record of the batch begins, and where it ends. */
  lists: usize;
  /** Sparse, and several panels: where the list of each feature begins and ends, and room for these lists. */
  features: usize;
  byFeature: usize;
  /** 2λ for biases. */
  biasDecay: f32;
}

const layerBytes: usize = 48;

/** Layer `i`, counted from 0. */
@inline
export function layerOf(plan: Plan, i: i32): Layer {
  return changetype<Layer>(changetype<usize>(plan) + offsetof<Plan>() + <usize>i * layerBytes);
}
