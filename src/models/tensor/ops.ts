// Operations of TensorFlow that tfjs-node has no function for.
import { randomUUID } from 'node:crypto';
import { type Tensor, tf } from './tensorflow';

type Backend = import('@tensorflow/tfjs-node/dist/nodejs_kernel_backend').NodeJSKernelBackend;
type Tensor4D = import('@tensorflow/tfjs-node').Tensor4D;
type Attribute = Parameters<Backend['executeSingleOutput']>[1][number];

const backend = () => tf.backend() as Backend;
const binding = () => backend().binding;
const float = (name: string): Attribute => ({ name, type: binding().TF_ATTR_TYPE, value: binding().TF_FLOAT });
const text = (name: string, value: string): Attribute => ({ name, type: binding().TF_ATTR_STRING, value });

/** Runs an operation that returns nothing. */
function run(name: string, attributes: Attribute[], inputs: Tensor[]): void {
  const ids = (backend() as unknown as { getInputTensorIds(inputs: Tensor[]): number[] }).getInputTensorIds(inputs);
  binding().executeOp(name, attributes, ids, 0);
}

/**
 * A variable of TensorFlow, which an optimiser changes in place, named by the handle that is returned. It has to be
 * destroyed.
 */
export function createVariable(value: Tensor): Tensor {
  const attributes = [
    float('dtype'),
    { name: 'shape', type: binding().TF_ATTR_SHAPE, value: value.shape },
    text('shared_name', randomUUID()),
    text('container', ''),
  ];
  const handle = tf.keep(backend().executeSingleOutput('VarHandleOp', attributes, []));
  run('AssignVariableOp', [float('dtype')], [handle, value]);
  return handle;
}

/** Its value now; as long as that is not disposed of, a change in place copies the variable first. */
export const readVariable = (handle: Tensor): Tensor =>
  backend().executeSingleOutput('ReadVariableOp', [float('dtype')], [handle]);

export function destroyVariable(handle: Tensor): void {
  run('DestroyResourceOp', [], [handle]);
  handle.dispose();
}

/** w ← w − rate · gradient. */
export const applySgd = (variable: Tensor, rate: Tensor, gradient: Tensor): void =>
  run('ResourceApplyGradientDescent', [float('T')], [variable, rate, gradient]);

/** A step of Adam; `rest` are β₁ᵗ, β₂ᵗ, rate, β₁, β₂ and ε, which is added to the uncorrected root. */
export const applyAdam = (variable: Tensor, moments: [Tensor, Tensor], rest: Tensor[], gradient: Tensor): void =>
  run('ResourceApplyAdam', [float('T')], [variable, ...moments, ...rest, gradient]);

/** max(0, x). For its gradient tfjs takes four operations where TensorFlow has one. */
export const relu = (x: Tensor): Tensor =>
  tf.customGrad((x, save) => {
    const y = tf.relu(x as Tensor);
    (save as (tensors: Tensor[]) => void)([y]);
    return {
      value: y,
      gradFunc: (dy: Tensor, [y]: Tensor[]) => backend().executeSingleOutput('ReluGrad', [float('T')], [dy, y]),
    };
  })(x);

/**
 * A tensor so many times, along a new first axis. tfjs's gradient of tile takes two operations for each time; this one
 * gives the same sum, to the last bit, in a tenth of them.
 */
export const repeat = (tensor: Tensor, times: number): Tensor =>
  tf.customGrad(x => ({
    value: tf.tile((x as Tensor).expandDims(0), [times, ...tensor.shape.map(() => 1)]),
    gradFunc: (dy: Tensor) => sumInOrder(tf.unstack(dy)),
  }))(tensor);

const mostInOrder = 9; // tensors that TensorFlow adds one after another; of more it adds up groups first

function sumInOrder([sum, ...rest]: Tensor[]): Tensor {
  for (let i = 0; i < rest.length; i += mostInOrder - 1) sum = tf.addN([sum, ...rest.slice(i, i + mostInOrder - 1)]);
  return sum;
}

/**
 * The largest value of each window of `size × size`, windows side by side. TensorFlow's own gradient takes three times
 * as long; it gives all of it to the first of equal largest values, here they share it alike. Where windows do not fit,
 * it is TensorFlow's.
 */
export function maxPool(images: Tensor4D, size: number): Tensor4D {
  const [height, width] = images.shape.slice(1, 3);
  if (height % size !== 0 || width % size !== 0) return tf.maxPool(images, size, size, 'same');
  return pooled(images, size);
}

const pooled = (images: Tensor4D, size: number): Tensor4D =>
  tf.customGrad((x, save) => {
    const y = tf.maxPool(x as Tensor4D, size, size, 'same');
    (save as (tensors: Tensor[]) => void)([x as Tensor, y]);
    const gradFunc = (dy: Tensor, [x, y]: Tensor[]) => {
      const spread = (values: Tensor) =>
        tf.image.resizeNearestNeighbor(values as Tensor4D, x.shape.slice(1, 3) as [number, number], false, true);
      const largest = x.equal(spread(y)).toFloat() as Tensor4D;
      const count = tf.avgPool(largest, size, size, 'same').mul(size * size);
      return largest.mul(spread(dy.div(count)));
    };
    return { value: y, gradFunc };
  })(images) as Tensor4D;
