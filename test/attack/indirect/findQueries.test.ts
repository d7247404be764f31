import assert from 'node:assert/strict';
import { attackIndirectly } from '../../../src/attack/indirect/attackIndirectly';
import { clipToValid } from '../../../src/attack/indirect/clipToValid';
import { clusterQueries } from '../../../src/attack/indirect/clusterQueries';
import { type EnhancingQueries, findQueries } from '../../../src/attack/indirect/findQueries';
import { influence } from '../../../src/attack/indirect/influence';
import type { QueryOptions } from '../../../src/attack/indirect/options';
import { noisyQueries, type Queries, uniformQueries } from '../../../src/attack/indirect/queries';
import { row, rows } from '../../../src/core/matrix';
import type { ProgressState } from '../../../src/core/progress';
import { Records } from '../../../src/data/records';
import type { Ensemble } from '../../../src/models/ensemble';
import { logitsOn } from '../../../src/models/tensor/logitsOn';
import { tf } from '../../../src/models/tensor/tensorflow';
import type { Weights } from '../../../src/models/weights';
import { layersTrainer } from '../../../src/train/layers/layersTrainer';
import type { Trainer } from '../../../src/train/trainer';
import { trainPositive } from '../../../src/train/trainPositives';
import { tinyImages } from '../../models/tinyImages';
import { cancerAttack, imageAttack, type SmallAttack, small, smallImages } from './smallAttack';

/** Probabilities of each class, worked out in float64: `[models][queries][classes]`. */
function ask({ architecture, split }: Ensemble, models: Weights[], queries: Queries): number[][][] {
  const { values, records, classes } = logitsOn(architecture, models, queries, split.dataset);
  return models.map((_, m) =>
    Array.from({ length: records }, (_, q) => {
      const z = [...values.subarray((m * records + q) * classes, (m * records + q + 1) * classes)].map(Math.exp);
      return z.map(one => one / z.reduce((a, b) => a + b));
    }),
  );
}

const plainOf = (references: Ensemble) => references.models.map(({ weights }) => weights);

/** I(r, q) of each query, by formula (1). */
function influencesOf(references: Ensemble, positive: Weights[], queries: Queries, label: number): number[] {
  const [higher, lower] = [positive, plainOf(references)].map(models => ask(references, models, queries));
  return Array.from({ length: rows(queries) }, (_, q) =>
    influence(
      higher.map(of => of[q][label]),
      lower.map(of => of[q][label]),
    ),
  );
}

/** The least alike of random queries, by the functions that do each step. */
function keptOf(references: Ensemble, random: Queries, keep: number): Queries {
  const answers = ask(references, plainOf(references), random);
  const features = Array.from({ length: rows(random) }, (_, q) => answers.flatMap(of => of[q])).flat();
  const kept = clusterQueries({ values: Float32Array.from(features), width: features.length / rows(random) }, keep);
  return { values: Float32Array.from([...kept].flatMap(q => [...row(random, q)])), width: random.width };
}

const rowsOf = (queries: Queries) => Array.from({ length: rows(queries) }, (_, q) => [...row(queries, q)]);

/** What holds for whatever was found. */
function assertSound(found: EnhancingQueries, { theta = 0.95, enough = 10, iterations = 200 }: QueryOptions): void {
  const { before, after, acceptedAtFirst, acceptedAfter, queries } = found;
  const accepted = (values: Float64Array) => values.filter(value => value > theta);
  assert.equal(acceptedAtFirst, accepted(before).length);
  assert.deepEqual(found.influence, accepted(after ?? before));
  assert.equal(rows(queries), found.influence.length);
  assert.equal(acceptedAfter, after && found.influence.length);
  assert.equal(after !== undefined, acceptedAtFirst < enough && acceptedAtFirst < before.length && iterations > 0);
  if (after) {
    assert.equal(after.length, before.length);
    before.forEach((value, q) => {
      if (value > theta) assert.equal(after[q], value);
    }); // those accepted stay as they were
  }
}

describe('findQueries', () => {
  let cancer: SmallAttack;
  let images: SmallAttack;
  before(async () => {
    [cancer, images] = [await cancerAttack(), await imageAttack()];
  });

  it('tells the listener that is handed in, and stops at the signal', async () => {
    const { references, chosen } = cancer;
    const clock = performance.now;
    let now = 0;
    performance.now = () => (now += 500); // between any two looks at the clock, so that every step is reported
    const labels = new Set<string>();
    const controller = new AbortController();
    const state = ({ label, done }: ProgressState) => {
      labels.add(label);
      if (label.includes('search') && done > 21) controller.abort();
    };
    const options = { ...small, progress: { state }, signal: controller.signal };
    try {
      await assert.rejects(findQueries(references, chosen.records, options), { name: 'InterruptedError' });
      await assert.rejects(attackIndirectly(references, cancer.targets, chosen, options), {
        name: 'InterruptedError',
        message: 'Stopped before cancer: search for queries of 5 records.',
      });
    } finally {
      performance.now = clock;
    }
    assert.deepEqual([...labels].sort(), [
      'cancer: 16 positive models of each of 5 records',
      'cancer: search for queries of 5 records',
    ]);
  });

  it('has positive models trained by the trainer that is named', async () => {
    const { references, chosen } = images;
    const records = chosen.only([0]).records;
    let trained = 0;
    const counting: Trainer = {
      ...layersTrainer,
      name: 'counting',
      storedAs: 'counting',
      train(task, listener, signal) {
        trained += task.jobs.length;
        return layersTrainer.train(task, listener, signal);
      },
    };
    const found = await findQueries(references, records, { ...smallImages, trainer: counting });
    assert.equal(trained, references.size);
    assert.deepEqual(found, await findQueries(references, records, { ...smallImages, trainer: 'layers' }));
    await assert.rejects(findQueries(references, records, { trainer: 'magic' }), /Expected trainer to be/);
  });

  it('does Algorithm 1: random queries, the least alike, those with I(r, q) above θ', async () => {
    const {
      references,
      split: { dataset },
      chosen: { records },
    } = cancer;
    const found = await findQueries(references, records, { ...small, enough: 0 });
    const kept = keptOf(references, uniformQueries(dataset, { count: 60, seed: 1 }), 12);
    assert.equal(rows(kept), 12);
    assert.deepEqual(
      found.map(({ record }) => record),
      [...records.indices],
    );
    assert.deepEqual(
      found.map(({ label }) => label),
      [...records.labels()],
    );
    for (const one of found) {
      const positive = await trainPositive(references, {
        features: row(dataset.features, one.record),
        label: one.label,
      });
      const wanted = influencesOf(references, positive, kept, one.label);
      assert.deepEqual([...one.before], wanted);
      assert.deepEqual(
        rowsOf(one.queries),
        rowsOf(kept).filter((_, q) => wanted[q] > 0.7),
      );
      assert.equal(
        one.own.influence,
        influencesOf(references, positive, { values: row(dataset.features, one.record), width: 9 }, one.label)[0],
      );
      assertSound(one, { ...small, enough: 0 });
    }
    assert.ok(
      found.some(({ influence }) => influence.length === 12) && found.some(({ influence }) => influence.length < 10),
    );
  });

  it('makes the same again from a seed, and others from another', async () => {
    const {
      references,
      chosen: { records },
    } = cancer;
    const [first, again, by, other] = [
      await findQueries(references, records, small),
      await findQueries(references, records, small),
      await findQueries(references, records, { ...small, seed: 1 }),
      await findQueries(references, records, { ...small, seed: 2 }),
    ];
    assert.deepEqual(again, first);
    assert.deepEqual(by, first); // the split's
    other.forEach(({ queries }, r) =>
      assert.ok(
        rows(queries) === 0 || rows(first[r].queries) === 0 || queries.values[0] !== first[r].queries.values[0],
      ),
    );
  });

  for (const name of ['cancer', 'images'] as const)
    it(`finds for a record what it finds whatever other records are asked for: ${name}`, async () => {
      const {
        references,
        split,
        chosen: {
          records: { indices },
        },
      } = { cancer, images }[name];
      const options = { ...{ cancer: small, images: smallImages }[name], iterations: 3 };
      const find = (...some: number[]) => findQueries(references, new Records(split.dataset, some), options);
      const [a, b] = [indices[0], indices[2]];
      const all = await findQueries(references, new Records(split.dataset, indices), options);
      assert.deepEqual(await find(a), [all[0]]);
      assert.deepEqual(await find(b, a, b), [all[2], all[0], all[2]]);
    });

  it('moves those rejected where few are accepted, and tests them again', async () => {
    for (const [
      {
        references,
        split: { dataset },
        chosen: { records },
      },
      options,
    ] of [
      [cancer, small],
      [images, smallImages],
    ] as const) {
      const plain = await findQueries(references, records, { ...options, enough: 0 });
      const { low, high } = clipToValid(dataset);
      const found = await findQueries(references, records, { ...options, enough: 12 });
      for (const [r, one] of found.entries()) {
        assertSound(one, { ...options, enough: 12 });
        assert.deepEqual(
          [one.before, one.acceptedAtFirst, one.own],
          [plain[r].before, plain[r].acceptedAtFirst, plain[r].own],
        );
        const moved = rowsOf(one.queries).filter(
          query => !rowsOf(plain[r].queries).some(other => other.join() === query.join()),
        );
        assert.equal(moved.length, rows(one.queries) - one.acceptedAtFirst);
        for (const query of moved) query.forEach((value, j) => assert.ok(value >= low[j] && value <= high[j]));
        const positive = await trainPositive(references, {
          features: row(dataset.features, one.record),
          label: one.label,
        });
        assert.deepEqual([...one.influence], influencesOf(references, positive, one.queries, one.label));
      }
      assert.ok(
        found.some(({ acceptedAfter, acceptedAtFirst }) => acceptedAfter! > acceptedAtFirst),
        dataset.name,
      );
    }
  });

  it('puts noise on each image, so that every record has its own queries', async () => {
    const {
      references,
      split: { dataset },
      chosen: { records },
    } = images;
    const found = await findQueries(references, records, { ...small, theta: 0, enough: 0 });
    for (const { record, queries, label, before } of found) {
      const kept = keptOf(references, noisyQueries(dataset, record, { count: 60, seed: 1 }), 12);
      const positive = await trainPositive(references, { features: row(dataset.features, record), label });
      assert.deepEqual([...before], influencesOf(references, positive, kept, label));
      assert.deepEqual(
        rowsOf(queries),
        rowsOf(kept).filter((_, q) => before[q] > 0),
      );
    }
    assert.notDeepEqual(found[0].queries, found[1].queries);
  });

  it('accepts above θ, not at θ: none for 1, with some influence for 0', async () => {
    const {
      references,
      chosen: { records },
    } = cancer;
    const one = await findQueries(references, records, { ...small, theta: 1, iterations: 5 });
    for (const found of one) {
      assert.deepEqual(
        [found.acceptedAtFirst, found.acceptedAfter, rows(found.queries), found.queries.width],
        [0, 0, 0, 9],
      );
      assertSound(found, { theta: 1, iterations: 5 });
    }
    const least = await findQueries(references, records, { ...small, theta: 0 });
    for (const found of least) assertSound(found, { ...small, theta: 0 });
    const some = one.flatMap(({ before }) => [...before]);
    const at = Math.max(...some.filter(value => value < 1)); // a value that occurs
    for (const found of await findQueries(references, records, { ...small, theta: at, enough: 0 }))
      assert.ok(found.influence.every(value => value > at));
  });

  it('does not optimise where none are wanted, no step is, or all were accepted', async () => {
    const {
      references,
      chosen: { records },
    } = cancer;
    for (const options of [{ enough: 0 }, { iterations: 0 }, { theta: 1, enough: 0 }])
      for (const found of await findQueries(references, records, { ...small, ...options })) {
        assertSound(found, { ...small, ...options });
        assert.deepEqual([found.after, found.acceptedAfter], [undefined, undefined]);
      }
    const all = (await findQueries(references, records, { ...small, enough: 100 })).filter(
      ({ acceptedAtFirst }) => acceptedAtFirst === 12,
    );
    assert.ok(all.length > 0 && all.every(({ after }) => after === undefined));
  });

  it('keeps all queries where there are no more than it keeps, and finds for no record nothing', async () => {
    const {
      references,
      split,
      chosen: { records },
    } = cancer;
    const [found] = await findQueries(references, records, { queries: 5, keep: 50, enough: 0 });
    assert.equal(found.before.length, 5);
    assert.deepEqual(await findQueries(references, new Records(split.dataset, [])), []);
  });

  it('leaves no tensor behind', async () => {
    const {
      references,
      chosen: { records },
    } = images;
    const before = tf.memory().numTensors;
    await findQueries(references, records, { ...smallImages, iterations: 2 });
    assert.equal(tf.memory().numTensors, before);
  });

  it('refuses options out of range, target models, and records of other data', async () => {
    const {
      references,
      targets,
      chosen: { records },
    } = cancer;
    const refuses = (models: Ensemble, some: Records, options: QueryOptions, message: RegExp) =>
      assert.rejects(findQueries(models, some, options), { name: 'RangeError', message });
    await refuses(references, records, { theta: 2 }, /theta to be a number from 0 to 1/);
    await refuses(references, records, { seed: -1 }, /seed to be a whole number/);
    await refuses(targets, records, {}, /reference models, got "20 target models"/);
    await refuses(
      references,
      new Records(tinyImages(), [1]),
      {},
      /records of the dataset that was split, got "another dataset"/,
    );
  });
});
