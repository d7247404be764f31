import assert from 'node:assert/strict';
import { loadCancer } from '../../src/data/load/loadCancer';
import { Records } from '../../src/data/records';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import type { Ensemble } from '../../src/models/ensemble';
import { deltaFor, selectAtEach, selectVulnerable } from '../../src/select/selectVulnerable';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 150 };

describe('choice of vulnerable records', () => {
  let split: AttackSplit;
  let references: Ensemble;
  let targets: Ensemble;
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 200 });
    references = await trainReferences(split, architecture, { models: 12, store: false });
    targets = await trainTargets(split, { ...architecture, steps: 1 }, { splits: 1, store: false });
  });

  it('refuses records of another load of the data, whose indices mean nothing here', async () => {
    const others = splitForAttack(await loadCancer(), { pool: 200 }).pool;
    assert.throws(
      () => selectVulnerable(references, others),
      /Expected records of the reference models' data set, got "records of another load of it"/,
    );
    assert.throws(
      () => deltaFor(references, others, { count: 3 }),
      /Expected records of the reference models' data set/,
    );
  });

  /** Cosine distances in float64 from each record to the adversary's other records, in the logits of all models. */
  const distances = (records: Records): number[][] => {
    const [own, others] = [references.logits(records), references.logits(split.adversary)];
    return Array.from(records.indices, (index, r) =>
      Array.from(split.adversary.indices, (other, s) => {
        let dot = 0;
        let a = 0;
        let b = 0;
        for (let m = 0; m < own.models; m++)
          for (let c = 0; c < own.classes; c++) {
            const x = own.values[(m * own.records + r) * own.classes + c];
            const y = others.values[(m * others.records + s) * own.classes + c];
            dot += x * y;
            a += x * x;
            b += y * y;
          }
        return other === index ? Infinity : 1 - dot / Math.sqrt(a * b);
      }),
    );
  };

  describe('selectVulnerable', () => {
    it('counts neighbours among the adversary’s records and chooses by E[N_n] = N’_n · N / N’', () => {
      const selection = selectVulnerable(references, split.pool, { delta: 0.05, beta: 1 });
      assert.equal(selection.neighbours.length, 200);
      const away = distances(split.pool);
      split.pool.indices.forEach((index, i) => {
        const count = selection.neighbours[i];
        assert.ok(
          count >= away[i].filter(d => d < 0.05 - 1e-6).length && count <= away[i].filter(d => d < 0.05 + 1e-6).length,
          `record ${index}: ${count}`,
        );
        assert.equal(selection.records.indices.includes(index), (count * 100) / 499 < 1);
        assert.ok(Math.abs(selection.expected(i) - (count * 100) / 499) < 1e-12);
      });
      assert.ok(selection.records.length > 0 && selection.records.length < 200);
    });

    it('has the main setting of the paper as default: δ 0.1, β 0.1', () => {
      const selection = selectVulnerable(references, split.pool);
      assert.deepEqual([selection.delta, selection.beta], [0.1, 0.1]);
      assert.ok(selection.positions.every(i => selection.neighbours[i] === 0));
    });

    it('chooses no fewer with a smaller δ or a larger β', () => {
      const chosen = (delta: number, beta: number) =>
        new Set(selectVulnerable(references, split.pool, { delta, beta }).records.indices);
      const sets = [chosen(0.1, 0.1), chosen(0.02, 0.1), chosen(0.02, 1), chosen(0.02, 5)];
      sets.slice(1).forEach((set, i) => assert.ok([...sets[i]].every(index => set.has(index))));
      assert.ok(sets[3].size > sets[0].size);
    });

    it('does not count a record of the adversary as its own neighbour', () => {
      const delta = 0.001;
      const some = new Records(split.dataset, split.adversary.indices.slice(0, 80));
      const { neighbours } = selectVulnerable(references, some, { delta });
      distances(some).forEach((away, i) =>
        assert.ok(
          neighbours[i] >= away.filter(d => d < delta - 1e-6).length &&
            neighbours[i] <= away.filter(d => d < delta + 1e-6).length,
        ),
      );
      assert.ok(neighbours.includes(0));
    });

    it('rejects target models and values out of range', () => {
      assert.throws(
        () => selectVulnerable(targets, split.pool),
        /Expected reference models, got "target models"\. The selection must not look/,
      );
      assert.throws(
        () => selectVulnerable(references, split.pool, { delta: -1 }),
        /delta to be a number from 0 to 2, got -1/,
      );
      assert.throws(() => selectVulnerable(references, split.pool, { delta: 2.01 }), /delta .* got 2\.01/);
      assert.throws(
        () => selectVulnerable(references, split.pool, { beta: 0 }),
        /beta .* got 0\. Fewer neighbours than this/,
      );
      assert.throws(() => selectVulnerable(references, split.pool, { beta: NaN }), /beta .* got NaN/);
    });

    it('rejects a call that cannot be meant, as its neighbours do', () => {
      for (const select of [selectVulnerable, selectAtEach, deltaFor]) {
        const rejects = (wrong: unknown[], message: RegExp) =>
          assert.throws(() => (select as (...args: unknown[]) => unknown)(...wrong), { name: 'RangeError', message });
        const options =
          select === deltaFor ? { count: 1 } : select === selectAtEach ? { deltas: [0.1] } : { delta: 0.1 };
        for (const wrong of [undefined, null, 5, split, split.pool])
          rejects([wrong, split.pool, options], /references to be models that answer/);
        rejects([Promise.resolve(references), split.pool, options], /Did you forget await\?/);
        for (const wrong of [undefined, null, [0], selectVulnerable(references, split.pool), split])
          rejects([references, wrong, options], /records to be Records/);
        rejects([references, split.pool, { ...options, betta: 1 }], /Did you mean beta\?/);
        rejects([references, split.pool, null], /the options of \w+ to be an object, got null/);
        if (select !== selectVulnerable)
          rejects([references, split.pool], /the options of \w+ to be an object, got undef/);
      }
    });

    it('warns of δ = 0, at which all are chosen', () => {
      const { records, warnings } = selectVulnerable(references, split.pool, { delta: 0 });
      assert.equal(records.length, split.pool.length);
      assert.match(warnings.join(), /Within a delta of 0 no record has a neighbour/);
    });

    it('chooses none of none', () =>
      assert.equal(selectVulnerable(references, new Records(split.dataset, [])).records.length, 0));
  });

  describe('selectAtEach', () => {
    it('chooses for several δ as for one at a time, for records of either side', () => {
      const mixed = new Records(split.dataset, [
        ...split.pool.indices.slice(0, 60),
        ...split.adversary.indices.slice(0, 60),
      ]);
      const deltas = [0.1, 0.001, 0.05, 2];
      for (const beta of [0.1, 1]) {
        const together = selectAtEach(references, mixed, { deltas, beta });
        assert.deepEqual(
          together,
          deltas.map(delta => selectVulnerable(references, mixed, { delta, beta })),
        );
        assert.deepEqual(
          together.map(one => one.delta),
          deltas,
        );
      }
      assert.equal(selectAtEach(references, mixed, { deltas })[0].beta, 0.1);
      assert.deepEqual(selectAtEach(references, mixed, { deltas: [] }), []);
    });

    it('rejects target models and values out of range', () => {
      assert.throws(
        () => selectAtEach(targets, split.pool, { deltas: [0.1] }),
        /reference models, got "target models"/,
      );
      assert.throws(
        () => selectAtEach(references, split.pool, { deltas: [0.1, -1] }),
        /delta to be a number from 0 to 2, got -1/,
      );
      assert.throws(() => selectAtEach(references, split.pool, { deltas: [0.1], beta: 0 }), /beta .* got 0/);
    });
  });

  describe('with a store', () => {
    temporaryStore();
    it('gives the same when neighbours were counted before, for some δ or all, or for fewer models', async () => {
      const same = async (models: number) => {
        const [kept, fresh] = [
          await trainReferences(split, architecture, { models }),
          await trainReferences(split, architecture, { models, store: false }),
        ];
        for (const deltas of [[0.05], [0.05, 0.2], [0.2]])
          assert.deepEqual(
            selectAtEach(kept, split.pool, { deltas }).map(({ neighbours }) => neighbours),
            selectAtEach(fresh, split.pool, { deltas }).map(({ neighbours }) => neighbours),
          );
        assert.equal(deltaFor(kept, split.pool, { count: 3 }), deltaFor(fresh, split.pool, { count: 3 }));
        assert.deepEqual(kept.warnings, []);
      };
      for (const models of [5, 6, 5]) await same(models);
    });
  });

  describe('deltaFor', () => {
    const chosenAt = (records: Records, delta: number, beta: number) =>
      selectVulnerable(references, records, { delta, beta }).records.length;

    for (const beta of [0.1, 1, 2.5])
      it(`gives the largest δ that chooses so many, at β ${beta}`, () => {
        for (const count of [1, 5, 40, 110]) {
          const delta = deltaFor(references, split.pool, { count, beta });
          assert.ok(chosenAt(split.pool, delta, beta) >= count, `${count} at ${delta}`);
          assert.ok(chosenAt(split.pool, delta + 1e-6, beta) < count, `${count} just above ${delta}`);
        }
      });

    it('chooses even all, though many have a twin among the adversary’s', () => {
      assert.ok(split.twins.adversary > 50);
      for (const count of [199, 200])
        assert.ok(chosenAt(split.pool, deltaFor(references, split.pool, { count }), 0.1) >= count);
    });

    it('takes records of both sides together', () => {
      const mixed = new Records(split.dataset, [
        ...split.pool.indices.slice(0, 60),
        ...split.adversary.indices.slice(0, 60),
      ]);
      for (const count of [1, 5, 20, 50]) {
        const delta = deltaFor(references, mixed, { count });
        assert.ok(
          chosenAt(mixed, delta, 0.1) >= count && chosenAt(mixed, delta + 1e-6, 0.1) < count,
          `${count} at ${delta}`,
        );
      }
    });

    it('is 2 when β admits any number of neighbours', () => {
      assert.equal(deltaFor(references, split.pool, { count: 3, beta: 101 }), 2);
      assert.equal(chosenAt(split.pool, 2, 101), 200);
    });

    it('rejects counts that cannot be', () => {
      assert.throws(
        () => deltaFor(references, split.pool, { count: 0 }),
        /count to be a whole number of at least 1, got 0/,
      );
      assert.throws(() => deltaFor(references, split.pool, { count: 1.5 }), /count .* got 1\.5/);
      assert.throws(
        () => deltaFor(references, split.pool, { count: 201 }),
        /count to be at most 200, the number of records, got 201/,
      );
      assert.throws(() => deltaFor(targets, split.pool, { count: 1 }), /reference models, got "target models"/);
      assert.throws(() => deltaFor(references, split.pool, { count: 1, beta: -1 }), /beta .* got -1/);
    });
  });
});
