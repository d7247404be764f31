import assert from 'node:assert/strict';
import { clipToValid } from '../../../src/attack/indirect/clipToValid';
import { smallNetwork } from '../../../src/contract/training';
import { randomFor } from '../../../src/core/random';
import { createDataset } from '../../../src/data/createDataset';
import { layersModels } from '../../../src/models/tensor/layersModels';
import { networks } from '../../../src/models/tensor/networks';
import { tf } from '../../../src/models/tensor/tensorflow';
import { perceptron } from './layersModelSpecs';

const random = randomFor(1, 'layers models');
const draw = (length: number) => Float32Array.from({ length }, random.normal);
const dataset = createDataset({
  name: 'made up',
  features: { values: draw(30 * 6), width: 6 },
  labels: Int32Array.from({ length: 30 }, (_, i) => i % 2),
  classes: ['a', 'b'],
  columns: [0, 1, 2, 3, 4, 5].map(start => ({ name: `${start}`, start, width: 1 })),
  notes: [],
});
const models = () => Array.from({ length: 3 }, () => [24, 4, 8, 2].map(draw));
const close = (is: ArrayLike<number>, should: ArrayLike<number>) => {
  assert.equal(is.length, should.length);
  const most = Math.max(...Array.from(is, (value, i) => Math.abs(value - should[i])));
  assert.ok(most < 1e-5, `${most}`);
};

describe('layersModels', () => {
  const [positive, plain] = [models(), models()];
  const queries = { values: draw(5 * 6), width: 6 };

  it('answers and moves queries as the same networks do that an architecture describes, and leaves no tensor', () => {
    const before = tf.memory().numTensors;
    const logits = layersModels.logits(perceptron, plain, dataset.features, dataset);
    const descent = { label: 1, gamma: 0.1, step: 0.05, iterations: 10, ...clipToValid(dataset) };
    const moved = layersModels.optimise!(perceptron, dataset, positive, plain, queries, descent);
    assert.equal(tf.memory().numTensors, before);
    const should = networks.logits(smallNetwork, plain, dataset.features, dataset);
    close(logits.values, should.values);
    assert.deepEqual({ ...logits, values: 0 }, { ...should, values: 0 });
    const wanted = networks.optimise!(smallNetwork, dataset, positive, plain, queries, descent);
    close(moved.values, wanted.values);
    assert.ok(moved.values.some((value, i) => Math.abs(value - queries.values[i]) > 0.1));
  });

  it('builds a model once for its shapes', () => {
    let built = 0;
    const counted = { ...perceptron, build: () => (built++, perceptron.build()) };
    for (let i = 0; i < 3; i++) assert.deepEqual(layersModels.shapes(counted, [6], 2), [[6, 4], [4], [4, 2], [2]]);
    assert.equal(built, 1);
  });
});
