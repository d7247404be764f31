import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Scores } from '../../../src/attack/result';
import { attackByShadows } from '../../../src/attack/shadow/attackByShadows';
import type { ShadowAttack } from '../../../src/attack/shadow/shadowAttack';
import { trainShadowAttack } from '../../../src/attack/shadow/trainShadowAttack';
import { AttackSplit } from '../../../src/data/splitForAttack';
import { evaluate } from '../../../src/evaluate/evaluation';
import { precisionRecall } from '../../../src/evaluate/precisionRecall';
import { Ensemble } from '../../../src/models/ensemble';
import { Selection } from '../../../src/select/selection';
import { byHeart, general, toyModels, toySplit } from './overfit';

/** Share of the right among guesses of "member" where the confidence is above one half. */
const precisionAtHalf = (result: Scores) => evaluate(result, { threshold: 0.5 }).precision;

describe('attackByShadows', () => {
  const split = toySplit();
  const { pool } = split;
  let overfit: Awaited<ReturnType<typeof toyModels>>;
  let attack: ShadowAttack;
  before(async () => {
    overfit = await toyModels(byHeart, split);
    attack = await trainShadowAttack(overfit.references, { steps: 400 });
  });

  it('tells members of models that learned by heart', () => {
    const result = attack.attack(overfit.targets, pool);
    const { value, trials } = precisionAtHalf(result);
    assert.ok(value! > 0.6 && trials > 300, `${value} of ${trials}`);
  });

  it('tells the listener that is handed in how it learns, and stops at the signal', async () => {
    const labels = new Set<string>();
    const progress = { state: ({ label }: { label: string }) => labels.add(label) };
    await trainShadowAttack(overfit.references, { steps: 40, progress });
    assert.deepEqual([...labels], ['toy: 2 attack classifiers']);
    const signal = AbortSignal.abort();
    await assert.rejects(trainShadowAttack(overfit.references, { steps: 40, signal }), {
      name: 'InterruptedError',
      message: 'Stopped before toy: 2 attack classifiers.',
    });
  });

  it('is near chance on models that generalise', async () => {
    const { references, targets } = await toyModels(general, toySplit(0.4));
    const result = await attackByShadows(references, targets, targets.split.pool, { steps: 400 });
    const { tp, fp, members, nonMembers } = evaluate(result, { threshold: 0.5 });
    const right = (tp + nonMembers - fp) / (members + nonMembers);
    assert.ok(Math.abs(right - 0.5) < 0.04, `${right} of the answers are right`);
    assert.ok(result.score.values.every(one => Math.abs(one - 0.5) < 0.2));
  });

  it('has the confidence of the classifier of the true class for a score, and no p', () => {
    const { score: confidence, p, loss, truth } = attack.attack(overfit.targets, pool);
    const { values, records } = overfit.targets.logits(pool);
    const labels = pool.labels();
    assert.deepEqual([confidence.width, confidence.values.length, p], [100, 2000, undefined]);
    const forward = ([kernel, bias, outKernel, outBias]: Float32Array[], input: number[]) => {
      const hidden = Array.from(bias, (b, u) =>
        Math.max(
          0,
          input.reduce((sum, x, i) => sum + x * kernel[i * 64 + u], b),
        ),
      );
      const [out, member] = [0, 1].map(o => hidden.reduce((sum, h, u) => sum + h * outKernel[2 * u + o], outBias[o]));
      return Math.exp(member) / (Math.exp(out) + Math.exp(member));
    };
    for (let i = 0; i < 2000; i += 7) {
      const [t, r] = [Math.floor(i / 100), i % 100];
      const z = [0, 1].map(c => values[(t * records + r) * 2 + c]);
      const input = z.map(one => Math.fround(1 / z.reduce((sum, other) => sum + Math.exp(other - one), 0)));
      assert.ok(Math.abs(confidence.values[i] - forward(attack.classifiers[labels[r]]!, input)) < 1e-9);
      assert.equal(truth![i], Number(overfit.targets.models[t].sample.includes(pool.indices[r])));
      assert.ok(Math.abs(loss!.values[i] - Math.log1p(Math.exp(z[1 - labels[r]] - z[labels[r]]))) < 1e-9);
    }
  });

  it('counts "member" exactly where the confidence is at least the threshold', () => {
    const { score: confidence, truth } = attack.attack(overfit.targets, pool);
    const result = attack.attack(overfit.targets, pool);
    for (const threshold of [0.5, 0.6, 0.8, confidence.values[3], Math.max(...confidence.values)]) {
      const guessed = [...confidence.values.keys()].filter(i => confidence.values[i] >= threshold);
      const { tp, fp } = evaluate(result, { threshold });
      assert.deepEqual(
        [tp, fp],
        [1, 0].map(member => guessed.filter(i => truth![i] === member).length),
      );
    }
  });

  it('trains on as many predictions of members as of others', () => {
    assert.equal(attack.classifiers.length, 2);
    for (const [label, count] of attack.trainedOn.entries()) {
      const labels = split.adversary.labels();
      const wanted = overfit.references.models.reduce((sum, { sample }) => {
        const learned = new Set(sample);
        const sides = [true, false].map(
          side =>
            split.adversary.indices.filter((index, at) => labels[at] === label && learned.has(index) === side).length,
        );
        return sum + 2 * Math.min(100, ...sides);
      }, 0);
      assert.equal(count, wanted);
    }
  });

  it('gives the same confidences for the same seed, by default that of the split, and others for another', async () => {
    const confidences = async (seed?: number) =>
      (await attackByShadows(overfit.references, overfit.targets, pool, { steps: 20, seed })).score;
    const first = await confidences();
    assert.deepEqual(await confidences(split.seed), first);
    assert.notDeepEqual(await confidences(split.seed + 1), first);
  });

  it('learns from the first reference models only, if it is told to', async () => {
    const { references, targets } = overfit;
    const few = await attackByShadows(references, targets, pool, { steps: 20, models: 3 });
    const same = new Ensemble('reference', split, references.architecture, references.models.slice(0, 3));
    assert.equal(few.references, 3);
    assert.deepEqual(few.score, (await attackByShadows(same, targets, pool, { steps: 20 })).score);
    assert.notDeepEqual(few.score, (await attackByShadows(references, targets, pool, { steps: 20 })).score);
  });

  it('keeps a selection and its warnings, and can take another name', () => {
    const chosen = new Selection(
      pool,
      Int32Array.from({ length: 100 }, (_, i) => Number(i > 2)),
      { training: 1, adversary: 1 },
      0.1,
      0.5,
    );
    chosen.warnings.push('of the selection');
    const result = attack.attack(overfit.targets, chosen);
    const other = result.named('earlier');
    assert.equal(result.selection, chosen);
    assert.equal(result.score.width, 3);
    assert.equal(result.warnings[0], 'of the selection');
    assert.deepEqual({ ...other }, { ...result, name: 'earlier' });
    assert.deepEqual(other.table().columns, [
      'record',
      'class',
      'neighbours',
      'smallest score',
      'median score',
      'largest score',
    ]);
    assert.deepEqual(result.toFrame().columns, ['record', 'class', 'target', 'loss', 'score', 'member']);
    assert.equal(inspect(result), 'ScoreResult: shadow (attack classifiers, 12 references) on 3 records of 20 targets');
    assert.match(
      inspect(attack),
      /^ShadowAttack: 2 attack classifiers, trained on [\d,]+ predictions of 12 reference models$/,
    );
  });

  it('answers when nothing was chosen', () => {
    const none = attack.attack(
      overfit.targets,
      new Selection(pool, new Int32Array(100).fill(1), { training: 1, adversary: 1 }, 0.1, 0.5),
    );
    assert.deepEqual([none.score.values.length, precisionRecall(none).cutoff.length], [0, 0]);
    assert.deepEqual([none.table().shape[0], none.toFrame().shape[0]], [0, 0]);
  });

  it('is undecided about a class that no reference model was trained on, and says so', async () => {
    const { dataset } = split;
    const ofMinus = [...split.adversary.indices].filter(index => dataset.labels[index] === 0);
    const lopsided = new AttackSplit({ dataset, pool: split.pool.indices, adversary: ofMinus });
    const { references, targets } = await toyModels({ ...general, steps: 5 }, lopsided);
    const result = await attackByShadows(references, targets, lopsided.pool, { steps: 20 });
    const labels = lopsided.pool.labels();
    result.score.values.forEach((one, i) => assert.equal(one === 0.5, labels[i % 100] === 1, `${one}`));
    assert.ok(
      result.warnings.some(text =>
        /^No reference model was trained on some records of class \+ .* confidence 0\.5/.test(text),
      ),
    );
  });

  it('rejects bad input', async () => {
    const { references, targets } = overfit;
    const rejects = (work: () => unknown, message: RegExp) =>
      assert.rejects(async () => work(), { name: 'RangeError', message });
    await rejects(() => attackByShadows(targets, references, pool), /reference models first and target models second/);
    await rejects(() => trainShadowAttack(targets), /Expected reference models, got "target models"/);
    await rejects(
      () => trainShadowAttack(references, { perModel: 0 }),
      /perModel to be a whole number of at least 1, got 0/,
    );
    await rejects(
      () => trainShadowAttack(references, { models: 0 }),
      /models to be a whole number of at least 1, got 0/,
    );
    await rejects(
      () => trainShadowAttack(references, { models: 13 }),
      /models to be at most 12, the number of reference models, got 13/,
    );
    await rejects(
      () => trainShadowAttack(references, { steps: 0.5 }),
      /steps to be a whole number of at least 1, got 0\.5/,
    );
    await rejects(() => trainShadowAttack(references, { seed: -1 }), /seed to be a whole number of at least 0, got -1/);
    await rejects(
      () => attack.attack(references, pool),
      /reference models first and target models second, got "reference and reference models"/,
    );
    await rejects(
      () => attack.attack(targets, split.adversary),
      /records that are not the adversary's, got "record \d+/,
    );
    const other = await toyModels({ ...general, steps: 1 }, toySplit());
    await rejects(() => attack.attack(other.targets, pool), /models of one split, got "two splits"/);
    const diverged = ({ kind, architecture, models: [{ sample, weights }] }: Ensemble) =>
      new Ensemble(kind, split, architecture, [{ sample, weights: weights.map(values => values.map(() => NaN)) }]);
    await rejects(
      () => trainShadowAttack(diverged(references)),
      /logits of the reference models that are numbers, .*Did a model diverge\?/,
    );
    await rejects(
      () => attack.attack(diverged(targets), pool),
      /logits of the target models that are numbers, got "NaN or Infinity for model 0"/,
    );
    const whole = new Ensemble('reference', split, references.architecture, [
      { ...references.models[0], sample: split.adversary.indices },
    ]);
    await rejects(
      () => trainShadowAttack(whole),
      /reference models that were trained on some of the adversary's records and not on others, got "none"/,
    );
  });
});
