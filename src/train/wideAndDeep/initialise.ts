import type { Random } from '../../core/random';
import type { Weights } from '../../models/weights';
import { initialise as initialiseLayers } from '../initialise';
import type { WideAndDeep } from './wideAndDeep';
import { deepLayers, wideAndDeepShapes } from './wideAndDeepShapes';

/**
 * Initial weights as TensorFlow's estimators have them: 0 in the wide part, embeddings normal with standard deviation
 * 1 / √dimension, drawn anew beyond 2 of those, kernels as the other trainers have them, biases 0.
 */
export function initialise(spec: WideAndDeep, random: Random): Weights {
  const tables = wideAndDeepShapes(spec)
    .slice(0, 2 + spec.embeddings.length)
    .map((shape, i) => {
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      return i < 2 ? values : values.map(() => truncatedNormal(random) / Math.sqrt(spec.dimension));
    });
  const layers = deepLayers(spec).flatMap(({ inputs, units }) => [
    { kind: 'kernel' as const, shape: [inputs, units], fanIn: inputs, fanOut: units },
    { kind: 'bias' as const, shape: [units], fanIn: 0, fanOut: units },
  ]);
  return [...tables, ...initialiseLayers(layers, random)];
}

function truncatedNormal(random: Random): number {
  for (;;) {
    const value = random.normal();
    if (Math.abs(value) < 2) return value;
  }
}
