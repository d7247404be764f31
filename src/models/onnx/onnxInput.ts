import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import type { OnnxValue } from './runtime';

/** How records are handed to a model. */
export interface OnnxInput {
  name: string;
  type: 'float32' | 'float64';
  /** Shape of one record. */
  shape: number[];
  /** Records at a time, where the model has that fixed. */
  batch?: number;
}

/** Reads off a model's inputs how it takes the records of a data set. @throws RangeError for inputs that do not fit */
export function onnxInput(inputs: readonly OnnxValue[], { features: { width }, image, name }: Dataset): OnnxInput {
  if (inputs.length !== 1) expected('a model with one input', inputs.map(input => input.name).join(', '));
  const [input] = inputs;
  const { type, shape: [batch, ...sizes] = [] } = input;
  if (type !== 'float32' && type !== 'float64')
    expected('an input of float32 or float64', type, 'Export the model with such an input.');
  const open = sizes.filter(size => typeof size === 'string').length;
  const known = sizes.reduce<number>((product, size) => (typeof size === 'string' ? product : product * size), 1);
  const shape =
    batch === undefined
      ? [width]
      : open > 1 && image?.length === sizes.length
        ? image
        : sizes.map(size => (typeof size === 'string' ? width / known : size));
  if (
    shape.length === 0 ||
    open > 1 !== (shape === image) ||
    shape.reduce((a, b) => a * b, 1) !== width ||
    !shape.every(Number.isInteger)
  )
    expected(`a model that takes records of ${width} features, as ${name} has`, `an input [${input.shape}]`);
  if (image && image[2] > 1 && shape.length === 3 && `${shape}` !== `${image}`)
    expected(`images of [${image}]`, `an input [${input.shape}]`, 'Export the model with channels last.');
  return { name: input.name, type, shape, batch: typeof batch === 'number' ? batch : undefined };
}
