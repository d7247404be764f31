import { expected } from '../../core/check';
import { type LayersModel, type SymbolicTensor, tf } from './tensorflow';

/**
 * A model as one that gives what is before its softmax or sigmoid: losses of probabilities in float32 would saturate,
 * and selection needs logits. It shares all layers but the last, and has the same tensors of weights in the same order.
 * @param classes that there are; one unit serves for two
 * @throws RangeError for a model whose outputs are not of that kind
 */
export function logitsModel(model: LayersModel, classes: number): LayersModel {
  if (model.outputs.length !== 1) expected('a model with one output', model.outputs.length);
  const [output] = model.outputs;
  const units = output.shape.at(-1);
  if (output.shape.length !== 2 || (units !== classes && !(units === 1 && classes === 2)))
    expected(
      `outputs [null, ${classes}], a unit a class${classes === 2 ? ', or [null, 1]' : ''}`,
      `[${output.shape.map(size => size ?? 'null').join(', ')}]`,
    );
  const { sourceLayer: last } = output;
  if (last instanceof tf.LayersModel)
    expected('a layer at the end of the model', 'a model in the model', 'Put a linear dense layer behind it.');
  const ending = last.getClassName() === 'Softmax' ? 'softmax' : last.getConfig().activation;
  if (ending === undefined || ending === 'linear') return model;
  const fits = units === 1 ? ending === 'sigmoid' : ending === 'softmax' || ending === 'logSoftmax';
  if (!fits)
    expected(
      `softmax or no activation in the end${classes === 2 ? ' (sigmoid or none for one unit)' : ''}`,
      `${ending} of ${units} units`,
    );
  const [before] = output.inputs;
  // An activation that is a layer of its own is left out; one of a layer with weights is replaced.
  if (last.weights.length === 0) return tf.model({ inputs: model.inputs, outputs: before });
  const kind = last.constructor as unknown as { fromConfig(kind: unknown, config: object): typeof last };
  const linear = kind.fromConfig(kind, { ...last.getConfig(), activation: 'linear' });
  return tf.model({ inputs: model.inputs, outputs: linear.apply(before) as SymbolicTensor });
}
