import assert from 'node:assert/strict';
import { attackByThreshold } from '../../../src/attack/attackByThreshold';
import { attackDirectly } from '../../../src/attack/attackDirectly';
import { attackIndirectly } from '../../../src/attack/indirect/attackIndirectly';
import { attackByLira } from '../../../src/attack/lira/attackByLira';
import type { Scores } from '../../../src/attack/result';
import { attackByRmia } from '../../../src/attack/rmia/attackByRmia';
import { attackByShadows } from '../../../src/attack/shadow/attackByShadows';
import { trainShadowAttack } from '../../../src/attack/shadow/trainShadowAttack';
import { subjects } from '../../../src/contract/subjects';
import { Records } from '../../../src/data/records';
import { auc } from '../../../src/evaluate/auc';
import { calibration } from '../../../src/evaluate/calibration';
import { discoveries } from '../../../src/evaluate/discoveries';
import { evaluate } from '../../../src/evaluate/evaluation';
import { recordRisks } from '../../../src/evaluate/recordRisks';
import { centredLogProbabilities } from '../../../src/models/centredLogProbabilities';
import { fromAnswers } from '../../../src/models/files/fromAnswers';
import type { RecordedAnswers } from '../../../src/models/files/recordedAnswers';
import { type RecordedModels, recordedModels } from '../../../src/models/recorded';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../src/select/rules/selectionRules';
import { deltaFor, selectVulnerable } from '../../../src/select/selectVulnerable';
import { npy, temporaryFolder } from './temporaryFolder';

const { split, references, targets } = subjects({ references: 24, splits: 4 });
const everyone = references.records;

/** What models say and were trained on, as files. */
function filesOf(role: string, models: RecordedModels, kind: 'logits' | 'probabilities' | 'losses') {
  const { values } = models.about(everyone, kind);
  const shape = [models.size, everyone.length, ...(kind === 'losses' ? [] : [2])];
  const membership = npy(models.members(everyone)!, [models.size, everyone.length], 'b1');
  return { [`${role}_${kind}.npy`]: npy(values, shape), [`${role}_membership.npy`]: membership };
}
const both = (kind: 'logits' | 'probabilities' | 'losses') => ({
  ...filesOf('reference', references, kind),
  ...filesOf('target', targets, kind),
});
const sameScores = (a: Scores, b: Scores) =>
  assert.deepEqual([a.score, a.p, a.truth, a.warnings], [b.score, b.p, b.truth, b.warnings]);

describe('models known by answers in files', () => {
  const folder = temporaryFolder();
  let answers: RecordedAnswers;
  before(async () => {
    answers = await fromAnswers(folder(both('logits')), { split });
    assert.match(answers.warnings.join(), /neither ids nor labels/);
  });
  /** The same answers, at hand in this process: every number has to be the same. */
  const atHand = () =>
    [references, targets].map((models, i) => {
      const { members, about, ...rest } = [answers.references, answers.targets][i];
      return { ...rest, members: models.members, about: models.about };
    });

  it('select as they do when they are at hand', () => {
    const wanted = selectVulnerable(references, split.pool, { delta: 0.05, beta: 0.5 });
    const found = selectVulnerable(answers.references, split.pool, { delta: 0.05, beta: 0.5 });
    assert.ok(found.records.length > 0 && found.records.length < split.pool.length);
    assert.deepEqual([found.positions, found.neighbours], [wanted.positions, wanted.neighbours]);
    assert.equal(
      deltaFor(answers.references, split.pool, { count: 7 }),
      deltaFor(references, split.pool, { count: 7 }),
    );
    for (const rule of Object.values(selectionRules))
      assert.deepEqual(
        selectByRule(answers.references, split.pool, rule, { count: 5 }).positions,
        selectByRule(references, split.pool, rule, { count: 5 }).positions,
        rule.name,
      );
  });

  for (const [name, attack] of Object.entries({
    directly: attackDirectly,
    'by a threshold': attackByThreshold,
    'by LiRA offline': attackByLira,
    'by LiRA online': (...[r, t, chosen]: Parameters<typeof attackByLira>) =>
      attackByLira(r, t, chosen, { mode: 'online' }),
    'by RMIA, with the adversary’s records as population': attackByRmia,
    'by shadow models': (...[r, t, chosen]: Parameters<typeof attackByShadows>) =>
      attackByShadows(r, t, chosen, { steps: 60, perModel: 10 }),
  }))
    it(`are attacked ${name}, with the same scores`, async () => {
      const [r, t] = atHand();
      const found = await attack(answers.references, answers.targets, split.pool);
      sameScores(found, await attack(r, t, split.pool));
      const { value } = auc(found);
      assert.ok(value! > 0.6, `AUC ${value}`);
    });

  it('are measured like all others', async () => {
    const result = attackDirectly(answers.references, answers.targets, split.pool, { method: 'rank' });
    const shadow = (await trainShadowAttack(answers.references, { steps: 60, perModel: 10 })).attack(
      answers.targets,
      split.pool,
    );
    const memory = attackDirectly(references, targets, split.pool, { method: 'rank' });
    const numbers = (of: typeof result) => [
      evaluate(of, { cutoff: 0.05 }).precision,
      calibration(of).pValues,
      discoveries(of, { q: 0.2 }).p,
      recordRisks(of).auc,
    ];
    assert.deepEqual(numbers(result), numbers(memory));
    assert.ok(evaluate(shadow, { threshold: 0.5 }).precision.value! > 0.5);
  });

  it('cannot be attacked indirectly, and say why', async () => {
    const chosen = selectByRule(answers.references, split.pool, selectionRules.loss, { count: 2 });
    await assert.rejects(attackIndirectly(answers.references as never, answers.targets as never, chosen), {
      name: 'RangeError',
      message: /reference models of our own, got "24 reference models of \d+"\. .*trainReferences/,
    });
    const asked = { ...answers.targets, ask: () => Promise.reject(new Error('not asked')) };
    await assert.rejects(attackIndirectly(answers.references as never, asked, chosen), {
      name: 'RangeError',
      message: /reference models of our own, got "24 reference models/,
    });
  });

  it('serve with probabilities: their logarithms stand in for logits in a selection, which says so', async () => {
    const known = await fromAnswers(folder(both('probabilities')), { split });
    const centred = recordedModels(centredLogProbabilities(references.about(everyone, 'probabilities')), everyone, {
      kind: 'reference',
      split,
      members: references.members(everyone),
    });
    const found = selectVulnerable(known.references, split.pool, { delta: 0.05, beta: 0.5 });
    assert.deepEqual(found.neighbours, selectVulnerable(centred, split.pool, { delta: 0.05, beta: 0.5 }).neighbours);
    const said = /Log-probabilities less their mean were compared in place of logits, which 24 reference models of/;
    assert.match(found.warnings.join(), said);
    assert.match(found.atBeta(5).only([1]).warnings.join(), said);
    const attacked = attackDirectly(known.references, known.targets, found.only([0, 1, 2]));
    assert.match(attacked.warnings.join(), said);
    for (const rule of Object.values(selectionRules))
      assert.deepEqual(
        selectByRule(known.references, split.pool, rule, { count: 5 }).positions,
        selectByRule(centred, split.pool, rule, { count: 5 }).positions,
        rule.name,
      );
  });

  it('serve with losses for all but selections and shadow models, which say what they lack', async () => {
    const known = await fromAnswers(folder(both('losses')), { split });
    const found = attackDirectly(known.references, known.targets, split.pool);
    assert.deepEqual(found.p, attackDirectly(references, targets, split.pool).p);
    assert.equal(attackByRmia(known.references, known.targets, split.pool).score.values.length, 8 * 40);
    assert.throws(() => selectVulnerable(known.references, split.pool), {
      name: 'RangeError',
      message: /models that give logits for a selection by them, got "losses by 24 reference models of \d+"/,
    });
    await assert.rejects(trainShadowAttack(known.references), /models that give probabilities .*got "losses by 24/);
  });

  it('need no data set: labels and membership do, and what was derived is said on every result', async () => {
    const labels = npy(Int32Array.from(everyone.labels()), [everyone.length]);
    const known = await fromAnswers(folder({ ...both('logits'), 'labels.npy': labels }));
    assert.deepEqual([known.split.pool.length, known.split.adversary.length], [40, 80]);
    assert.deepEqual(known.records.dataset.notes, [
      'The records are known by answers about them: the only feature is their position, and says nothing of them.',
    ]);
    const chosen = selectVulnerable(known.references, known.split.pool, { delta: 0.05, beta: 0.5 });
    const wanted = selectVulnerable(references, split.pool, { delta: 0.05, beta: 0.5 });
    assert.deepEqual([chosen.positions, chosen.neighbours], [wanted.positions, wanted.neighbours]);
    const found = attackDirectly(known.references, known.targets, chosen);
    assert.deepEqual(found.p, attackDirectly(references, targets, wanted).p);
    assert.deepEqual(
      found.warnings.filter(text => /derived/.test(text)),
      [
        "Who holds which records was derived: the 80 that some reference model was trained on are the adversary's, " +
          'the 40 others are the pool.',
      ],
    );
    assert.throws(() => attackDirectly(known.references, known.targets, known.split.adversary), /adversary's/);
  });

  it('need not cover all records of a split', async () => {
    const some = new Records(split.dataset, [...split.pool.indices.slice(0, 6), ...split.adversary.indices]);
    const part = (role: string, models: RecordedModels) => ({
      [`${role}_losses.npy`]: npy(models.about(some, 'losses').values, [models.size, some.length]),
      [`${role}_membership.npy`]: npy(models.members(some)!, [models.size, some.length], 'b1'),
    });
    const files = { ...part('reference', references), ...part('target', targets) };
    const known = await fromAnswers(folder(files), { split, records: some });
    const attacked = new Records(split.dataset, some.indices.slice(0, 6));
    assert.deepEqual(
      attackDirectly(known.references, known.targets, attacked).p,
      attackDirectly(references, targets, attacked).p,
    );
  });
});
