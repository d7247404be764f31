import type { DenseLayer } from '../dense/denseLayers';
import { columnOf, rowsOf, type WideAndDeep } from './wideAndDeep';

/** How many inputs the deep part has that are not embeddings. */
export const othersOf = (spec: WideAndDeep): number =>
  spec.indicators.reduce((sum, name) => sum + columnOf(spec, name).width, spec.numbers.length);

/** The layers of the deep part, the logit last. */
export function deepLayers(spec: WideAndDeep): DenseLayer[] {
  let inputs = spec.embeddings.length * spec.dimension + othersOf(spec);
  const hidden = spec.hidden.map((units): DenseLayer => {
    const layer = { inputs, units, activation: 'relu' as const };
    inputs = units;
    return layer;
  });
  return [...hidden, { inputs, units: 1, activation: 'linear' }];
}

/**
 * The tensors of a wide-and-deep network, in order: the weights of the wide part, its bias, the table of each
 * embedding, and kernel and bias of each layer of the deep part, the logit last.
 */
export const wideAndDeepShapes = (spec: WideAndDeep): number[][] => [
  [spec.wide.reduce((sum, lookup) => sum + rowsOf(lookup), 0)],
  [1],
  ...spec.embeddings.map(lookup => [rowsOf(lookup), spec.dimension]),
  ...deepLayers(spec).flatMap(({ inputs, units }) => [[inputs, units], [units]]),
];
