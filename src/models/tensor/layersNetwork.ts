import { expected } from '../../core/check';
import type { Weights } from '../weights';
import { builtBy, type LayersModelSpec } from './layersModelSpec';
import { logitsModel } from './logitsModel';
import { type LayersModel, type Tensor, tf } from './tensorflow';

const size = (shape: readonly (number | null)[]) => shape.reduce<number>((a, b) => a * (b ?? 1), 1);

/** A model that `build` made, open: it takes rows of features and gives logits. It has to be disposed of. */
export class LayersNetwork {
  /** Shape of one record as it takes it. */
  readonly input: number[];
  /** As `build` made it. */
  readonly model: LayersModel;
  /** Gives logits, or one for two classes. */
  readonly logits: LayersModel;

  /** @throws RangeError for a model that does not fit records of that shape, or the classes */
  constructor(spec: LayersModelSpec, seed: number, shape: number[], classes: number) {
    this.model = builtBy(spec, seed);
    this.logits = this.model;
    try {
      this.input = inputOf(this.model, shape);
      this.logits = logitsModel(this.model, classes);
      if (this.logits !== this.model) this.logits.setWeights(this.model.getWeights());
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /**
   * Outputs before the softmax, `[n × classes]`; those of one unit z are 0 and z.
   * @param x `[n × features]`
   * @param training whether dropout and the like are active
   */
  forward(x: Tensor, training = false): Tensor {
    const z = this.logits.apply(x.reshape([-1, ...this.input]), { training }) as Tensor;
    return z.shape[1] === 1 ? tf.concat([tf.zerosLike(z), z], 1) : z;
  }

  /** All tensors, those that are not trained too, such as moving averages. */
  static weightsOf(model: LayersModel): Weights {
    return model.getWeights().map(tensor => Float32Array.from(tensor.dataSync()));
  }

  setWeights(weights: Weights): void {
    const { logits } = this;
    tf.tidy(() => logits.setWeights(logits.weights.map(({ shape }, i) => tf.tensor(weights[i], shape as number[]))));
  }

  dispose(): void {
    // The models share layers, whose own dispose counts who uses them.
    const variables = new Set([...this.model.weights, ...this.logits.weights]);
    for (const variable of variables) variable.dispose();
    this.model.optimizer?.dispose();
  }
}

function inputOf(model: LayersModel, record: number[]): number[] {
  const inputs = model.inputs ?? [];
  if (inputs.length === 0)
    expected('a model that is built', 'one without inputs', 'Give it layers, the first one with an inputShape.');
  if (inputs.length > 1) expected('a model with one input', inputs.length);
  const shape = inputs[0].shape.slice(1);
  if (size(shape) !== size(record))
    expected(
      `a model that takes ${size(record)} features, as a record has`,
      `one with inputShape [${shape.map(one => one ?? 'null').join(', ')}]`,
      `inputShape: [${record.join(', ')}] fits.`,
    );
  return shape.map((one, i) => one ?? record[i]);
}
