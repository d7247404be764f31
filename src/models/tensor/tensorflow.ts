// The one place that loads TensorFlow, so that what has to be set before it loads is set.
import { loadNative } from './loadNative';

type TensorFlow = typeof import('@tensorflow/tfjs-node');
type Tensor = import('@tensorflow/tfjs-node').Tensor;
type Variable = import('@tensorflow/tfjs-node').Variable;
type LayersModel = import('@tensorflow/tfjs-node').LayersModel;
type SymbolicTensor = import('@tensorflow/tfjs-node').SymbolicTensor;

let loaded: TensorFlow | undefined;
const load = (): TensorFlow => (loaded ??= loadNative());

/**
 * TensorFlow.js on TensorFlow's own library. It is loaded when something of it is first used, which takes about a
 * second; where this machine does not have the library yet, it is installed then, see environment.md.
 * @throws Error that says which step failed and what cures it
 */
// A proxy in place of a getter, because `import` of an ES module reads every export.
const tf = new Proxy({} as TensorFlow, {
  get: (_, name) => Reflect.get(load(), name),
  has: (_, name) => Reflect.has(load(), name),
  ownKeys: () => Reflect.ownKeys(load()),
  getOwnPropertyDescriptor: (_, name) => ({ ...Reflect.getOwnPropertyDescriptor(load(), name), configurable: true }),
});

export { type LayersModel, type SymbolicTensor, type Tensor, tf, type Variable };
