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
 * Confidence of an attack classifier that the record behind a prediction vector was a member, for several vectors: its
 * softmax output for 'in', in float64. Kernel: nothing is checked.
 * @param weights kernel `[inputs × units]`, bias, kernel `[units × 2]`, bias, as the trainers give them
 * @returns a function that fills `found`, from vectors that begin at `first`, `first + apart` and so on
 */
export function memberConfidences([kernel, bias, outKernel, outBias]: Weights): (
  vectors: Float32Array,
  at: { first: number; apart: number },
  found: Float64Array,
) => void {
  const units = bias.length;
  const inputs = kernel.length / units;
  const incoming = Float64Array.from(kernel, (_, i) => kernel[(i % inputs) * units + Math.floor(i / inputs)]);
  const start = Float64Array.from(bias);
  const outgoing = start.map((_, u) => outKernel[2 * u + outLabel] - outKernel[2 * u + inLabel]);
  const offset = outBias[outLabel] - outBias[inLabel];
  // Sums of four vectors do not wait for each other: four times as fast, and a whole pool on all targets is millions.
  return (vectors, { first, apart }, found) => {
    const last = found.length - 1;
    for (let at = 0; at <= last; at += 4) {
      const [i, j, k] = [Math.min(at + 1, last), Math.min(at + 2, last), Math.min(at + 3, last)];
      const [a, b, c, d] = [first + at * apart, first + i * apart, first + j * apart, first + k * apart];
      let [sumA, sumB, sumC, sumD] = [offset, offset, offset, offset];
      for (let u = 0, w = 0; u < units; u++) {
        let hiddenA = start[u];
        let hiddenB = hiddenA;
        let hiddenC = hiddenA;
        let hiddenD = hiddenA;
        for (let input = 0; input < inputs; input++, w++) {
          const weight = incoming[w];
          hiddenA += vectors[a + input] * weight;
          hiddenB += vectors[b + input] * weight;
          hiddenC += vectors[c + input] * weight;
          hiddenD += vectors[d + input] * weight;
        }
        const out = outgoing[u];
        sumA += Math.max(0, hiddenA) * out;
        sumB += Math.max(0, hiddenB) * out;
        sumC += Math.max(0, hiddenC) * out;
        sumD += Math.max(0, hiddenD) * out;
      }
      found[at] = share(sumA);
      found[i] = share(sumB);
      found[j] = share(sumC);
      found[k] = share(sumD);
    }
  };
}

const share = (difference: number): number => 1 / (1 + Math.exp(difference));
