// Steps of an optimiser in place, each one operation of TensorFlow. tfjs's own optimisers make some ten passes over the
// weights
// for a step of Adam, a third of the time that a convolutional network takes.

import type { Architecture } from '../architecture';
import { applyAdam, applySgd, createVariable, destroyVariable, readVariable } from './ops';
import { type Tensor, tf } from './tensorflow';

/** Adam's constants, those of TensorFlow and of tfjs. */
const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-7;

/** Weights in training, and what the optimiser remembers of them. Call `dispose` in the end. */
export class Optimiser {
  private readonly weights: Tensor[];
  private readonly moments: [Tensor, Tensor][];
  private done = 0;

  constructor(
    private readonly kind: Architecture['optimiser'],
    private readonly rate: number,
    initial: { values: Float32Array; shape: number[] }[],
  ) {
    const variable = (values: Float32Array, shape: number[]) => tf.tidy(() => createVariable(tf.tensor(values, shape)));
    const zeros = ({ values, shape }: (typeof initial)[number]) => variable(new Float32Array(values.length), shape);
    this.weights = initial.map(({ values, shape }) => variable(values, shape));
    this.moments = kind === 'adam' ? initial.map(one => [zeros(one), zeros(one)]) : [];
  }

  /** The weights as they are now. Dispose of them before the next step, which otherwise has to copy them. */
  read(): Tensor[] {
    return this.weights.map(readVariable);
  }

  /** Moves the weights by their gradients. */
  step(gradients: Tensor[]): void {
    this.done++;
    tf.tidy(() => {
      const rate = tf.scalar(this.rate);
      if (this.kind === 'sgd') {
        this.weights.forEach((weight, i) => applySgd(weight, rate, gradients[i]));
        return;
      }
      // TensorFlow adds ε to the uncorrected root; scaled like this, it is as if added to the corrected one, as tfjs
      // does.
      const [power1, power2] = [beta1 ** this.done, beta2 ** this.done];
      const rest = [power1, power2, this.rate, beta1, beta2, epsilon * Math.sqrt(1 - power2)].map(value =>
        tf.scalar(value),
      );
      this.weights.forEach((weight, i) => applyAdam(weight, this.moments[i], rest, gradients[i]));
    });
  }

  dispose(): void {
    [...this.weights, ...this.moments.flat()].forEach(destroyVariable);
  }
}
