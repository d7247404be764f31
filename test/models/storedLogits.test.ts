import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { recordsHash } from '../../src/data/hash';
import { loadCancer } from '../../src/data/load/loadCancer';
import { Records } from '../../src/data/records';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import type { Ensemble } from '../../src/models/ensemble';
import { trainReferences } from '../../src/train/trainReferences';
import { computeLogits } from './computeLogits';
import { temporaryStore } from './temporaryStore';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 20 };

describe('stored logits', () => {
  temporaryStore();
  let split: AttackSplit;
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 20, adversary: 60 });
  });

  const train = () => trainReferences(split, architecture, { models: 3 });
  const computed = ({ models }: Ensemble, records: Records) =>
    computeLogits(
      architecture,
      models.map(({ weights }) => weights),
      records,
    );
  const logitsFiles = ({ store }: Ensemble) =>
    readdirSync(store!.folder)
      .filter(name => /^\d+\.\w+\.safetensors$/.test(name))
      .sort();
  const marks = Float32Array.from({ length: 40 }, (_, i) => i);
  /** Puts values into the store that no model gives out. */
  const mark = ({ store }: Ensemble, index: number) => store!.saveLogits(index, recordsHash(split.pool), marks, 2);

  it('are those that the models give out, one file for each model and set', async () => {
    const ensemble = await train();
    for (const records of [split.pool, split.adversary])
      assert.deepEqual(ensemble.logits(records), computed(ensemble, records));
    assert.equal(logitsFiles(ensemble).length, 6);
  });

  it('are not computed again by a later run, in which only the missing ones are', async () => {
    const first = await train();
    first.logits(split.pool);
    mark(first, 0);
    const second = await trainReferences(split, architecture, { models: 4 });
    const logits = second.logits(split.pool);
    assert.deepEqual(logits.values.subarray(0, 40), marks);
    assert.deepEqual(logits.values.subarray(40), computed(second, split.pool).values.subarray(40));
    assert.equal(logitsFiles(second).length, 4);
    assert.deepEqual(second.warnings, []);
  });

  it('are kept for the sets of the split only, and with a store only', async () => {
    const ensemble = await train();
    const some = new Records(split.dataset, split.pool.indices.slice(1));
    assert.deepEqual(ensemble.logits(some), computed(ensemble, some));
    assert.deepEqual(logitsFiles(ensemble), []);
    const without = await trainReferences(split, architecture, { models: 3, store: false });
    assert.deepEqual(without.logits(split.pool), computed(without, split.pool));
    assert.deepEqual(logitsFiles(ensemble), []);
  });

  it('belong to the records, whatever object holds them', async () => {
    const ensemble = await train();
    const same = new Records(split.dataset, split.pool.indices);
    const logits = ensemble.logits(same);
    assert.equal(logitsFiles(ensemble).length, 3);
    assert.equal(ensemble.logits(split.pool), logits);
  });

  it('are computed again, with a warning, where files are cut short or belong to other models', async () => {
    const whole = await train();
    const wanted = whole.logits(split.pool);
    const [zero, one, two] = logitsFiles(whole).map(name => join(whole.store!.folder, name));
    truncateSync(zero, 200);
    copyFileSync(one, `${one}.kept`);
    renameSync(two, one);
    renameSync(`${one}.kept`, two);
    const mended = await train();
    assert.deepEqual(mended.logits(split.pool), wanted);
    assert.equal(mended.warnings.length, 1);
    assert.match(
      mended.warnings[0],
      /^3 files with stored logits .*; the first is .*0\.\w+\.safetensors \(not a whole safetensors/,
    );
  });

  it('of a model whose weights have changed are computed again, with a warning', async () => {
    const first = await train();
    first.logits(split.pool);
    // As if the model had been lost, and trained again on a machine that rounds differently.
    const {
      sample,
      weights: [kernel, bias],
    } = first.models[1];
    first.store!.save(1, {
      0: { shape: [9, 2], values: kernel.map(weight => weight * (1 + 1e-6)) },
      1: { shape: [2], values: bias },
      sample: { shape: [sample.length], values: sample },
    });
    const second = await train();
    assert.deepEqual(second.logits(split.pool), computed(second, split.pool));
    assert.notDeepEqual(second.logits(split.pool), first.logits(split.pool));
    assert.equal(second.warnings.length, 1);
    assert.match(second.warnings[0], /1\.\w+\.safetensors was not usable .*computed again/);
  });
});
