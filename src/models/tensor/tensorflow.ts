// The one place that loads TensorFlow, so that what has to be set before it loads is set.
import * as util from 'node:util';
import { loadNative } from './loadNative';

process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // no start-up lines about the processor
// Node 24 removed this function, which tfjs-node 4.22.0 still calls.
(util as unknown as { isNullOrUndefined?: (value: unknown) => boolean }).isNullOrUndefined ??= value => value == null;

// A require, because an import would be hoisted above the lines before it.
const load = () => require('@tensorflow/tfjs-node') as typeof import('@tensorflow/tfjs-node');
const tf = loadNative(load);
type Tensor = import('@tensorflow/tfjs-node').Tensor;
type Variable = import('@tensorflow/tfjs-node').Variable;
type LayersModel = import('@tensorflow/tfjs-node').LayersModel;
type SymbolicTensor = import('@tensorflow/tfjs-node').SymbolicTensor;

export { type LayersModel, type SymbolicTensor, type Tensor, tf, type Variable };
