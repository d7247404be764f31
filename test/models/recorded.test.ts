import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import type { AnswerKind, Answers } from '../../src/models/answers';
import { recordedModels } from '../../src/models/recorded';

const toy = makeToy({ records: 20 });
const records = new Records(toy, [7, 3, 11]);
const answers: Answers = {
  kind: 'logits',
  values: Float32Array.of(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60),
  models: 2,
  records: 3,
  classes: 2,
};

describe('recordedModels', () => {
  it('answers about the records in any order, each as often as it is asked for', () => {
    const models = recordedModels(answers, records);
    const some = new Records(toy, [11, 7, 11]);
    assert.deepEqual([...models.about(some, 'logits').values], [5, 6, 1, 2, 5, 6, 50, 60, 10, 20, 50, 60]);
    assert.deepEqual([models.size, models.gives, models.members(some)], [2, 'logits', undefined]);
    assert.equal(models.about(some, 'label').records, 3);
  });

  it('knows members in the same layout', () => {
    const models = recordedModels(answers, records, { members: [1, 0, 0, 0, 1, 1] });
    assert.deepEqual([...models.members(new Records(toy, [3, 7]))!], [0, 1, 1, 0]);
  });

  it('refuses records that it was not asked about, of this data set or another', () => {
    const models = recordedModels(answers, records, { name: 'mine' });
    assert.throws(
      () => models.about(new Records(toy, [4]), 'losses'),
      /records that mine were asked about, got "record 4"/,
    );
    const other = makeToy({ records: 20, seed: 2 });
    assert.throws(
      () => models.about(new Records(other, [3]), 'losses'),
      /records of toy, got "records of another dataset"/,
    );
  });

  it('refuses answers that do not fit, naming model and record', () => {
    const refuses = (wrong: Partial<Answers>, message: RegExp, options = {}) =>
      assert.throws(() => recordedModels({ ...answers, ...wrong }, records, options), { name: 'RangeError', message });
    refuses({ kind: 'loss' as AnswerKind, values: Float64Array.of(1) }, /kind to be one of logits, .*, got "loss"/);
    refuses({ values: [...answers.values] as unknown as Float32Array }, /values in a Float32Array or Float64Array/);
    refuses({ records: 4 }, /answers \[models × 3 records × 2 classes\], got "12 values for 2 models and 4 records"/);
    refuses({ values: answers.values.slice(1) }, /11 values for 2 models/);
    refuses({ classes: 3, values: new Float32Array(18) }, /answers on 2 classes, as toy has, got 3/);
    refuses(
      { kind: 'probabilities' },
      /probabilities of model 0, record 0 of recorded models to be a number from 0 to 1, got 2/,
    );
    refuses({ kind: 'losses', values: Float64Array.of(1, 2, 3, 4, NaN, 6) }, /losses of model 1, record 1 .* got NaN/);
    refuses({ kind: 'label', values: Float32Array.of(0, 1, 0, 1, 0, 0.5) }, /label of model 1, record 2 .* got 0\.5/);
    refuses({ kind: 'words' as 'label' }, /kind to be one of logits, probabilities, top, label, losses, got "words"/);
    refuses({}, /members for 2 models × 3 records, got "1 values"/, { members: [1] });
    refuses({}, /members of 1 \(trained on it\) or 0, got 2/, { members: [1, 0, 0, 0, 1, 2] });
  });

  it('takes losses as 0 that float32 has rounded to less, and says so', () => {
    const losses = (values: number[]): Answers => ({
      kind: 'losses',
      values: Float32Array.from(values),
      models: 2,
      records: 3,
      classes: 2,
    });
    const models = recordedModels(losses([0.5, -1.2e-7, 0, 1, -1e-6, 2]), records, { warnings: ['mine'] });
    assert.deepEqual([...models.about(records, 'losses').values], [0.5, 0, 0, 1, 0, 2]);
    assert.deepEqual(models.warnings, [
      'mine',
      '2 of 6 losses of recorded models lie below 0 as float32 rounds them, the least at -0.0000010, and count as 0.',
    ]);
    assert.throws(() => recordedModels(losses([0.5, -1e-4, 0, 1, 0, 2]), records), /losses of model 0, record 1/);
  });

  it('refuses what is no answers, no records, no split, and options that it does not know', () => {
    for (const wrong of [null, undefined, 5])
      assert.throws(() => recordedModels(wrong as never, records), /Expected answers as/);
    assert.throws(() => recordedModels(answers, [7, 3, 11] as never), /records to be Records, got "?7,3,11/);
    assert.throws(() => recordedModels(answers, { records } as never), /Records.*Take its `records`\./);
    assert.throws(() => recordedModels(answers, Promise.resolve(records) as never), /Did you forget await\?/);
    const options = (wrong: object) => () => recordedModels(answers, records, wrong);
    assert.throws(options({ member: [] }), /Did you mean members\?/);
    assert.throws(options({ kind: 'shadow' }), /kind to be 'reference' or 'target', got "shadow"/);
    assert.throws(options({ split: { pool: records } }), /split to be an AttackSplit/);
    assert.throws(() => recordedModels({ ...answers, models: 0 }, records), /answers\.models to be a whole number/);
  });
});
