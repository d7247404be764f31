import assert from 'node:assert/strict';
import { attackDirectly } from '../../../src/attack/attackDirectly';
import { attackIndirectly, type IndirectOptions } from '../../../src/attack/indirect/attackIndirectly';
import { findQueries } from '../../../src/attack/indirect/findQueries';
import { combined, judge } from '../../../src/attack/indirect/judge';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { Ensemble } from '../../../src/models/ensemble';
import type { Askable } from '../../../src/models/models';
import type { Checkpoints } from '../../../src/models/store/checkpoints';
import { Selection } from '../../../src/select/selection';
import { cancerAttack, imageAttack, type SmallAttack, small, smallImages } from './smallAttack';

/** Every other model, from the first or from the second on. */
const every = (second: boolean, { kind, split, architecture, models }: Ensemble) =>
  new Ensemble(
    kind,
    split,
    architecture,
    models.filter((_, i) => i % 2 === Number(second)),
  );

describe('attackIndirectly', () => {
  let cancer: SmallAttack;
  let images: SmallAttack;
  before(async () => {
    [cancer, images] = [await cancerAttack(), await imageAttack()];
  });

  for (const crossFit of [false, true])
    it(`finds queries, asks about them, and combines the answers, crossFit: ${crossFit}`, async () => {
      const { targets, chosen } = cancer;
      const finders = crossFit ? every(false, cancer.references) : cancer.references;
      const judges = crossFit ? every(true, cancer.references) : cancer.references;
      const result = await attackIndirectly(cancer.references, targets, chosen, { ...small, crossFit });
      const found = await findQueries(finders, chosen.records, small);
      assert.deepEqual(result.found, found);
      const { p } = result;
      const judged = await Promise.all(found.map(one => judge(judges, targets, one)));
      const wanted = judged.map(one => combined(one, 20, {}));
      assert.deepEqual([p.width, p.values.length, result.references], [5, 100, crossFit ? 8 : 16]);
      p.values.forEach((value, i) => assert.equal(value, wanted[i % 5][Math.floor(i / 5)]));
      judged.forEach((one, r) => assert.deepEqual(result.judgement(r), one));
      assert.deepEqual([result.name, result.method, result.selection], ['indirect', 'kost of pchip', chosen]);
      assert.deepEqual(result.truth, attackDirectly(cancer.references, targets, chosen).truth);
    });

  it('observes the mean log loss of a target over the queries', async () => {
    const { loss, found, ...result } = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen, small);
    for (const [r, one] of found.entries()) {
      const { target } = await judge(cancer.references, cancer.targets, one);
      for (let t = 0; t < 20; t++) {
        const losses = target.values.subarray(t * target.width, (t + 1) * target.width);
        const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
        assert.ok(
          losses.length
            ? Math.abs(loss!.values[t * 5 + r] - mean) < 1e-12
            : Number.isNaN(loss!.values[t * 5 + r]) && result.p.values[t * 5 + r] === 1,
        );
      }
    }
  });

  it('warns where the judges have been fitted to the queries, and not where they took no part', async () => {
    const attack = async (options: IndirectOptions) =>
      (
        await attackIndirectly(
          cancer.references,
          cancer.targets,
          cancer.chosen.only(cancer.chosen.positions.slice(1)),
          { ...small, ...options },
        )
      ).warnings;
    const fitted = (warnings: string[]) => warnings.filter(text => text.includes('p-values may be too small'));
    assert.match(
      fitted(await attack({}))[0],
      /^Queries were chosen and optimised on the very reference models that judge .*crossFit: true keeps/,
    );
    assert.match(fitted(await attack({ enough: 0 }))[0], /^Queries were chosen on the very/);
    assert.deepEqual(fitted(await attack({ crossFit: true })), []);
  });

  it('gives every record and target a p-value, with images and every combination', async () => {
    for (const crossFit of [false, true]) {
      const result = await attackIndirectly(images.references, images.targets, images.chosen, {
        ...smallImages,
        iterations: 5,
        crossFit,
      });
      for (const combination of ['kost', 'brown', 'fisher', 'empirical', 'rank'] as const)
        for (const method of ['pchip', 'rank', 'student'] as const) {
          const { p, method: way } = result.combinedBy({ combination, method });
          assert.deepEqual([p.width, p.values.length, way], [3, 24, `${combination} of ${method}`]);
          assert.ok(p.values.every(value => value >= 0 && value <= 1) && p.values.some(value => value < 1));
        }
    }
  });

  it('guesses nothing where no query is accepted, and says so', async () => {
    const { p, warnings, loss, truth } = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen, {
      ...small,
      theta: 1,
      iterations: 2,
    });
    assert.ok(p.values.length === 100 && p.values.every(value => value === 1) && loss!.values.every(Number.isNaN));
    assert.equal(
      truth!.reduce((a, b) => a + b),
      50,
    );
    assert.ok(warnings.includes('For 5 of 5 records no query was accepted: nothing is guessed about them.'));
    const some = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen, small);
    assert.ok(some.warnings.some(text => text.startsWith('For 1 of 5 records')));
  });

  it('stops while it asks the targets', async () => {
    const controller = new AbortController();
    let asked = 0;
    const { targets } = cancer;
    const slow: Askable = {
      name: targets.name,
      size: targets.size,
      gives: targets.gives,
      kind: targets.kind,
      split: targets.split,
      warnings: [],
      members: set => targets.members(set),
      about: (set, kind) => targets.about(set, kind),
      ask: async (inputs, signal) => {
        asked++;
        controller.abort();
        signal!.throwIfAborted();
        return targets.ask(inputs);
      },
    };
    await assert.rejects(
      attackIndirectly(cancer.references, slow, cancer.chosen, { ...small, signal: controller.signal }),
      {
        name: 'InterruptedError',
        message: /^Stopped during cancer: queries of 5 records put to \d+ targets, at 0 %\./,
      },
    );
    assert.equal(asked, 1);
  });

  it('has a result for an empty selection, with no word on queries', async () => {
    for (const crossFit of [false, true]) {
      const { p, found, warnings } = await attackIndirectly(cancer.references, cancer.targets, cancer.chosen.only([]), {
        ...small,
        crossFit,
      });
      assert.deepEqual([p.values.length, found], [0, []]);
      assert.deepEqual(warnings.slice(0, -1), cancer.split.dataset.notes);
      assert.match(warnings.at(-1)!, /^No record/);
    }
  });

  it('passes on the warnings of all it was given', async () => {
    const { split, references, targets, chosen } = cancer;
    const warned = ({ kind, architecture, models }: Ensemble) =>
      new Ensemble(kind, split, architecture, models, {
        warnings: [`of the ${kind} models`],
      } as unknown as Checkpoints);
    const selection = chosen.only([0]);
    selection.warnings.push('of the selection');
    const { warnings } = await attackIndirectly(warned(references), warned(targets), selection, {
      ...small,
      crossFit: true,
    });
    const { notes } = split.dataset; // the selection has these too: they are said once
    const given = ['of the selection', 'of the reference models', 'of the target models'];
    assert.ok(notes.length > 0);
    assert.deepEqual(warnings.slice(0, notes.length + 3), [...notes, ...given]);
    assert.ok(warnings.some(text => text.startsWith('1 of the 1 records have a twin')));
  });

  it('refuses at once what it cannot work with, naming it', async () => {
    const { references, targets, chosen, split } = cancer;
    const refuses = (some: Ensemble, others: Ensemble, selection: Selection, options: object, message: RegExp) =>
      assert.rejects(attackIndirectly(some, others, selection, options), { name: 'RangeError', message });
    // No record: so it is not the search or the judgement that finds fault.
    for (const [name, value] of [
      ['queries', 0],
      ['keep', 0],
      ['theta', 1.5],
      ['enough', -1],
      ['gamma', -1],
      ['step', 0],
      ['iterations', 0.5],
      ['updates', 0],
      ['references', 'thirds'],
      ['seed', -1],
      ['combination', 'mean'],
      ['method', 'normal'],
      ['correlation', 'rank'],
    ])
      await refuses(references, targets, chosen.only([]), { [name]: value }, new RegExp(`Expected ${name} to be`));
    await refuses(targets, references, chosen, {}, /reference models first and target models second/);
    await refuses(targets, targets, chosen, {}, /got "target and target models"/);
    const other = new Ensemble(
      'target',
      splitForAttack(split.dataset, { pool: 100 }),
      targets.architecture,
      targets.models,
    );
    await refuses(references, other, chosen, {}, /of one split/);
    const adversarys = new Selection(split.adversary, new Int32Array(499), { training: 100, adversary: 499 }, 0.1, 0.1);
    await refuses(references, targets, adversarys, {}, /records that are not the adversary's/);
    const few = (n: number) => new Ensemble('reference', split, references.architecture, references.models.slice(0, n));
    await refuses(few(1), targets, chosen, {}, /at least 2 reference models with crossFit: false, got 1/);
    await refuses(
      few(3),
      targets,
      chosen,
      { crossFit: true },
      /at least 4 reference models with crossFit: true, got 3/,
    );
    for (const combination of ['kost', 'empirical', 'rank'] as const)
      assert.equal(
        (await attackIndirectly(few(4), targets, chosen, { ...small, crossFit: true, combination })).p.values.length,
        100,
      );
  });
});
