import assert from 'node:assert/strict';
import { drawShadowRecords } from '../../../src/attack/shadow/drawShadowRecords';
import { Ensemble } from '../../../src/models/ensemble';
import { trainReferences } from '../../../src/train/trainReferences';
import { general, toySplit } from './overfit';

describe('drawShadowRecords', () => {
  const split = toySplit();
  const { adversary } = split;
  const labels = adversary.labels();
  let references: Ensemble;
  before(async () => {
    references = await trainReferences(split, { ...general, steps: 1 }, { models: 5, store: false });
  });

  /** Positions of each class among the adversary's records that a model was, or was not, trained on. */
  const available = (model: number, label: number, member: number) =>
    [...labels.keys()].filter(
      at => labels[at] === label && references.models[model].sample.includes(adversary.indices[at]) === Boolean(member),
    );

  for (const perModel of [1, 10, 1000])
    it(`has as many 'in' as 'out' of each class and model, as many as there are up to ${perModel}`, () => {
      const drawn = drawShadowRecords(references, { perModel, seed: 3 });
      assert.equal(drawn.length, 2);
      drawn.forEach(({ model, record, member }, label) => {
        assert.deepEqual([record.length, member.length], [model.length, model.length]);
        for (let m = 0; m < 5; m++) {
          const both = [0, 1].map(wanted => record.filter((_, i) => model[i] === m && member[i] === wanted));
          const size = Math.min(perModel, ...[0, 1].map(side => available(m, label, side).length));
          assert.ok(size > 0);
          both.forEach((records, side) => {
            assert.equal(records.length, size);
            assert.equal(new Set(records).size, size, 'no record twice');
            const allowed = new Set(available(m, label, side));
            assert.ok(
              records.every(at => allowed.has(at)),
              'of the class and the side',
            );
          });
        }
      });
    });

  it('draws for a model the same records whatever other models there are, and others for another seed', () => {
    const first = new Ensemble('reference', split, references.architecture, references.models.slice(0, 2));
    const [few, all, other] = [
      drawShadowRecords(first, { perModel: 10, seed: 3 }),
      drawShadowRecords(references, { perModel: 10, seed: 3 }),
      drawShadowRecords(references, { perModel: 10, seed: 4 }),
    ];
    few.forEach(({ record }, label) => assert.deepEqual(record, all[label].record.slice(0, record.length)));
    assert.notDeepEqual(all, other);
  });

  it('has nothing of a model that was trained on all of the records, or none', () => {
    const models = [adversary.indices, Int32Array.of()].map(sample => ({
      sample,
      weights: references.models[0].weights,
    }));
    const drawn = drawShadowRecords(new Ensemble('reference', split, references.architecture, models), {
      perModel: 10,
      seed: 3,
    });
    assert.deepEqual(drawn, Array(2).fill({ model: [], record: [], member: [] }));
  });

  it('rejects a perModel or seed that is no whole number', () => {
    for (const perModel of [0, 1.5, NaN])
      assert.throws(
        () => drawShadowRecords(references, { perModel, seed: 1 }),
        /Expected perModel to be a whole number of at least 1, got/,
      );
    assert.throws(
      () => drawShadowRecords(references, { perModel: 1, seed: -1 }),
      /Expected seed to be a whole number of at least 0, got -1/,
    );
  });
});
