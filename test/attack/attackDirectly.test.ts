import assert from 'node:assert/strict';
import { attackDirectly, attackLosses } from '../../src/attack/attackDirectly';
import { randomFor } from '../../src/core/random';
import { loadCancer } from '../../src/data/load/loadCancer';
import { Records } from '../../src/data/records';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import { evaluate } from '../../src/evaluate/evaluation';
import type { Architecture } from '../../src/models/architecture';
import { Ensemble } from '../../src/models/ensemble';
import type { Checkpoints } from '../../src/models/store/checkpoints';
import { Selection } from '../../src/select/selection';
import { selectVulnerable } from '../../src/select/selectVulnerable';
import { leftTail } from '../../src/stats/tail/leftTail';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';

const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });
const methods = ['pchip', 'rank', 'student'] as const;

describe('attackLosses', () => {
  const random = randomFor(1, 'losses');
  const draw = (models: number, width: number) => ({
    values: new Float64Array(models * width).map(() => Math.log1p(Math.exp(-3 - 2 * random.normal()))),
    width,
  });
  const reference = draw(20, 6);
  const target = draw(9, 6);

  for (const method of methods)
    it(`has the p-values of leftTail, record by record and target by target: ${method}`, () => {
      const result = attackLosses({ reference, target }, { method });
      assert.deepEqual([result.name, result.method, result.references, result.p.width], ['direct', method, 20, 6]);
      assert.equal(result.p.values.length, 54);
      assert.equal(result.loss, target);
      assert.equal(result.truth, undefined);
      result.p.values.forEach((p, i) => {
        const losses = Array.from({ length: 20 }, (_, m) => reference.values[m * 6 + (i % 6)]);
        assert.equal(p, leftTail(losses, target.values[i], { method }));
      });
    });

  it('is pchip by default, and says which cut-offs are out of reach and what guesses there rest on', () => {
    const result = attackLosses({ reference, target });
    assert.equal(result.method, 'pchip');
    for (const [method, basis] of [
      ['pchip', /rest on pchip's interpolation/],
      ['rank', /no guess is possible/],
      ['student', /rest on the tail of a t/],
    ] as const) {
      const { warnings } = attackLosses({ reference, target }, { method });
      assert.equal(warnings.length, 1);
      assert.match(
        warnings[0],
        new RegExp(
          String.raw`^With 20 references ranks support no p-value below 1/21 = 0\.048\. ` +
            String.raw`Of the paper's cut-offs 0\.0001, .*, 0\.014 are out of reach`,
        ),
      );
      assert.match(warnings[0], basis);
    }
  });

  it('warns where calibration fails, once, if the truth is known', () => {
    const low = { values: target.values.map(loss => loss / 100), width: 6 };
    const truth = new Uint8Array(54);
    assert.deepEqual(attackLosses({ reference, target, truth }, { method: 'rank' }).warnings.length, 1);
    assert.ok(!attackLosses({ reference, target: low }).warnings.some(text => /Calibration/.test(text)));
    const failing = attackLosses({ reference, target: low, truth }, { method: 'rank' });
    const told = (warnings: string[]) =>
      warnings.filter(text => /^Calibration fails: .* % \[.*\] of non-members lie at or below 0\.05/.test(text)).length;
    for (const { warnings } of [failing, failing.named('other'), failing.record(1)]) assert.equal(told(warnings), 1);
    assert.equal(told(attackLosses({ reference, target: low, truth: truth.map(() => 1) }).warnings), 0);
  });

  it('gives every record a p-value: ties, zeros and infinities drop none', () => {
    const hard = matrix(5, 0, 0, 1, Infinity, 0, 0, 1, 1, Infinity, Infinity, 0, 1, 1, 3, 2);
    const observed = matrix(5, 0, 0, 1, Infinity, 0, /**/ 2, 0.5, 0.5, 1, Infinity);
    for (const method of methods) {
      const { p } = attackLosses({ reference: hard, target: observed }, { method });
      assert.ok(
        p.values.every(value => value >= 0 && value <= 1),
        `${method}: ${p.values}`,
      );
    }
    assert.deepEqual(
      [...attackLosses({ reference: hard, target: observed }, { method: 'rank' }).p.values],
      [1, 2 / 4, 1, 1, 2 / 4, /**/ 1, 2 / 4, 1 / 4, 1 / 4, 1],
    );
  });

  it('takes losses of any sign by rank only', () => {
    const signed = matrix(1, -3, 2, -1);
    const one = matrix(1, -2);
    assert.deepEqual([...attackLosses({ reference: signed, target: one }, { method: 'rank' }).p.values], [2 / 4]);
    for (const method of ['pchip', 'student'] as const)
      assert.throws(
        () => attackLosses({ reference: signed, target: one }, { method }),
        /reference losses to be log losses of at least 0, got "-3 for model 0, record 0"/,
      );
  });

  it('copies the truth', () => {
    const truth = [1, 0, 1, 0];
    const result = attackLosses({ reference: matrix(2, 1, 2, 3, 4), target: matrix(2, 1, 1, 1, 1), truth });
    truth[0] = 0;
    assert.deepEqual(result.truth, Uint8Array.of(1, 0, 1, 0));
  });

  it('takes nothing but 0 and 1 for the truth', () => {
    const two = { values: Float64Array.of(1, 2), width: 1 };
    assert.throws(
      () => attackLosses({ reference: two, target: two, truth: [255, 0] }),
      /Expected truth of 1 \(member\) or 0 \(non-member\), got 255/,
    );
  });

  it('answers for no records and for no targets', () => {
    const none = attackLosses({ reference: matrix(0), target: matrix(0) });
    assert.deepEqual([none.p.values.length, none.warnings], [0, []]);
    assert.equal(attackLosses({ reference, target: matrix(6) }).p.values.length, 0);
  });

  it('rejects what does not fit together', () => {
    const rejects = (
      losses: Parameters<typeof attackLosses>[0],
      message: RegExp,
      method: 'pchip' | 'rank' | 'student' = 'pchip',
    ) => assert.throws(() => attackLosses(losses, { method }), { name: 'RangeError', message });
    rejects({ reference, target: matrix(3, 1, 2, 3) }, /of one width, got "\[20 × 6\] and \[1 × 3\]"/);
    rejects({ reference, target: matrix(6, 1, 2, 3) }, /rows of 6 values in target losses, got "3 values"/);
    rejects({ reference, target, truth: [1, 0] }, /truth for 9 targets × 6 records, got "2 values"/);
    rejects(
      { reference: matrix(2, 1, 1), target: matrix(2, 1, 1) },
      /at least 2 reference losses, got 1\. Train more reference models/,
    );
    rejects(
      { reference: matrix(2, 1, 1, 1, NaN), target: matrix(2, 1, 1) },
      /reference losses .* "NaN for model 1, record 1"\. Did the model diverge\?/,
    );
    for (const method of methods)
      rejects(
        { reference: matrix(2, 1, 1, 1, 1), target: matrix(2, 1, 1, NaN, 1) },
        /target losses .* "NaN for model 1, record 0"/,
        method,
      );
    rejects({ reference, target }, /method to be one of pchip, rank, student, got "normal"/, 'normal' as 'rank');
  });
});

describe('attackDirectly', () => {
  const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 400 };
  let split: AttackSplit;
  let references: Ensemble;
  let targets: Ensemble;
  let chosen: Selection;
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 200 });
    references = await trainReferences(split, architecture, { models: 20, store: false });
    targets = await trainTargets(split, architecture, { splits: 10, store: false });
    chosen = selectVulnerable(references, split.pool, { delta: 0.05 });
  });

  it('attacks every chosen record on every target', () => {
    const result = attackDirectly(references, targets, chosen);
    assert.ok(chosen.records.length >= 3, `${chosen.records.length} chosen`);
    assert.equal(result.selection, chosen);
    assert.equal(result.p.width, chosen.records.length);
    assert.equal(result.p.values.length, 20 * chosen.records.length);
    assert.ok(result.p.values.every(p => p >= 0 && p <= 1));
    assert.ok(result.warnings.some(text => /1\/21/.test(text)));
  });

  it('takes records without a selection just as well', () => {
    const wanted = attackDirectly(references, targets, chosen);
    const result = attackDirectly(references, targets, chosen.records);
    assert.deepEqual([result.selection, result.records], [undefined, chosen.records]);
    assert.deepEqual([result.p, result.truth], [wanted.p, wanted.truth]);
    assert.deepEqual(result.table().columns, ['record', 'class', 'smallest p', 'median p']);
  });

  it('takes log losses of the true class, in float64 from the logits', () => {
    const { loss, p } = attackDirectly(references, targets, chosen, { method: 'rank' });
    const losses = (ensemble: Ensemble, r: number) => {
      const { values, models, records } = ensemble.logits(chosen.records);
      return Array.from({ length: models }, (_, m) => {
        const z = [...values.subarray((m * records + r) * 2, (m * records + r) * 2 + 2)];
        const own = chosen.records.labels()[r];
        return Math.log1p(Math.exp(z[1 - own] - z[own]));
      });
    };
    for (let r = 0; r < p.width; r++) {
      const [known, seen] = [losses(references, r), losses(targets, r)];
      seen.forEach((value, t) => {
        assert.ok(Math.abs(loss!.values[t * p.width + r] - value) <= 1e-12 * (1 + value));
        assert.ok(Math.abs(p.values[t * p.width + r] - (1 + known.filter(one => one <= value).length) / 21) < 1e-12);
      });
    }
  });

  it('knows who is a member: each record in exactly half of the targets', () => {
    const { truth, p } = attackDirectly(references, targets, chosen);
    targets.models.forEach(({ sample }, t) =>
      chosen.records.indices.forEach((index, r) =>
        assert.equal(truth![t * p.width + r], sample.includes(index) ? 1 : 0),
      ),
    );
    for (let r = 0; r < p.width; r++)
      assert.equal(
        truth!.filter((_, i) => i % p.width === r).reduce((sum, one) => sum + one, 0),
        10,
      );
  });

  it('finds members more often than others, end to end', () => {
    // Members have the smaller p-value more often than not: these records do influence the model.
    const { p, truth } = attackDirectly(references, targets, chosen);
    const mean = (wanted: number) => {
      const some = Array.from(p.values).filter((_, i) => truth![i] === wanted);
      return some.reduce((sum, value) => sum + value, 0) / some.length;
    };
    assert.ok(mean(1) < mean(0), `mean p ${mean(1)} of members, ${mean(0)} of others`);
    const { tp, fp, members, nonMembers } = evaluate(attackDirectly(references, targets, chosen), { cutoff: 1 });
    assert.deepEqual([tp, fp, members, nonMembers], Array(4).fill(10 * p.width));
  });

  it('passes on the warnings of all it was given, and says how often a non-member has a twin among the members', () => {
    const pool = new Records(split.dataset, split.pool.indices.slice().reverse()); // not a set that is stored
    const all = new Selection(pool, new Int32Array(200), { training: 100, adversary: 499 }, 0.05, 0.1);
    all.warnings.push('of the selection');
    const warned = ({ kind, architecture, models }: Ensemble) =>
      new Ensemble(kind, split, architecture, models, {
        warnings: [`of the ${kind} models`],
      } as unknown as Checkpoints);
    const { warnings } = attackDirectly(warned(references), warned(targets), all);
    const { notes } = split.dataset; // the selection has these too: they are said once
    const given = ['of the selection', 'of the reference models', 'of the target models'];
    assert.ok(notes.length > 0);
    assert.deepEqual(warnings.slice(0, notes.length + 3), [...notes, ...given]);
    const key = (index: number) =>
      `${split.dataset.features.values.slice(index * 9, index * 9 + 9)} ${split.dataset.labels[index]}`;
    let pairs = 0;
    for (const { sample } of targets.models) {
      const seen = new Set(Array.from(sample, key));
      pairs += [...split.pool.indices].filter(index => !sample.includes(index) && seen.has(key(index))).length;
    }
    assert.ok(pairs > 0);
    assert.match(warnings.at(-1)!, new RegExp(`^In ${pairs} of the 4000 pairs`));
  });

  it('refuses records that reference models may be trained on', () => {
    const theirs = selectVulnerable(references, split.adversary, { delta: 0.05 });
    assert.throws(
      () => attackDirectly(references, targets, theirs),
      /Expected records that are not the adversary's, got "record \d+/,
    );
  });

  it('answers when nothing was chosen', () => {
    const none = selectVulnerable(references, split.pool, { delta: 2 });
    const result = attackDirectly(references, targets, none);
    assert.equal(result.p.values.length, 0);
    assert.match(result.warnings[split.dataset.notes.length], /No record has fewer than 0\.1 expected neighbours/);
  });

  it('rejects models in the wrong place, of another split, and records of other data', async () => {
    assert.throws(
      () => attackDirectly(targets, references, chosen),
      /reference models first and target models second, got "target and reference models"/,
    );
    assert.throws(() => attackDirectly(references, references, chosen), /got "reference and reference models"/);
    const other = splitForAttack(split.dataset, { pool: 200, seed: 2 });
    const others = await trainReferences(other, { ...architecture, steps: 1 }, { models: 2, store: false });
    assert.throws(() => attackDirectly(others, targets, chosen), /models of one split, got "two splits"\. Pass both/);
    const again = splitForAttack(await loadCancer(), { pool: 200 });
    assert.throws(
      () =>
        attackDirectly(
          references,
          targets,
          new Selection(again.pool, new Int32Array(200), { training: 1, adversary: 2 }, 0.1, 0.1),
        ),
      /records of the dataset that was split/,
    );
  });
});
