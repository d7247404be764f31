import { type Matrix, rows } from '../../core/matrix';
import { inputShape } from '../architecture';
import type { Family } from '../family';
import type { Weights } from '../weights';
import { descendHinge } from './descendHinge';
import type { LayersModelSpec } from './layersModelSpec';
import { LayersNetwork } from './layersNetwork';
import { type Tensor, tf } from './tensorflow';

const block = 1000; // records at a time, which bounds the memory
const anySeed = 1; // of weights that are replaced

const known = new WeakMap<LayersModelSpec, Map<string, number[][]>>();

/** Models that a `LayersModelSpec` builds. */
export const layersModels: Family<LayersModelSpec> = {
  shapes(spec, input, classes) {
    const found = known.get(spec) ?? new Map<string, number[][]>();
    known.set(spec, found);
    const name = JSON.stringify([input, classes]);
    const shapes =
      found.get(name) ??
      using([new LayersNetwork(spec, anySeed, input, classes)], ([{ logits }]) =>
        logits.weights.map(({ shape }) => shape as number[]),
      );
    found.set(name, shapes);
    return shapes;
  },
  logits(spec, models, { values, width }, dataset) {
    const classes = dataset.classes.length;
    const records = rows({ values, width });
    const all = new Float32Array(models.length * records * classes);
    const ask = ([network]: LayersNetwork[]) =>
      models.forEach((weights, m) => {
        network.setWeights(weights);
        for (let from = 0; from < records; from += block) {
          const some = new Float32Array(values.subarray(from * width, (from + block) * width));
          const answers = tf.tidy(() => network.forward(tf.tensor(some, [some.length / width, width])).dataSync());
          all.set(answers, (m * records + from) * classes);
        }
      });
    using([new LayersNetwork(spec, anySeed, inputShape(spec, dataset), classes)], ask);
    return { values: all, models: models.length, records, classes };
  },
  optimise(spec, dataset, positive, plain, queries, descent) {
    const make = () => new LayersNetwork(spec, anySeed, inputShape(spec, dataset), dataset.classes.length);
    return using([make(), make()], networks => descend(networks, positive, plain, queries, descent));
  },
};

/** Pair after pair in the same two networks. */
function descend(
  [with_, without]: LayersNetwork[],
  positive: readonly Weights[],
  plain: readonly Weights[],
  queries: Matrix,
  descent: Parameters<typeof descendHinge>[2],
) {
  const pairs = plain.map((weights, i) => (x: Tensor) => {
    with_.setWeights(positive[i]);
    without.setWeights(weights);
    return { positive: with_.forward(x), plain: without.forward(x) };
  });
  return descendHinge(pairs, queries, descent);
}

/** Disposes of networks in the end. */
function using<T>(networks: LayersNetwork[], work: (networks: LayersNetwork[]) => T): T {
  try {
    return work(networks);
  } finally {
    for (const network of networks) network.dispose();
  }
}
