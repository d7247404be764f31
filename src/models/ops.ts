// Operations of TensorFlow that tfjs-node has no function for.
import { randomUUID } from 'node:crypto';
import { tf, type Tensor } from './tensorflow';

type Backend = import('@tensorflow/tfjs-node/dist/nodejs_kernel_backend').NodeJSKernelBackend;
type Attribute = Parameters<Backend['executeSingleOutput']>[1][number];

const backend = tf.backend() as Backend;
const { binding } = backend;
const float = (name: string): Attribute => ({ name, type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT });
const text = (name: string, value: string): Attribute => ({ name, type: binding.TF_ATTR_STRING, value });

/** Runs an operation that returns nothing. */
function run(name: string, attributes: Attribute[], inputs: Tensor[]): void {
  const ids = (backend as unknown as { getInputTensorIds(inputs: Tensor[]): number[] }).getInputTensorIds(inputs);
  binding.executeOp(name, attributes, ids, 0);
}

/** A variable of TensorFlow, which an optimiser changes in place, named by the handle that is returned. It has to be destroyed. */
export function createVariable(value: Tensor): Tensor {
  const attributes = [
    float('dtype'), { name: 'shape', type: binding.TF_ATTR_SHAPE, value: value.shape }, text('shared_name', randomUUID()), text('container', ''),
  ];
  const handle = tf.keep(backend.executeSingleOutput('VarHandleOp', attributes, []));
  run('AssignVariableOp', [float('dtype')], [handle, value]);
  return handle;
}

/** Its value now; as long as that is not disposed of, a change in place copies the variable first. */
export const readVariable = (handle: Tensor): Tensor => backend.executeSingleOutput('ReadVariableOp', [float('dtype')], [handle]);

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
export const relu = tf.customGrad((x, save) => {
  const y = tf.relu(x as Tensor);
  (save as (tensors: Tensor[]) => void)([y]);
  return { value: y, gradFunc: (dy: Tensor, [y]: Tensor[]) => backend.executeSingleOutput('ReluGrad', [float('T')], [dy, y]) };
}) as (x: Tensor) => Tensor;
