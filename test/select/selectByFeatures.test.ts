import assert from 'node:assert/strict';
import { row } from '../../src/core/matrix';
import { randomFor } from '../../src/core/random';
import { createDataset } from '../../src/data/createDataset';
import { loadCancer } from '../../src/data/load/loadCancer';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import { coarsen } from '../../src/models/coarsen';
import { selectByRule } from '../../src/select/rules/selectByRule';
import { selectionRules } from '../../src/select/rules/selectionRules';
import { type FeatureOptions, selectByFeatures } from '../../src/select/selectByFeatures';
import { selectVulnerable } from '../../src/select/selectVulnerable';
import { trainReferences } from '../../src/train/trainReferences';

/** A number from 0 to 1 and a category out of three, one-hot. */
function mixed() {
  const random = randomFor(5, 'mixed');
  const values = new Float32Array(90 * 4);
  for (let i = 0; i < 90; i++) {
    values[i * 4] = random.uniform();
    values[i * 4 + 1 + random.integer(3)] = 1;
  }
  values.set([1, 0, 0, 0], 0); // of no category, so far from all others
  const dataset = createDataset({
    name: 'mixed',
    features: { values, width: 4 },
    labels: Int32Array.from({ length: 90 }, (_, i) => i % 2),
    classes: ['a', 'b'],
    notes: [],
    columns: [
      { name: 'x', start: 0, width: 1 },
      { name: 'kind', start: 1, width: 3, categories: ['p', 'q', 'r'] },
    ],
  });
  const indices = Array.from({ length: 90 }, (_, i) => i);
  return new AttackSplit({ dataset, pool: indices.slice(0, 30), adversary: indices.slice(30) });
}

/** Cosine distance of two records, in float64. */
function distance({ dataset: { features } }: AttackSplit, i: number, j: number): number {
  const [a, b] = [row(features, i), row(features, j)];
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, f) => sum + value * y[f], 0);
  return 1 - dot(a as Float32Array, b as Float32Array) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('selectByFeatures', () => {
  const split = mixed();

  it('counts the adversary’s records that are near as they are encoded, and chooses by E[N_n]', () => {
    const selection = selectByFeatures(split, split.pool, { delta: 0.05, beta: 2 });
    const near = (index: number, delta: number) =>
      split.adversary.indices.filter(other => distance(split, index, other) < delta).length;
    split.pool.indices.forEach((index, i) => {
      const count = selection.neighbours[i];
      assert.ok(near(index, 0.05 - 1e-6) <= count && count <= near(index, 0.05 + 1e-6), `record ${index}: ${count}`);
      assert.equal(selection.records.indices.includes(index), (count * 15) / 60 < 2);
    });
    assert.deepEqual([selection.delta, selection.beta, selection.chosenBy], [0.05, 2, 'δ and β']);
    assert.ok(selection.records.length > 1 && selection.records.length < 30);
    assert.deepEqual(selectByFeatures(split, split.pool, { count: 1 }).records.indices, Int32Array.of(0));
  });

  it('does not count a record of the adversary as its own neighbour', () => {
    const some = new Records(split.dataset, split.adversary.indices.slice(0, 20));
    const { neighbours } = selectByFeatures(split, some, { delta: 1e-4 });
    some.indices.forEach((index, i) => {
      const near = split.adversary.indices.filter(other => other !== index && distance(split, index, other) < 1e-4);
      assert.equal(neighbours[i], near.length);
    });
    assert.ok(neighbours.includes(0));
  });

  it('chooses so many records as are asked for, and a larger δ chooses fewer', async () => {
    const cancer = splitForAttack(await loadCancer(), { pool: 200 });
    for (const count of [1, 7, 20]) {
      const { records, delta, warnings } = selectByFeatures(cancer, cancer.pool, { count });
      assert.deepEqual([records.length, warnings], [count, cancer.dataset.notes]);
      assert.ok(selectByFeatures(cancer, cancer.pool, { delta: delta + 1e-6 }).records.length < count);
    }
  });

  it('says where several are equally far, so that more come out', async () => {
    const cancer = splitForAttack(await loadCancer(), { pool: 200 });
    assert.ok(cancer.twins.adversary > 50); // these are as near as can be
    const { records, warnings } = selectByFeatures(cancer, cancer.pool, { count: 150 });
    assert.ok(records.length > 150);
    assert.deepEqual(warnings.slice(0, -1), cancer.dataset.notes);
    assert.match(
      warnings.at(-1)!,
      /^\d+ records were chosen rather than 150: some are equally far .* distance of \S+\.$/,
    );
  });

  it('depends on the encoding', () => {
    const { dataset, pool, adversary } = split;
    const values = dataset.features.values.map((value, at) => (at % 4 === 0 ? 100 * value : value));
    const scaled = { ...dataset, features: { values, width: 4 } };
    const other = new AttackSplit({ dataset: scaled, pool: pool.indices, adversary: adversary.indices });
    const neighbours = (of: AttackSplit) => selectByFeatures(of, of.pool, { delta: 0.05 }).neighbours;
    const sum = (counts: Int32Array) => counts.reduce((a, b) => a + b);
    assert.ok(sum(neighbours(other)) > 2 * sum(neighbours(split))); // the number outweighs the category
  });

  it('refuses neither or both of δ and a count, numbers out of range and records of other data', () => {
    const select = (options: FeatureOptions) => () => selectByFeatures(split, split.pool, options);
    assert.throws(select({}), /Expected one of delta and count, got "neither"\. count: 7/);
    assert.throws(select({ delta: 0.1, count: 7 }), /one of delta and count, got "both"/);
    assert.throws(select({ delta: 3 }), /delta to be a number from 0 to 2, got 3/);
    assert.throws(select({ count: 31 }), /count to be at most 30, the number of records, got 31/);
    assert.throws(select({ count: 2, beta: 0 }), /Expected beta to be a number .* got 0/);
    assert.throws(select(undefined as never), /the options of selectByFeatures to be an object, got undefined/);
    assert.throws(select({ counts: 2 } as never), /Did you mean count\?/);
    assert.throws(() => selectByFeatures(split.pool as never, split.pool, { count: 2 }), /split to be an AttackSplit/);
    assert.throws(
      () => selectByFeatures(split, split as never, { count: 2 }),
      /records to be Records.*Take its `pool`/,
    );
    const records = new Records(makeToy({ records: 20 }), [0]);
    assert.throws(
      () => selectByFeatures(split, records, { count: 1 }),
      /Expected records of the data set that was split, got "records of toy"\. Take them from the same split/,
    );
  });

  it('is what a selection by models that give no logits is told of', async () => {
    const toy = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
    const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 20 } as const;
    const references = await trainReferences(toy, { ...architecture, layers: [] }, { models: 3, store: false });
    const coarse = coarsen(references, { label: true });
    const refusal = /Expected models that give logits for a selection .* got "label by .*selectByFeatures chooses/;
    assert.throws(() => selectVulnerable(coarse, toy.pool), refusal);
    for (const rule of Object.values(selectionRules))
      assert.throws(() => selectByRule(coarse, toy.pool, rule, { count: 2 }), refusal);
  });
});
