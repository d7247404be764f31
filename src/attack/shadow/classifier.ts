import type { Architecture } from '../../models/architecture';
import type { Weights } from '../../models/weights';

/** What a classifier says: the model was not, or was, trained on the record. */
export const outLabel = 0,
  inLabel = 1;

/**
 * The attack classifier (paper appendix, Shokri et al. 2017): prediction vector → 64 ReLU units → softmax over out and
 * in. How it is trained is not stated; these are our choices.
 */
export const classifierArchitecture = {
  layers: [{ type: 'dense', units: 64, activation: 'relu' }],
  optimiser: 'adam',
  rate: 1e-3,
  batch: 100,
} as const satisfies Partial<Architecture>;

/**
 * Confidence of an attack classifier that the record behind a prediction vector was a member: its softmax output for
 * 'in', in float64. Kernel: nothing is checked.
 * @param weights kernel `[inputs × units]`, bias, kernel `[units × 2]`, bias, as the trainers give them
 */
export function memberConfidence([kernel, bias, outKernel, outBias]: Weights): (probabilities: Float32Array) => number {
  const units = bias.length;
  const inputs = kernel.length / units;
  // In float64 and unit by unit, which is several times faster: a whole pool on all targets is millions of calls.
  const incoming = Float64Array.from(kernel, (_, i) => kernel[(i % inputs) * units + Math.floor(i / inputs)]);
  const start = Float64Array.from(bias);
  const outgoing = start.map((_, u) => outKernel[2 * u + outLabel] - outKernel[2 * u + inLabel]);
  const offset = outBias[outLabel] - outBias[inLabel];
  return probabilities => {
    let difference = offset;
    for (let u = 0, at = 0; u < units; u++) {
      let hidden = start[u];
      for (let i = 0; i < inputs; i++) hidden += probabilities[i] * incoming[at++];
      difference += Math.max(0, hidden) * outgoing[u];
    }
    return 1 / (1 + Math.exp(difference));
  };
}
