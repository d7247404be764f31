import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { makeToy } from '../../../src/data/load/makeToy';
import { Records } from '../../../src/data/records';
import { AttackSplit } from '../../../src/data/splitForAttack';
import type { AnswerFiles } from '../../../src/models/files/answerFiles';
import { type FromAnswersOptions, fromAnswers } from '../../../src/models/files/fromAnswers';
import { fixture, held } from './held';
import { npy, temporaryFolder } from './temporaryFolder';

const toy = makeToy({ records: 6 });
const losses = Float64Array.from({ length: 12 }, (_, i) => i / 10);
/** 2 reference models on 6 records: the first learned records 4 and 5, the second 3 and 5. */
const learned = Uint8Array.of(0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1);
const reference = {
  'reference_losses.npy': npy(losses, [2, 6]),
  'reference_membership.npy': npy(learned, [2, 6], 'b1'),
};
const labels = { 'labels.npy': npy(toy.labels, [6]) };

describe('fromAnswers', () => {
  const folder = temporaryFolder();
  const from = (files: Record<string, Buffer | string>, options?: FromAnswersOptions) =>
    fromAnswers(folder(files), options);
  const refuses = async (
    files: Record<string, Buffer | string>,
    message: RegExp,
    options?: FromAnswersOptions,
    name = 'RangeError',
  ) => assert.rejects(from(files, options), { name, message });

  describe('without a data set', () => {
    it('makes one of the labels, and derives who holds which records', async () => {
      const answers = await from({ ...reference, ...labels });
      assert.deepEqual([...answers.records.labels()], [...toy.labels]);
      assert.deepEqual(answers.records.dataset.classes, ['0', '1']);
      assert.deepEqual([...answers.split.adversary.indices], [3, 4, 5]);
      assert.deepEqual([...answers.split.pool.indices], [0, 1], 'of three others the last is left out');
      assert.equal(answers.warnings.length, 1);
      assert.match(
        answers.warnings[0],
        /the 3 that .* adversary's, the 2 others are the pool\. One record is left out/,
      );
      assert.deepEqual(answers.references.warnings, answers.warnings);
      assert.match(
        inspect(answers),
        /^RecordedAnswers \d+: 2 reference models \(losses\) on 6 records; pool 2, adversary 3$/,
      );
    });

    it('says what is missing only when it is asked for', async () => {
      const answers = await from({ 'target_losses.npy': npy(losses, [2, 6]), ...labels });
      assert.deepEqual(
        Object.keys(answers.known).filter(key => answers.known[key as 'split'] !== undefined),
        ['targets'],
      );
      assert.throws(() => answers.references, /answers of reference models in \d+, got "none"/);
      assert.throws(() => answers.split, /a split of the records of \d+, got "none"\. Give the option `split`/);
      const unknown = await from({ 'reference_losses.npy': npy(losses, [2, 6]), ...labels });
      assert.throws(
        () => unknown.split,
        /It is not known .*: files do not say what the reference models were trained on/,
      );
      const all = {
        ...reference,
        'reference_membership.npy': npy(
          learned.fill(1, 0, 0).map(() => 1),
          [2, 6],
          'b1',
        ),
      };
      await assert.rejects(async () => (await from({ ...all, ...labels })).split, /trained on all of these but 0/);
    });

    it('takes classes by name, and keeps ids to the last digit', async () => {
      const ids = BigInt64Array.from([2n ** 62n + 1n, 2n, 3n, 4n, 5n, -6n]);
      const answers = await from({
        'gmia.json': JSON.stringify({
          version: 1,
          name: 'mine',
          reference: { losses: 'reference_losses.npy', membership: 'reference_membership.npy' },
          labels: 'names.npy',
          ids: 'ids.npy',
          classes: ['dog', 'cat'],
          roles: { pool: [0, 2], adversary: 'theirs.npy' },
        }),
        ...reference,
        'names.npy': npy(['cat', 'dog', 'cat', 'cat', 'dog', 'dog'], [6]),
        'ids.npy': npy(ids, [6]),
        'theirs.npy': npy(BigInt64Array.of(3n, 4n, 5n), [3]),
      });
      assert.deepEqual([...answers.records.labels()], [1, 0, 1, 1, 0, 0]);
      assert.deepEqual(answers.ids, ['4611686018427387905', '2', '3', '4', '5', '-6']);
      assert.deepEqual([...answers.split.pool.indices], [0, 2]);
      assert.deepEqual([answers.references.name, answers.warnings], ['2 reference models of mine', []]);
    });

    it('takes roles of targets alone, and refuses positions that are none', async () => {
      const target = { 'target_losses.npy': npy(losses, [2, 6]), ...labels, 'pool.npy': npy(Int32Array.of(1, 2), [2]) };
      const answers = await from({ ...target, 'adversary.npy': npy(Int32Array.of(0, 5), [2]) });
      assert.deepEqual([...answers.split.pool.indices, ...answers.split.adversary.indices], [1, 2, 0, 5]);
      const wrong = { ...target, 'adversary.npy': npy(Int32Array.of(0, 6), [2]) };
      await refuses(wrong, /adversary to be positions of 6 records, got 6/);
    });

    it('refuses labels and ids of two files that disagree', async () => {
      const table = (label: string, id: number) => `model,record,loss,label,id\n0,0,1,a,7\n0,1,2,${label},${id}`;
      const two = (label: string, id: number) => ({
        'reference_losses.csv': table('b', 8),
        'target_losses.csv': table(label, id),
      });
      assert.deepEqual((await from(two('b', 8))).ids, ['7', '8']);
      await refuses(two('a', 8), /labels in target_losses\.csv, column label as \d+ has them: b for record 1, got "a"/);
      await refuses(
        two('b', 9),
        /ids in target_losses\.csv, column id as in reference_losses\.csv.*8 for record 1, got "9"/,
      );
      await refuses({ 'target_losses.csv': table('', 8) }, /label of record 1 in line 3 of target_losses\.csv, got ""/);
    });

    it('refuses answers without labels', () =>
      refuses(reference, /labels in \d+, or the option `dataset`, got "neither"\. .*attackLosses/));
  });

  describe('about a data set', () => {
    const order = [5, 3, 0, 1, 4, 2];
    const shuffled = {
      'target_losses.npy': npy(
        Float64Array.from(order, index => index / 10),
        [6],
      ),
      'labels.npy': npy(
        Int32Array.from(order, index => toy.labels[index]),
        [6],
      ),
      'ids.npy': npy(Int32Array.from(order), [6]),
    };
    const lossOf = (answers: Awaited<ReturnType<typeof fromAnswers>>, index: number) =>
      answers.targets.about(new Records(toy, [index]), 'losses').values[0];

    it('finds records by their ids, in whatever order', async () => {
      const answers = await from(shuffled, { dataset: toy });
      for (const index of order) assert.equal(lossOf(answers, index), index / 10);
      assert.deepEqual([answers.warnings, [...answers.records.indices]], [[], order]);
    });

    it('finds them by ids of one’s own, and by a column', async () => {
      const named = {
        ...shuffled,
        'ids.npy': npy(
          order.map(index => `r${index}`),
          [6],
        ),
      };
      assert.equal(lossOf(await from(named, { dataset: toy, ids: ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'] }), 4), 0.4);
      const numbered = { ...toy, columns: [{ name: 'key', start: 0, width: 1, low: 0, high: 1 }, toy.columns[1]] };
      numbered.features = { values: Float32Array.from(toy.features.values, (x, i) => (i % 2 ? x : 100 + i)), width: 2 };
      const byColumn = {
        ...shuffled,
        'ids.npy': npy(
          Int32Array.from(order, index => 100 + 2 * index),
          [6],
        ),
      };
      const answers = await from(byColumn, { dataset: numbered, ids: 'key' });
      assert.equal(answers.targets.about(new Records(numbered, [4]), 'losses').values[0], 0.4);
    });

    it('takes answers on the records that ids name, be they few', async () => {
      const some = [5, 2];
      const few = {
        'target_losses.npy': npy(Float64Array.of(0.5, 0.2), [2]),
        'ids.npy': npy(Int32Array.from(some), [2]),
      };
      const known = await from(few, { dataset: toy });
      assert.deepEqual([[...known.records.indices], lossOf(known, 2)], [some, 0.2]);
    });

    it('takes them in order without ids, of all or some records, and says what that rests on', async () => {
      const { 'ids.npy': _, ...inOrder } = shuffled;
      const records = new Records(toy, order);
      const answers = await from(inOrder, { records });
      assert.equal(lossOf(answers, 3), 0.3);
      assert.deepEqual(answers.warnings, [
        'Whether answers are in the order of toy was checked by classes alone, for the files have no ids.',
      ]);
      const { 'labels.npy': __, ...bare } = inOrder;
      assert.deepEqual((await from(bare, { records })).warnings, [
        'Nothing tells whether answers are in the order of toy: the files have neither ids nor labels.',
      ]);
    });

    it('refuses labels that disagree, naming the first and how many', async () => {
      const { 'ids.npy': _, ...inOrder } = shuffled;
      const wrong = order.flatMap((index, r) => (toy.labels[index] === toy.labels[r] ? [] : [r]));
      assert.ok(wrong.length > 1);
      await refuses(
        inOrder,
        new RegExp(`labels in labels\\.npy as toy has them: . for record ${wrong[0]}, got .*with ${wrong.length} of 6`),
        { dataset: toy },
      );
    });

    it('refuses ids that name no record, several, or not all that are wanted', async () => {
      const ids = (values: number[]) => ({ ...shuffled, 'ids.npy': npy(Int32Array.from(values), [6]) });
      await refuses(ids([0, 1, 2, 3, 14, 16]), /ids of records of toy, got "14"\. So it is with 2 of 6 ids/, {
        dataset: toy,
      });
      await refuses(ids([0, 1, 2, 3, 4, 0]), /ids of the answers to differ, got "0"\. Records 0 and 5/, {
        dataset: toy,
      });
      await refuses(shuffled, /an id for each of 6 records of toy, got 2/, { dataset: toy, ids: [1, 2] });
      await refuses(shuffled, /ids of toy to differ, got "1"/, { dataset: toy, ids: [1, 1, 2, 3, 4, 5] });
      await refuses(shuffled, /ids to be a column of toy, got "name"/, { dataset: toy, ids: 'name' });
      const more = makeToy({ records: 7 });
      await refuses(
        { 'target_losses.npy': shuffled['target_losses.npy'], 'ids.npy': shuffled['ids.npy'] },
        /answers on all that is asked for by `records`, got "none on record 6"/,
        { records: new Records(more, [0, 6]) },
      );
      await refuses(reference, /answers on 7 records of toy, got 6\. Give ids/, { dataset: more });
      await refuses(reference, /dataset, records and split of one data set, got "several"/, {
        dataset: toy,
        records: new Records(more, [0]),
      });
    });

    it('puts classes in the order of the data set', async () => {
      const table = (columns: string) => `model,record,${columns}\n0,0,0.9,0.1\n0,1,0.8,0.2`;
      const records = new Records(toy, [0, 1]);
      const answers = await from({ 'target_probabilities.csv': table('class_+,class_-') }, { records });
      assert.deepEqual([...answers.targets.about(records, 'probabilities').values], [0.1, 0.9, 0.2, 0.8]);
      await refuses(
        { 'target_probabilities.csv': table('class_+,class_x') },
        /each of the classes -, \+ once .*, got "\+, x"/,
        {
          records,
        },
      );
    });
  });

  describe('with a split', () => {
    it('takes it, and says where targets do not fit', async () => {
      const split = new AttackSplit({ dataset: toy, pool: [0, 1, 2, 3], adversary: [4, 5] });
      const target = {
        'target_losses.npy': npy(losses.slice(0, 6), [6]),
        'target_membership.npy': npy(Uint8Array.of(1, 0, 0, 0, 1, 1), [6], 'b1'),
        'ids.npy': npy(Int32Array.of(0, 1, 2, 3, 4, 5), [6]),
      };
      const answers = await from(target, { split });
      assert.equal(answers.targets.split, split);
      assert.deepEqual(answers.warnings, [
        "Targets were trained on 2 of the adversary's records; these are not attacked.",
        'The targets were trained on 25 % of the pool; selections count for training sets of half of it, 2 records.',
      ]);
    });

    it('refuses one whose pool reference models know', async () => {
      const split = new AttackSplit({ dataset: toy, pool: [0, 3, 4, 1], adversary: [2, 5] });
      await refuses(
        reference,
        /trained on no record of the pool, got "models trained on record 3"\. So it is with 2 of 4 records/,
        {
          split,
        },
      );
    });
  });

  it('reads every format to the same answers', async () => {
    const [kinds, models, records, loss] = ['kind', 'model', 'record', 'loss'].map(name => held.table[name]);
    const wanted = new Float64Array(8);
    loss.forEach((value, row) => {
      if (kinds[row] === 'target') wanted[4 * (models[row] as number) + (records[row] as number)] = value as number;
    });
    for (const file of ['long.csv', 'long.snappy.parquet', 'long.zstd.parquet']) {
      const files: AnswerFiles = { reference: { losses: fixture(file) }, target: { losses: fixture(file) } };
      const answers = await fromAnswers(files);
      assert.deepEqual([...answers.targets.about(answers.records, 'losses').values], [...wanted], file);
      assert.deepEqual([...answers.references.members(answers.records)!], [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]);
      assert.deepEqual([...answers.targets.members(answers.records)!], [0, 1, 0, 1, 1, 0, 1, 0]);
      assert.deepEqual(answers.records.dataset.classes, ['cat', 'dog']);
      assert.deepEqual(answers.ids?.slice(0, 2), ['1152921504606846976', '1152921504606846986']);
      const likely = await fromAnswers({ target: { probabilities: fixture(file) } });
      assert.deepEqual([likely.targets.gives, likely.records.dataset.classes], ['probabilities', ['dog', 'cat']]);
    }
    for (const file of ['compressed.npz', 'tensors.safetensors'])
      for (const array of ['f16', 'f32', 'f64']) {
        const place = { file: fixture(file), array };
        const answers = await fromAnswers({ target: { logits: place } }, { records: new Records(toy, [0, 1, 2]) });
        assert.deepEqual(
          Array.from(answers.targets.about(answers.records, 'logits').values, String),
          held.arrays[array].values.map(value =>
            value === 'inf' ? 'Infinity' : String(value === '-inf' ? '-Infinity' : value),
          ),
        );
      }
  });

  it('takes predicted classes, and a single model without the first axis', async () => {
    const answers = await from(
      { 'target_predictions.npy': npy(Int32Array.of(0, 1, 1, 0, 1, 0), [6]) },
      { dataset: toy },
    );
    assert.deepEqual([answers.targets.gives, answers.targets.size], ['label', 1]);
    assert.deepEqual([...answers.targets.about(answers.records, 'label').values], [0, 1, 1, 0, 1, 0]);
  });

  it('says how many probabilities do not add up to 1, and forgives rounding', async () => {
    const records = new Records(toy, [0, 1, 2]);
    const probabilities = (values: number[]) => ({
      'target_probabilities.npy': npy(Float32Array.from(values), [3, 2]),
    });
    const rounded = await from(probabilities([1.0000001, -1e-8, 0.1234, 0.8766, 0.3333, 0.6668]), { records });
    assert.ok(rounded.warnings.every(text => !/add up/.test(text)));
    assert.deepEqual([...rounded.targets.about(records, 'probabilities').values.slice(0, 2)], [1, 0]);
    const off = await from(probabilities([0.9, 0.2, 0.5, 0.5, 0.25, 0]), { records });
    assert.ok(
      off.warnings.includes(
        '2 of 3 probability vectors in target_probabilities.npy do not add up to 1: the worst sum is 0.2500.',
      ),
    );
    await refuses(
      probabilities([1.1, 0, 0.5, 0.5, 0.5, 0.5]),
      /probabilities of model 0, record 0 .* from 0 to 1, got 1\.1/,
      {
        records,
      },
    );
  });

  it('refuses values that are no such answers, naming model and record', async () => {
    const with_ = (at: number, value: number) => {
      const values = losses.map((loss, i) => (i === at ? value : loss));
      return { 'target_losses.npy': npy(values, [2, 6]), ...labels };
    };
    await refuses(
      with_(8, NaN),
      /losses of model 1, record 2 of 2 target models of \d+ .* at least 0, in nats, got NaN/,
    );
    await refuses(with_(3, -0.5), /losses of model 0, record 3 .*got -0\.5/);
    const infinite = await from(with_(8, Infinity));
    assert.equal(infinite.targets.about(infinite.records, 'losses').values[8], Infinity);
    const large = {
      'target_losses.npy': npy(BigInt64Array.of(1n, 2n ** 60n), [2]),
      'labels.npy': npy(Int32Array.of(0, 1), [2]),
    };
    await refuses(large, /a number within ±2\^53 as value 1 of target_losses\.npy, got 1152921504606846976/);
    const texts = { 'target_losses.npy': npy(['a', 'b'], [2]), 'labels.npy': npy(Int32Array.of(0, 1), [2]) };
    await refuses(texts, /a number as value 0 of target_losses\.npy, got "a"/);
    const flags = { ...reference, 'reference_membership.npy': npy(losses, [2, 6]), ...labels };
    await refuses(flags, /true \(1\) or false \(0\) as value 1 of reference_membership\.npy, got 0\.1/);
    await refuses(
      { ...reference, 'labels.npy': npy(Int32Array.of(0, 1, 2, 0, 1, 0), [6]) },
      /value 2 of labels\.npy to be a class: -, \+, .*got 2/,
      {
        dataset: toy,
      },
    );
  });

  it('refuses arrays that do not fit together', async () => {
    const shapes = (files: Record<string, Buffer>, message: RegExp) =>
      refuses({ ...reference, ...labels, ...files }, message);
    await shapes(
      { 'reference_membership.npy': npy(learned, [6, 2], 'b1') },
      /membership of 2 models × 6 records .*, got "6 × 2"\. Transpose it/,
    );
    await shapes(
      { 'reference_membership.npy': npy(learned.slice(0, 6), [6], 'b1') },
      /membership of 2 models × 6 records .*, got "6"\.$/,
    );
    await shapes(
      { 'labels.npy': npy(toy.labels.slice(0, 5), [5]) },
      /same 6 records in labels\.npy as in reference_losses\.npy, got 5/,
    );
    await shapes({ 'labels.npy': npy(toy.labels, [6, 1]) }, /one value for each record in labels\.npy, got "6 × 1"/);
    await shapes(
      { 'target_losses.npy': npy(losses, [6, 2]) },
      /same 6 records in target_losses\.npy .*, got 2\. Models come first/,
    );
    await shapes(
      { 'target_losses.npy': npy(losses, [1, 2, 6]) },
      /losses \[models × records\] in target_losses\.npy, got "1 × 2 × 6"/,
    );
    await shapes(
      { 'target_logits.npy': npy(losses, [2, 6, 1]) },
      /logits of at least 2 classes .*A single logit z stands for \[0, z\]/,
    );
    await refuses(
      { 'target_logits.npy': npy(new Float64Array(18), [6, 3]) },
      /logits of the classes -, \+ in target_logits\.npy, got "3 classes"/,
      { dataset: toy },
    );
  });

  it('refuses files that are missing, damaged, or of another format', async () => {
    const manifest = (file: string) => ({ 'gmia.json': JSON.stringify({ target: { losses: file } }), ...labels });
    await refuses(manifest('losses.npy'), /Expected a file at .*losses\.npy, found none\./, {}, 'DataFileError');
    await refuses(manifest('losses.mat'), /a file of the formats \.npy, \.npz, .*, got "losses\.mat"/);
    await refuses({ ...manifest('a.npy'), 'a.npy': 'nothing' }, /whole NumPy array in a\.npy/, {}, 'DataFileError');
    await assert.rejects(fromAnswers({ target: { losses: fixture('objects.npy') } }), /got pickled objects/);
    const several = fixture('stored.npz');
    await assert.rejects(fromAnswers({ target: { logits: several } }), {
      name: 'RangeError',
      message: /an array target_logits or logits in .*stored\.npz, got "f32, ids_text"\. Name the array: \{ file: /,
    });
    await assert.rejects(fromAnswers({ target: { logits: { file: several, array: 'f64' } } }), /an array f64 in/);
    const table = { file: fixture('long.csv'), array: 'loss' };
    await assert.rejects(
      fromAnswers({ target: { losses: table } }),
      /an archive in place of .*got "array loss of a table"/,
    );
    await assert.rejects(fromAnswers({ target: { losses: several }, labels: fixture('long.csv') }), RangeError);
    await assert.rejects(fromAnswers('no such folder'), {
      name: 'DataFileError',
      message: /Could not read the folder/,
    });
  });
});
