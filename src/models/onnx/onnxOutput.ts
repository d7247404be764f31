import { expected } from '../../core/check';
import { isWhole, sumOf } from '../probabilitySums';
import type { OnnxValue } from './runtime';

/** What can come out of a model. */
export type OnnxKind = 'logits' | 'probabilities' | 'label';

/** Which output has the answers, and whether they are classes. */
export interface OnnxOutput {
  name: string;
  isLabel: boolean;
}

/**
 * Finds the output that has the answers: numbers for each class, or else a label.
 * @param wanted its name
 * @throws RangeError where there is none, or several, or answers are lists of maps
 */
export function onnxOutput(outputs: readonly OnnxValue[], classes: number, wanted?: string): OnnxOutput {
  const names = outputs.map(({ name }) => name).join(', ');
  const numbers = outputs.filter(isFloat);
  const fitting = numbers.length > 1 ? numbers.filter(({ shape }) => shape?.at(-1) === classes) : numbers;
  if (wanted !== undefined) {
    const one = outputs.find(({ name }) => name === wanted) ?? expected(`an output out of ${names}`, wanted);
    return one.isTensor ? { name: wanted, isLabel: !isFloat(one) } : withoutMaps(wanted);
  }
  if (fitting.length === 1) return { name: fitting[0].name, isLabel: false };
  const maps = outputs.find(({ isTensor }) => !isTensor);
  if (numbers.length === 0 && maps) return withoutMaps(maps.name);
  const [label, ...others] = outputs;
  if (numbers.length === 0 && label && others.length === 0) return { name: label.name, isLabel: true };
  return expected(`one output with ${classes} numbers a record`, names, 'Say by `output` which one has the answers.');
}

const isFloat = ({ type }: OnnxValue) => type === 'float32' || type === 'float64';

const withoutMaps = (name: string): never =>
  expected(
    'tensors as outputs',
    `a list of maps in ${name}`,
    "Export the model without maps: to_onnx(model, x, options={'zipmap': False}).",
  );

/**
 * Whether numbers `[records × width]` are probabilities, which nothing in a model's file says: all in [0, 1], and with
 * a sum of 1 where there is one for each class.
 * @throws RangeError for numbers in [0, 1] that do not sum to 1
 */
export function kindOfNumbers(values: ArrayLike<number>, width: number): 'logits' | 'probabilities' {
  const all = Array.from(values);
  if (!all.every(value => value >= 0 && value <= 1)) return 'logits';
  for (let at = 0; at < all.length && width > 1; at += width) {
    const sum = sumOf(all.slice(at, at + width));
    if (!isWhole(sum))
      expected('probabilities with a sum of 1', sum, "Say by `gives` what they are, such as gives: 'logits'.");
  }
  return 'probabilities';
}
