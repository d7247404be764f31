import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelsContract } from '../../../src/contract/models';
import { Records } from '../../../src/data/records';
import { fromOnnx, type OnnxOptions } from '../../../src/models/onnx/fromOnnx';
import { itHolds } from '../../contract/itHolds';
import { ensureRuntime } from './ensureRuntime';
import { answers, fixture, fourFeatures } from './fourFeatures';

/** The models of some fixtures, and the records. */
async function open(names: string[], { classes = 2, ...options }: Partial<OnnxOptions> & { classes?: number } = {}) {
  const dataset = options.dataset ?? fourFeatures(classes);
  const models = await fromOnnx(
    names.map(name => fixture(`${name}.onnx`)),
    { ...options, dataset },
  );
  return { models, records: new Records(dataset, [0, 1, 2, 3, 4]) };
}

/** The same, asked. */
async function asked(names: string[], options?: Parameters<typeof open>[1]) {
  const { models, records } = await open(names, options);
  await models.ask(records.features());
  return { models, records };
}

const close = (is: ArrayLike<number>, should: number[]) => {
  assert.equal(is.length, should.length);
  for (let i = 0; i < should.length; i++) assert.ok(Math.abs(is[i] - should[i]) < 1e-5, `${i}: ${is[i]}, ${should[i]}`);
};

describe('fromOnnx, with onnxruntime-node', function () {
  this.timeout(300_000);
  const folder = process.cwd();
  before(() => process.chdir(ensureRuntime()));
  after(() => process.chdir(folder));

  const answered: Record<string, [kind: 'logits' | 'probabilities', classes: number, file?: string]> = {
    logits: ['logits', 2],
    'logits-three': ['logits', 3],
    softmax: ['probabilities', 3],
    'softmax-two': ['probabilities', 2],
    sklearn: ['probabilities', 2],
    images: ['logits', 2],
  };
  for (const [name, [kind, classes]] of Object.entries(answered))
    it(`gives the ${kind} of ${name}.onnx`, async () => {
      const { models, records } = await asked([name], { classes });
      assert.deepEqual([models.name, models.size, models.gives], [`${name}.onnx`, 1, kind]);
      close(models.about(records, kind).values, answers[name].flat());
    });

  it('gives both classes of one unit', async () => {
    const { models, records } = await asked(['sigmoid']);
    close(
      models.about(records, 'probabilities').values,
      answers.sigmoid.flatMap(([p]) => [1 - p, p]),
    );
    const logits = await asked(['sigmoid'], { gives: 'logits' });
    close(
      logits.models.about(logits.records, 'logits').values,
      answers.sigmoid.flatMap(([z]) => [0, z]),
    );
  });

  it('answers for several models, in the order of our classes, with their members', async () => {
    const members = [1, 0, 0, 1, 1, 0, 1, 1, 0, 0];
    const { models, records } = await asked(['logits', 'images'], { labels: ['b', 'a'], members, kind: 'target' });
    assert.deepEqual([models.name, models.kind], ['2 ONNX models', 'target']);
    const swapped = ['logits', 'images'].flatMap(name => answers[name].flatMap(([first, second]) => [second, first]));
    close(models.about(records, 'logits').values, swapped);
    assert.deepEqual(Array.from(models.members(new Records(records.dataset, [3, 1]))!), [1, 0, 0, 1]);
  });

  it('gives labels where an output has nothing else, or is named', async () => {
    const { models, records } = await asked(['sklearn'], { output: 'label' });
    assert.equal(models.gives, 'label');
    const best = answers.sklearn.map(([first, second]) => Number(second > first));
    assert.deepEqual(Array.from(models.about(records, 'label').values), best);
  });

  it('says what its answers lack, as far as they show it', async () => {
    const { models, records } = await open(['softmax'], { classes: 3 });
    assert.deepEqual(models.warnings, []);
    await models.ask(records.features());
    assert.match(models.warnings.join(), /^The model gives probabilities with the 7 digits of Float32: losses of sure/);
    const labels = await asked(['sklearn'], { output: 'label' });
    assert.match(labels.models.warnings.join(), /^The model gives labels alone: no attack that needs losses/);
    const logits = await asked(['logits'], { gives: 'probabilities' }).catch((error: Error) => error.message);
    assert.match(String(logits), /probabilities from 0 to 1, got .*If they are logits, say so/);
  });

  it('refuses what it was not asked, other data, and lists of maps', async () => {
    const { models, records } = await open(['logits']);
    assert.throws(() => models.about(records, 'logits'), /logits\.onnx was asked about, got "record 0"\. Ask first/);
    await assert.rejects(
      models.ask({ values: new Float32Array(3), width: 3 }),
      /4 features, as four features has, got 3/,
    );
    const other = new Records(fourFeatures(2), [0]);
    assert.throws(() => models.about(other, 'logits'), /records of another dataset/);
    await assert.rejects(
      open(['sklearn-zipmap']),
      /a list of maps in output_probability.*zipmap.*sklearn-zipmap\.onnx/,
    );
    await assert.rejects(open(['two-inputs']), /one input, got "x, x1"/);
    await assert.rejects(open(['logits-three']), /2 numbers a record in the output y, got 3/);
    await assert.rejects(
      open(['logits', 'softmax-two']),
      /give logits, as logits\.onnx does, got "probabilities by softmax/,
    );
    await assert.rejects(
      open(['sklearn'], { output: 'label', gives: 'logits' }),
      /gives to be label, as the output is/,
    );
    await assert.rejects(open(['nobody']), /nobody\.onnx/);
    const broken = join(process.cwd(), 'broken.onnx');
    writeFileSync(broken, 'no model');
    await assert.rejects(fromOnnx(broken, { dataset: fourFeatures(2) }), /broken\.onnx/);
  });

  describe('holds to the contract of models', () =>
    itHolds(modelsContract, {
      logits: () => asked(['logits', 'images']),
      'probabilities, two records at a time': () => asked(['softmax-two']),
      labels: () => asked(['sklearn'], { output: 'label' }),
    }));
});
