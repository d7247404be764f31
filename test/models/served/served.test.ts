import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackDirectly } from '../../../src/attack/attackDirectly';
import { agree } from '../../../src/contract/contract';
import type { Plan } from '../../../src/core/progress';
import { fieldsOf } from '../../../src/data/fieldsOf';
import { Records } from '../../../src/data/records';
import { AttackSplit } from '../../../src/data/splitForAttack';
import { ask } from '../../../src/models/ask';
import { coarsen } from '../../../src/models/coarsen';
import { recordedModels } from '../../../src/models/recorded';
import type { ServedOptions } from '../../../src/models/served/options';
import * as protocols from '../../../src/models/served/protocols/api';
import { expectedOf, someOf } from './smallModel';
import { withServer } from './withServer';

const round = (decimals: number) => (p: number[][]) => p.map(one => one.map(value => Number(value.toFixed(decimals))));

describe('served models', () => {
  it('are asked about each record once, in batches, all models beside each other', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const url = (model: number) => server.url(model);
      const models = await open({ url, models: 3, batch: { records: 10 }, canary: someOf(dataset, 38, 40) });
      assert.deepEqual([models.size, models.kind, models.asked], [3, 'target', { records: 6, requests: 3, kept: 0 }]);
      const twice = new Records(dataset, [...someOf(dataset, 0, 25).indices, 3, 3, 7]);
      const before = models.asked;
      await ask(models, twice);
      // 25 records and canaries in the middle and at the end, for each of 3 models
      assert.deepEqual(models.askedSince(before), { records: 3 * 29, requests: 3 * 5, kept: 9 });
      agree('probabilities', models.about(twice, 'probabilities').values, expectedOf(3, twice).values, 1e-12);
      const canaries = someOf(dataset, 38, 40).indices.length * 3;
      assert.deepEqual([...server.asked.values()].filter(times => times === 1).length, 75);
      assert.equal([...server.asked.values()].filter(times => times === 3).length, canaries);
      await ask(models, twice);
      assert.deepEqual(models.askedSince(before), { records: 3 * 29, requests: 3 * 5, kept: 9 + 84 });
      assert.deepEqual(models.warnings, []);
    }));

  it('say what to do about records that they were not asked about, and those of other data', () =>
    withServer('mlflow', async ({ dataset, open }) => {
      const models = await open();
      const records = someOf(dataset, 1, 3);
      assert.throws(
        () => models.about(records, 'losses'),
        /that model at http:\S+ was asked about, got "record 1"\. Ask first: await gmia\.ask\(models, records\)/,
      );
      await ask(models, records);
      assert.throws(() => models.about(records, 'logits'), /models that give logits, got "probabilities by model at/);
      const { values } = models.about(records, 'losses');
      const p = expectedOf(1, records).values;
      agree(
        'losses',
        values,
        [0, 1].map(r => -Math.log(p[3 * r + dataset.labels[1 + r]])),
        1e-12,
      );
      const other = { ...dataset };
      assert.throws(() => models.about(new Records(other, [0]), 'losses'), /records of another dataset/);
      await assert.rejects(models.ask({ values: new Float32Array(4), width: 2 }), /3 features, as people has, got 2/);
      const double = await models.ask({ values: Float64Array.from(records.features().values), width: 3 });
      assert.deepEqual(double.values, models.about(records, 'probabilities').values);
    }));

  it('show the price first, and can be asked through what makes them coarser', () =>
    withServer('mlflow', async ({ dataset, open }) => {
      const plans: Plan[] = [];
      const progress = { plan: (plan: Plan) => void plans.push(plan) };
      const models = await open({ batch: { records: 10 }, name: 'mine' });
      const rounded = await ask(coarsen(models, { decimals: 1 }), someOf(dataset, 0, 20), { progress });
      await ask(models, someOf(dataset, 0, 20), { progress });
      const found = plans.map(({ name, questions, seconds }) => ({ name, ...questions, known: seconds! > 0 }));
      // canaries 0, 10, 20, 30 are known; 18 are missing, and canaries are asked twice more
      assert.deepEqual(found, [
        { name: 'mine, 1 decimal', records: 26, requests: 4, kept: 2, known: true },
        { name: 'mine', records: 0, requests: 0, kept: 20, known: false },
      ]);
      assert.deepEqual(models.asked, { records: 4 + 26, requests: 1 + 4, kept: 2 + 20 });
      const { values } = rounded.about(someOf(dataset, 0, 20), 'probabilities');
      assert.ok(values.every(value => Number(value.toFixed(1)) === value));
    }));

  it('refuse what goes beyond the budget before it is asked', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ budget: { records: 20 }, batch: { records: 50 } });
      await assert.rejects(
        ask(models, someOf(dataset, 0, 20)),
        /at most 16 more records, which is left of the budget of 20, got 22\. Ask about fewer records/,
      );
      assert.equal(server.requests, 1);
      await ask(models, someOf(dataset, 1, 9));
      assert.deepEqual(models.asked, { records: 16, requests: 3, kept: 0 });
      await ask(models, someOf(dataset, 1, 9)); // at hand, so free
      await assert.rejects(open({ budget: { records: 3 } }), /at most 3 more records/);
      await assert.rejects(open({ budget: { requests: 0 } }), /at most 0 more requests/);
      const few = await open({ budget: { requests: 3 } });
      server.faults.push({ status: 503 });
      await assert.rejects(ask(few, someOf(dataset, 1, 9)), /at most 0 more requests/);
      assert.equal(few.about(someOf(dataset, 1, 9), 'label').records, 8); // what had arrived is kept
      assert.equal(few.asked.requests, 3);
    }));

  it('know members where they are told', () =>
    withServer('mlflow', async ({ dataset, open }) => {
      const records = someOf(dataset, 2, 5);
      assert.equal((await open()).members(records), undefined);
      const matrix = dataset.labels.map((_, i) => i % 2);
      assert.deepEqual((await open({ members: matrix })).members(records), Uint8Array.of(0, 1, 0));
      const asked = await open({ members: ({ indices }) => indices.map(index => Number(index > 3)) });
      assert.deepEqual(asked.members(records), Uint8Array.of(0, 0, 1));
      await assert.rejects(open({ members: [1, 0] }), /members for 1 models × 40 records, got "2 values"/);
    }));

  it('are attacked as others are, coarsened alike', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const pool = someOf(dataset, 0, 20);
      const split = new AttackSplit({ dataset, pool: pool.indices, adversary: someOf(dataset, 20, 40).indices });
      const answers = { ...expectedOf(5, pool), records: 20 };
      const references = recordedModels(answers, pool, { kind: 'reference' });
      server.alter = round(2);
      const target = await ask(await open({ split }), pool);
      assert.ok([...server.asked].filter(([, times]) => times > 1).length === 4, 'canaries are the adversary’s');
      const result = attackDirectly(references, target, pool, { method: 'rank' });
      assert.match(
        result.warnings.join(),
        /Targets give 2 decimals, recorded models full answers: .* coarsen\(references, \{ decimals: 2 \}\)/,
      );
      const alike = attackDirectly(coarsen(references, target.coarseness!), target, pool, { method: 'rank' });
      assert.doesNotMatch(alike.warnings.join(), /like with like/);
      assert.match(alike.warnings.join(), /rounds probabilities to 2 decimals/);
    }));

  it('are not asked, as a canary, about a record whose features one of the pool has', () =>
    withServer('mlflow', async ({ server, dataset: people, open }) => {
      const { values, width } = people.features;
      const alike = values.slice();
      alike.copyWithin(20 * width, 0, width); // record 20 is like record 0
      const dataset = { ...people, features: { values: alike, width } };
      const split = (adversary: ArrayLike<number>) =>
        new AttackSplit({ dataset, pool: someOf(people, 0, 20).indices, adversary });
      await open({ dataset, split: split(someOf(people, 20, 40).indices) });
      const { size } = server.asked;
      assert.equal(size, 4);
      await open({ dataset, split: split([20]) });
      assert.equal(server.asked.size, size + 1, 'only where there is no other');
    }));

  it('print what they are, and refuse options that make no sense', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      assert.match(
        inspect(await open()),
        /^model at http:\S+: gives probabilities; asked about 4 records in 1 requests/,
      );
      const wrong: [Partial<ServedOptions>, RegExp][] = [
        [{ url: 'ftp://host' }, /a url such as "https:\/\/host\/path"/],
        [{ url: [] }, /a url, got/],
        [{ url: () => server.url() }, /models to be a whole number of at least 1, got undefined/],
        [{ url: () => server.url(), models: 2 }, /another url for each model, got "http:\S+ twice"/],
        [{ url: [server.url(0)], models: 2 }, /models: 1, as there are URLs, got 2/],
        [{ protocol: 'oip' as never }, /protocol to be one of gmia\.protocols, got "oip"/],
        [{ gives: 'losses' as never }, /gives to be logits, probabilities, top or label, got "losses"/],
        [{ concurrency: 0 }, /concurrency to be a whole number of at least 1, got 0/],
        [{ batch: { records: 0 } }, /batch\.records/],
        [{ budget: { records: -1 } }, /budget\.records/],
        [{ timeout: Number.NaN }, /timeout to be a number from 0 to 3600/],
        [{ rate: { requests: 0, seconds: 1 } }, /rate\.requests/],
        [{ inputs: 'rows' as 'cells' }, /inputs to be 'features', 'cells' or a function/],
        [{ rename: { age: 'city' } }, /columns that are sent of different names, .*city.* twice/],
        [{ rename: { name: 'x' } }, /rename to name columns out of age, city, got "name"/],
        [{ labels: ['low', 'low', 'high'] }, /each of the classes low, middle, high once/],
        [{ canary: new Records(dataset, []) }, /at least one canary record of people, got 0/],
        [{ dataset: undefined as never }, /dataset to be a data set/],
        [{ store: {} as never }, /store to be true, false or a Store/],
      ];
      for (const [options, message] of wrong) await assert.rejects(open(options), message, inspect(options));
      await assert.rejects(ask({} as never, someOf(dataset, 0, 1)), /models that can be asked/);
    }));
});

describe('what a server gives', () => {
  it('is told apart: labels, the likeliest classes, rounded numbers, Float32, logits', () =>
    withServer('tfServing', async ({ server, dataset, open }) => {
      const records = someOf(dataset, 0, 30);
      const found = async (options: Partial<ServedOptions> = {}) => {
        const models = await ask(await open(options), records);
        return [models.gives, models.coarseness, models.warnings] as const;
      };
      const forms: [(p: number[]) => unknown, string, unknown, RegExp][] = [
        [p => p.indexOf(Math.max(...p)), 'label', { label: true }, /labels alone/],
        [p => ['low', 'middle', 'high'][p.indexOf(Math.max(...p))], 'label', { label: true }, /labels alone/],
        [p => ({ low: p[0], middle: p[1] }), 'top', { top: 2 }, /2 likeliest classes alone/],
        [p => p.map(value => Number(value.toFixed(3))), 'probabilities', { decimals: 3 }, /rounds .* to 3 decimals/],
        [p => p.map(Math.fround), 'probabilities', undefined, /7 digits of Float32/],
        [p => p.map(value => Math.log(value)), 'logits', undefined, /^$/],
        [p => ({ logits: p, probabilities: p }), 'logits', undefined, /^$/],
      ];
      const original = server.rewrite;
      for (const [form, gives, coarseness, warning] of forms) {
        server.rewrite = ({ predictions }) => ({ predictions: predictions.map(form) });
        const [kind, coarse, warnings] = await found();
        assert.deepEqual([kind, coarse], [gives, coarseness], String(form));
        assert.match(warnings.join(), warning);
      }
      server.rewrite = original;
    }));

  it('is asked for: the likeliest classes of a server that gives them sparsely', () =>
    withServer('huggingFace', async ({ dataset, open }) => {
      const records = someOf(dataset, 0, 30);
      const models = await ask(await open({ protocol: protocols.huggingFace({ top: 1 }) }), records);
      assert.deepEqual([models.gives, models.coarseness], ['top', { top: 1 }]);
      const labels = expectedOf(1, records).values;
      const best = Array.from({ length: 30 }, (_, r) => {
        const own = Array.from(labels.subarray(3 * r, 3 * r + 3));
        return own.indexOf(Math.max(...own));
      });
      assert.deepEqual([...models.about(records, 'label').values], best);
    }));

  it('is put in the order of our classes, whatever theirs', () =>
    withServer('tfServing', async ({ server, dataset, open }) => {
      const records = someOf(dataset, 0, 30);
      server.alter = p => p.map(([low, middle, high]) => [high, low, middle]);
      const inOrder = await ask(await open({ labels: ['high', 'low', 'middle'] }), records);
      agree('probabilities', inOrder.about(records, 'probabilities').values, expectedOf(1, records).values, 1e-12);
      server.rewrite = ({ predictions }) => ({
        predictions: predictions.map(([high, low, middle]: number[]) => ({ ' Low': low, ' High': high, Mid: middle })),
      });
      const labels = { ' Low': 'low', ' High': 'high', Mid: 'middle' };
      const byName = await ask(await open({ labels }), records);
      agree('probabilities', byName.about(records, 'probabilities').values, expectedOf(1, records).values, 1e-12);
      await assert.rejects(open(), /a class out of low, middle, high from the model, got " Low"\. Say by `labels`/);
    }));

  it('is in names of the server and with its blanks, where it wants them', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const bodies: unknown[] = [];
      const protocol = protocols.custom({
        encode: ({ records }) => {
          bodies.push(records[0]);
          return { path: '/invocations', body: JSON.stringify({ inputs: records.map(() => [0.5, 1, 0]) }) };
        },
        decode: answer => ({
          answers: (answer as { predictions: number[][] }).predictions.map(probabilities => ({ probabilities })),
        }),
      });
      await open({ protocol, inputs: 'cells', rename: { age: 'Age' } });
      const inputs = (fields: Record<string, unknown>) => ({ ...fields, city: ` ${fields.city}` });
      await open({ protocol, inputs });
      const [{ age, city }] = fieldsOf(new Records(dataset, [0]));
      assert.deepEqual(bodies, [
        { Age: age, city },
        { age, city: ` ${city}` },
      ]);
      assert.equal(server.requests, 2);
    }));
});

describe('answers that are not as they should be', () => {
  const records = (dataset: Parameters<typeof someOf>[0]) => someOf(dataset, 1, 9);

  it('are counted: sums that are not 1, probabilities of 0 and 1, NaN', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open();
      server.alter = p => p.map((one, i) => (i < 2 ? [1, 0, 0] : i < 5 ? one.map(value => value * 0.9) : one));
      server.rewrite = answer => JSON.stringify(answer);
      await ask(models, records(dataset));
      assert.match(
        models.warnings.join('\n'),
        /3 of 12 probability vectors in answers of the server do not add up to 1/,
      );
      assert.match(models.warnings.join('\n'), /exactly 0 or 1, .* are in 2 of 12 answers/);
      server.alter = p => p;
      server.rewrite = answer => JSON.stringify(answer).replace(/\[\[[^,]+/, '[[NaN');
      await ask(models, someOf(dataset, 11, 19));
      assert.match(models.warnings.join('\n'), /NaN is in 1 of 20 answers: attacks refuse/);
    }));

  it('are refused: another number of them, other widths, another kind, probabilities outside [0, 1]', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const cases: [(p: number[][]) => unknown[], RegExp][] = [
        [p => p.slice(1), /8 answers to 8 records, got 7/],
        [p => p.map(one => one.slice(1)), /answers on 3 classes, got 2\. The data set has to have/],
        [p => p.map(() => 'high'), /answers of one kind, probabilities, got "label"/],
        [p => p.map(() => [2, -1, 0]), /probabilities from 0 to 1, got 2\. If they are logits, say so/],
        [p => p.map(() => ({ nothing: 'known' })), /answers with logits, probabilities, .* got "none of them"/],
      ];
      for (const [form, message] of cases) {
        const models = await open();
        server.rewrite = ({ predictions }) => ({ predictions: form(predictions) });
        await assert.rejects(ask(models, records(dataset)), message);
        server.rewrite = answer => answer;
      }
      server.alter = p => p.map(one => one.slice(1));
      await assert.rejects(open(), /answers on 3 classes, got 2/);
      server.alter = p => p.map(() => [1]);
      await assert.rejects(open({ gives: 'probabilities' }), /answers on 3 classes, got 1/);
    }));

  it('show that a model was replaced while it was asked, or answers at random', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ batch: { records: 2 }, concurrency: 1 });
      server.alter = p => (server.requests > 3 ? p.map(([a, b, c]) => [b, a, c]) : p);
      await ask(models, records(dataset));
      assert.match(models.warnings.join(), /the model answered the same question differently while it was asked/);
      server.alter = p => p;
      const calm = await ask(await open({ batch: { records: 2 } }), records(dataset));
      assert.deepEqual(calm.warnings, []);
    }));

  it('show it by the version, too, which the warning names', () =>
    withServer('oip', async ({ server, dataset, open }) => {
      const models = await open();
      server.rewrite = answer => ({ ...answer, model_version: 'v2' });
      await ask(models, records(dataset));
      assert.match(models.warnings.join(), /replaced \(version v1 → v2\)/);
    }));
});
