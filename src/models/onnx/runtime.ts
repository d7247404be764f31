import { optionalPackage } from '../../core/optionalPackage';

/** What is used of onnxruntime-node, which is there only where a user has installed it. */
export interface OnnxRuntime {
  InferenceSession: { create(file: string, options?: object): Promise<OnnxSession> };
  Tensor: new (type: 'float32' | 'float64', data: Float32Array | Float64Array, shape: readonly number[]) => OnnxTensor;
}

export interface OnnxSession {
  readonly inputMetadata: readonly OnnxValue[];
  readonly outputMetadata: readonly OnnxValue[];
  run(inputs: Record<string, OnnxTensor>, outputs: readonly string[]): Promise<Record<string, OnnxTensor>>;
}

export interface OnnxTensor {
  readonly data: ArrayLike<number | bigint | string>;
}

/** An input or output: tensors have a type and a shape, in which texts stand for sizes that are open. */
export interface OnnxValue {
  readonly name: string;
  readonly isTensor: boolean;
  readonly type?: string;
  readonly shape?: readonly (number | string)[];
}

/** Loads onnxruntime-node. @throws RangeError where it is not there */
export const onnxRuntime = (): OnnxRuntime => optionalPackage('onnxruntime-node', 'onnxruntime-node --ignore-scripts');
