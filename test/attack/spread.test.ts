import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackDirectly, attackLosses } from '../../src/attack/attackDirectly';
import { makeToy } from '../../src/data/load/makeToy';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { coarsen } from '../../src/models/coarsen';
import type { Ensemble } from '../../src/models/ensemble';
import { recordedModels } from '../../src/models/recorded';
import { someModels } from '../../src/models/someModels';
import { blockSpread } from '../../src/stats/tail/blockSpread';
import type { Tail } from '../../src/stats/tail/tail';
import { tails } from '../../src/stats/tail/tails';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 60 };
const phi = (...values: number[]) => ({
  values: Float64Array.from(values, one => Math.log1p(Math.exp(-one))),
  width: 1,
});

describe('the option spread', () => {
  let split: AttackSplit;
  let references: Ensemble;
  let subsets: Ensemble;
  let targets: Ensemble;
  before(async () => {
    split = splitForAttack(makeToy({ records: 100 }), { pool: 40 });
    const options = { models: 12, blocks: 9, store: false } as const;
    references = await trainReferences(split, architecture, options);
    subsets = await trainReferences(split, architecture, { ...options, sampling: 'subset' });
    targets = await trainTargets(split, architecture, { splits: 2, store: false });
  });

  it('widens the references of a target: 1/6 without, 1/3 at 1.25', () => {
    const losses = { reference: phi(0, 1, 2, 3, 4), target: phi(4.2) };
    const p = (spread?: 'none' | number) => attackLosses(losses, { method: 'rank', spread });
    assert.equal(p().p.values[0], 1 / 6);
    assert.equal(p(1).p.values[0], 1 / 6);
    assert.equal(p(1.25).p.values[0], 1 / 3);
    assert.deepEqual(p(1.25).spread, { from: 'given', lambda: 1.25 });
    assert.deepEqual(p().spread, { from: 'none', lambda: 1 });
    assert.match(inspect(p(1.25)), /rank, λ 1\.25, 5 references/);
    assert.match(inspect(p()), /\(rank, 5 references\)/);
  });

  it('works for every tail, and never makes a non-member’s outlier more extreme', () => {
    const own: Tail = { ...tails.rank, name: 'own', leastLoss: 0 };
    const losses = { reference: phi(0, 1, 2, 3, 4), target: phi(4.2) };
    for (const method of ['rank', 'pchip', 'student', own] as const) {
      const [narrow, wide] = ([1, 2] as const).map(spread => attackLosses(losses, { method, spread }).p.values[0]);
      assert.ok(narrow < wide, `${narrow} < ${wide}`);
    }
  });

  it('keeps ties of losses of 0, and takes log losses alone', () => {
    const saturated = { reference: { values: Float64Array.of(0, 0, 0, 1), width: 1 }, target: phi(Infinity) };
    assert.equal(attackLosses(saturated, { method: 'rank', spread: 1.5 }).p.values[0], 4 / 5);
    const scores = { reference: { values: Float64Array.of(-1, 2, 3), width: 1 }, target: phi(0) };
    assert.equal(attackLosses(scores, { method: 'rank' }).p.values[0], 1 / 2);
    assert.throws(() => attackLosses(scores, { method: 'rank', spread: 1.5 }), /log losses of at least 0/);
  });

  it("takes λ of 'finite' from n and N: 20 and 60", () => {
    const lambda = (models: Ensemble) => attackDirectly(models, targets, split.pool, { spread: 'finite' }).spread;
    assert.deepEqual(lambda(references), { from: 'finite', lambda: 1 + 20 / 60 });
    assert.deepEqual(lambda(subsets), { from: 'finite', lambda: 2 });
  });

  it("takes λ of 'blocks' from what they say about the pool, whichever records are attacked", () => {
    for (const models of [references, subsets]) {
      const of = (ensemble: Ensemble) => ({ values: ensemble.about(split.pool, 'losses').values, width: 40 });
      const sizes = { sampling: models.sampling!, trainingSize: 20, adversary: 60 };
      const { lambda, low, high } = blockSpread({ reference: of(models), blocks: of(models.blocks!) }, sizes);
      const result = attackDirectly(models, targets, split.pool, { method: 'rank', spread: 'blocks' });
      assert.deepEqual(result.spread, { from: 'blocks', lambda, low, high });
      const given = attackDirectly(models, targets, split.pool, { method: 'rank', spread: lambda });
      assert.deepEqual(result.p, given.p);
      assert.deepEqual(result.record(3).spread, result.spread);
      assert.deepEqual(result.named('other').spread, result.spread);
    }
  });

  it('finds blocks through models that say less, or are some of them', () => {
    const lambda = (models: Parameters<typeof attackDirectly>[0]) =>
      attackDirectly(models, targets, split.pool, { spread: 'blocks' }).spread!.lambda;
    const rounded = lambda(coarsen(subsets, { decimals: 12 }));
    assert.ok(Math.abs(rounded - lambda(subsets)) < 1e-6, `${rounded}`);
    assert.ok(lambda(someModels(subsets, [0, 1, 2, 3, 4, 5])) >= 1);
  });

  it('says what is wrong with references that share their records, and how sure λ is', async () => {
    const warnings = (models: Ensemble, spread?: 'blocks' | 'finite') =>
      attackDirectly(models, targets, split.pool, { spread }).warnings.join('\n');
    const shares = /share one finite set of records \(n = 20 of N = 60\), so p-values of non-members are too extreme/;
    assert.match(warnings(references), shares);
    assert.match(warnings(references), /up to 1 \+ n\/N = 1\.33/);
    assert.match(warnings(subsets), /up to \(N \+ n\)\/\(N − n\) = 2\.00/);
    assert.doesNotMatch(warnings(subsets, 'finite'), /share one finite set|λ =/);
    assert.doesNotMatch(warnings(subsets, 'blocks'), shares);
    const few = await trainReferences(split, architecture, { models: 12, blocks: 3, store: false });
    assert.match(warnings(few, 'blocks'), /λ = .* rests on 3 block models, too few to tell how uncertain it is/);
  });

  it('refuses what it does not know, and models of which nothing is known', async () => {
    const refuses = (models: Parameters<typeof attackDirectly>[0], spread: unknown, message: RegExp) =>
      assert.throws(
        () => attackDirectly(models, targets, split.pool, { spread: spread as 'none' }),
        (error: Error) => error instanceof RangeError && message.test(error.message),
      );
    refuses(subsets, 'wide', /spread to be 'none', 'finite', 'blocks' or a number, got "wide"/);
    refuses(subsets, 0, /spread to be a number from 0.01 to 100, got 0/);
    refuses(subsets, NaN, /spread/);
    const bare = await trainReferences(split, architecture, { models: 4, store: false });
    refuses(bare, 'blocks', /references with block models for spread: 'blocks', got .*4 reference models.*blocks: 16/);
    const recorded = recordedModels(subsets.about(split.pool, 'losses'), split.pool, { kind: 'reference' });
    for (const spread of ['finite', 'blocks'])
      refuses(recorded, spread, /whose split and sampling are known for spread: .*give λ as a number/);
    assert.equal(attackDirectly(recorded, targets, split.pool, { spread: 1.2 }).spread!.lambda, 1.2);
    assert.throws(
      () => attackLosses({ reference: phi(1, 2), target: phi(1) }, { spread: 'finite' as 'none' }),
      /spread to be 'none' or a number for losses alone, got "finite"/,
    );
    const narrow = splitForAttack(makeToy({ records: 60 }), { pool: 40, adversary: 20 });
    const same = await trainReferences(narrow, architecture, { models: 4, sampling: 'subset', store: false });
    const other = await trainTargets(narrow, architecture, { splits: 1, store: false });
    assert.throws(() => attackDirectly(same, other, narrow.pool, { spread: 'finite' }), /more than 20 records/);
    assert.match(attackDirectly(same, other, narrow.pool).warnings.join('\n'), /variance factor/);
  });
});
