import { expected } from '../../core/check';
import type { Activation, Architecture } from '../../models/architecture';

/** A dense layer, the logits included. */
export interface DenseLayer {
  inputs: number;
  units: number;
  activation: Activation;
}

/** Whether it has dense layers only, of images laid flat if need be. */
export const isDense = (architecture: Architecture): boolean =>
  architecture.layers.every(({ type }) => type === 'dense' || type === 'flatten');

/** The dense layers of an architecture, the logits last. @throws RangeError unless `isDense` */
export function denseLayers(architecture: Architecture, features: number, classes: number): DenseLayer[] {
  const found: DenseLayer[] = [];
  let inputs = features;
  for (const layer of architecture.layers) {
    if (layer.type === 'dense') {
      found.push({ inputs, units: layer.units, activation: layer.activation });
      inputs = layer.units;
    } else if (layer.type !== 'flatten') expected('dense layers only', layer.type, "Use the trainer 'layers'.");
  }
  return [...found, { inputs, units: classes, activation: 'linear' }];
}
