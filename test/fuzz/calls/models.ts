import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call, method } from '../call';
import { network, type World } from '../world';
import { list, number, options, seed } from './arbitraries';

const logits = (classes = 2) =>
  list(number, 2 * 3 * classes, 2 * 3 * classes).map(values => ({
    values: Float32Array.from(values),
    models: 2,
    records: 3,
    classes,
  }));
const kind = fc.constantFrom('logits', 'probabilities', 'label', 'losses');
const labels = fc.constantFrom(Int32Array.of(0, 1, 1), Int32Array.of(1, 0, 1));
const coarseness = fc.constantFrom({ label: true }, { top: 1 }, { decimals: 2 });

/** Logits of a model that diverged are NaN, and so is what follows from them; attacks refuse them. */
const diverged = { nan: true };

const consumed = async (generator: AsyncGenerator<unknown>) => {
  const all: unknown[] = [];
  for await (const one of generator) all.push(one);
  return all;
};

const wellAnswered = (answers: gmia.Answers) => {
  const { values, models, records, classes, kind } = answers;
  const each = kind === 'label' || kind === 'losses' ? 1 : classes;
  assert.equal(values.length, models * records * each);
};

export const modelCalls = (world: World): readonly Call[] => {
  const { split, references, targets, records, recorded, mixed, toy, service, folder, stored, served, secret } = world;
  const some = fc.constantFrom(records, split.pool);
  const ensemble = fc.constantFrom(references, targets);
  const models = fc.constantFrom<gmia.Models>(references, targets, recorded);
  const features = fc.constant(records.features());
  const layers = fc.constantFrom(network.layers, [{ type: 'dense', units: 2, activation: 'tanh' }]);
  const architecture = fc.record({
    layers,
    optimiser: fc.constantFrom('adam', 'sgd'),
    rate: fc.constant(0.01),
    batch: fc.integer({ min: 1, max: 10 }),
    steps: fc.integer({ min: 1, max: 4 }),
    l2: fc.constant(0.1),
    penalised: fc.constantFrom('kernels', 'all', 'dense'),
    initialiser: fc.constantFrom('glorot', 'he', 'lecun', 'truncatedNormal'),
  });
  const training = {
    seed,
    store: fc.constantFrom(false, world.store),
    trainer: fc.constantFrom('dense', 'layers'),
    progress: fc.constant({}),
    stack: fc.integer({ min: 1, max: 3 }),
    signal: fc.constant(undefined),
  };
  const drawing = { sampling: fc.constantFrom('bootstrap', 'subset'), blocks: fc.constantFrom(0, 2, 5) };
  const positives = options({ steps: fc.integer({ min: 1, max: 3 }), rate: fc.constant(0.01), seed });
  const sharing = options({
    store: fc.constant(world.store),
    concurrency: fc.integer({ min: 1, max: 3 }),
    retries: fc.constant(0),
    pause: fc.constant(0.01),
    progress: fc.constant({}),
    signal: fc.constant(undefined),
  });
  const labelled = fc.constant({ features: Float32Array.of(0.1, 0.2), label: 1 });
  const probability = (answers: gmia.Logits) => {
    wellAnswered({ ...answers, kind: 'probabilities' });
    for (let at = 0; at < answers.values.length; at += answers.classes) {
      const sum = answers.values.subarray(at, at + answers.classes).reduce((total, one) => total + one, 0);
      assert.ok(Math.abs(sum - 1) < 1e-5, `probabilities sum to ${sum}`);
    }
  };
  return [
    call(
      'trainReferences',
      gmia.trainReferences,
      fc.tuple(
        fc.constant(split),
        architecture,
        options({ models: fc.integer({ min: 2, max: 3 }), ...drawing, ...training }),
      ),
      {
        right: ({ size }: gmia.Ensemble, [, , given]: [unknown, unknown, { models?: number } | undefined]) =>
          assert.equal(size, given?.models ?? 100),
      },
    ),
    call(
      'trainTargets',
      gmia.trainTargets,
      fc.tuple(fc.constant(split), architecture, options({ splits: fc.integer({ min: 1, max: 2 }), ...training })),
      {
        right: ({ size }: gmia.Ensemble, [, , given]: [unknown, unknown, { splits?: number } | undefined]) =>
          assert.equal(size, 2 * (given?.splits ?? 50)),
      },
    ),
    call(
      'trainTargets (coins)',
      gmia.trainTargets,
      fc.tuple(
        fc.constant(split),
        architecture,
        fc.record({ splits: fc.constant('coins'), models: fc.integer({ min: 1, max: 2 }) }),
      ),
    ),
    call('trainPositive', gmia.trainPositive, fc.tuple(fc.constant(references), labelled, positives), {
      right: (weights: unknown[]) => assert.equal(weights.length, references.size),
    }),
    call(
      'trainPositives',
      (...args) => consumed(gmia.trainPositives(...(args as unknown as Parameters<typeof gmia.trainPositives>))),
      fc.tuple(
        fc.constant(references),
        labelled.map(one => [one, one]),
        positives,
      ),
      {
        of: gmia.trainPositives,
        right: (all: unknown[]) => assert.equal(all.length, 2),
      },
    ),
    method('Ensemble.logits', references, 'logits', fc.tuple(ensemble, some), {
      right: (given: gmia.Logits) => wellAnswered({ ...given, kind: 'logits' }),
    }),
    method('Ensemble.about', references, 'about', fc.tuple(ensemble, some, kind), { right: wellAnswered }),
    method('Ensemble.ask', references, 'ask', fc.tuple(ensemble, features), { right: wellAnswered, ...diverged }),
    method('Ensemble.logitsOn', references, 'logitsOn', fc.tuple(ensemble, features), diverged),
    method(
      'Ensemble.withWeights',
      references,
      'withWeights',
      fc.tuple(fc.constant(references), fc.constant(references.models.map(({ weights }) => weights))),
    ),
    method('Ensemble.members', references, 'members', fc.tuple(ensemble, some)),
    method(
      'Ensemble.remember',
      references,
      'remember',
      fc.tuple(
        ensemble,
        some,
        fc.string(),
        fc.constant(() => new Float64Array(1)),
      ),
    ),
    method('Ensemble.only', references, 'only', fc.tuple(ensemble, list(fc.nat(3), 1, 3)), {
      right: ({ size }: gmia.Ensemble, [, positions]: [unknown, number[]]) => assert.equal(size, positions.length),
    }),
    method('Ensemble.accuracies', references, 'accuracies', fc.tuple(ensemble, some)),
    call(
      'registerTrainer',
      gmia.registerTrainer,
      fc.tuple(fc.constant({ name: 'mine', version: 1, gives: 'logits', check() {}, async train() {} })),
      { long: true },
    ),
    call(
      'networksByCommand',
      gmia.networksByCommand,
      fc.tuple(fc.record({ train: fc.constant(['python3', 'train.py']), block: fc.integer({ min: 1, max: 9 }) })),
    ),
    call('threadPool', async (...args) => gmia.threadPool(...args).close(), fc.tuple(fc.integer({ min: 1, max: 2 })), {
      of: gmia.threadPool,
    }),
    call('onFolder', gmia.onFolder, fc.tuple(fc.constant(`${folder}/jobs`), fc.record({ minutes: fc.constant(5) }))),
    call('jobs.status', gmia.jobs.status, fc.tuple(fc.constant(world.jobs))),
    call('jobs.work', gmia.jobs.work, fc.tuple(fc.constant(world.jobs), fc.record({ threads: fc.constant(1) }))),
    call(
      'jobs.collect',
      gmia.jobs.collect,
      fc.tuple(fc.constant(world.jobs), fc.record({ store: fc.constant(world.store) })),
    ),
    call(
      'processPool',
      async (...args) => gmia.processPool(...args).close(),
      fc.tuple(fc.integer({ min: 1, max: 2 })),
      { of: gmia.processPool },
    ),
    call(
      'censusSample',
      gmia.censusSample,
      fc.tuple(
        fc.constant({ name: mixed.name, columns: mixed.columns, classes: mixed.classes }),
        fc.constantFrom('january2018', 'june2017'),
      ),
      { long: true },
    ),
    call(
      'recordedModels',
      gmia.recordedModels,
      fc.tuple(
        fc.constant({ ...references.about(records, 'logits') }),
        fc.constant(records),
        options({
          name: fc.string(),
          members: fc.constant(Array.from({ length: 24 }, (_, i) => i % 2)),
          kind: fc.constantFrom('reference', 'target'),
          split: fc.constant(split),
          warnings: fc.constant(['w']),
        }),
      ),
    ),
    call(
      'recordedModels.about',
      (self: gmia.RecordedModels, ...rest) => self.about(...(rest as unknown as [gmia.Records, gmia.AnswerKind])),
      fc.tuple(fc.constant(recorded), fc.constant(records), kind),
      { of: recorded.about, self: true },
    ),
    call(
      'recordedModels.members',
      (self: gmia.RecordedModels, ...rest) => self.members(...(rest as unknown as [gmia.Records])),
      fc.tuple(fc.constant(recorded), fc.constant(records)),
      { of: recorded.members, self: true },
    ),
    call('architecture', gmia.architecture, fc.tuple(architecture)),
    call('ask', gmia.ask, fc.tuple(ensemble, some, options({ progress: fc.constant({}) }))),
    call('coarsen', gmia.coarsen, fc.tuple(models, coarseness)),
    call(
      'coarsen.about',
      (...args) =>
        gmia.coarsen(...(args.slice(0, 2) as unknown as [gmia.Models, gmia.Coarseness])).about(args[2], 'label'),
      fc.tuple(ensemble, coarseness, some),
      { of: gmia.coarsen },
    ),
    call(
      'answersAs',
      gmia.answersAs,
      fc.tuple(
        logits().map(one => ({ kind: 'logits', ...one })),
        kind,
        labels,
        fc.string(),
      ),
      { right: wellAnswered, ...diverged },
    ),
    call(
      'logitsOn',
      gmia.logitsOn,
      fc.tuple(
        fc.constant({ ...network }),
        fc.constant(references.models.map(({ weights }) => weights)),
        features,
        fc.constant(toy),
      ),
      { ...diverged, any: /rate|batch|steps|columns|labels|image/ },
    ),
    call('concatenateLogits', gmia.concatenateLogits, fc.tuple(logits()), {
      ...diverged,
      right: ({ values, width }: gmia.Matrix, [given]: [gmia.Logits]) =>
        assert.deepEqual([values.length, width], [given.values.length, 4]),
    }),
    call('probabilities', gmia.probabilities, fc.tuple(fc.oneof(logits(), logits(3))), {
      right: probability,
      ...diverged,
    }),
    call('logLosses', gmia.logLosses, fc.tuple(logits(), labels), {
      ...diverged,
      right: ({ values, width }: gmia.Matrix) =>
        assert.ok(values.length === 6 && width === 3 && values.every(one => one >= 0)),
    }),
    call(
      'served',
      gmia.served,
      fc.tuple(
        fc.record(
          {
            url: fc.constant(service.urls[0]),
            dataset: fc.constant(toy),
            protocol: fc.constantFrom(gmia.protocols.tfServing()),
            models: fc.constant(1),
            name: fc.string(),
            kind: fc.constantFrom('reference', 'target'),
            store: fc.constant(false),
            concurrency: fc.integer({ min: 1, max: 3 }),
            retries: fc.constant(0),
            pause: fc.constant(0.01),
            timeout: fc.constant(2),
            batch: fc.constant({ records: 5, bytes: 10_000 }),
            budget: fc.constant({ records: 100, requests: 100 }),
            headers: fc.constant({ 'x-a': 'b' }),
            inputs: fc.constantFrom('features', 'cells'),
            canary: fc.constant(records),
            split: fc.constant(split),
          },
          { requiredKeys: ['url', 'dataset', 'protocol', 'store', 'retries', 'pause', 'timeout'] },
        ),
      ),
      { any: /models|headers|url/ },
    ),
    call(
      'serve',
      async (...args) => {
        const one = await gmia.serve(...(args as unknown as Parameters<typeof gmia.serve>));
        await one.close();
        return one.url;
      },
      fc.tuple(
        ensemble,
        options({
          port: fc.constant(0),
          background: fc.constant(true),
          host: fc.constant('127.0.0.1'),
          limit: fc.constant({ bytes: 1000, instances: 10, perSecond: 5 }),
          key: fc.constant('key'),
          form: fc.constantFrom('probabilities', 'label'),
          remember: fc.constant(false),
        }),
      ),
      { of: gmia.serve },
    ),
    call('fromEnvironment', gmia.fromEnvironment, fc.tuple(fc.constant('GMIA_TOKEN'), fc.constant('Bearer '))),
    call(
      'protocols.huggingFace',
      gmia.protocols.huggingFace,
      fc.tuple(options({ top: fc.integer({ min: 1, max: 5 }), function: fc.constant('softmax') })),
    ),
    call(
      'protocols.mlflow',
      gmia.protocols.mlflow,
      fc.tuple(options({ columns: fc.constant(['a']), field: fc.string({ minLength: 1 }), params: fc.constant({}) })),
    ),
    call(
      'protocols.oip',
      gmia.protocols.oip,
      fc.tuple(
        options({
          input: fc.constant('x'),
          datatype: fc.constantFrom('FP64', 'FP32'),
          output: fc.constant('y'),
          classification: fc.constant(2),
        }),
      ),
    ),
    call(
      'protocols.sagemaker',
      gmia.protocols.sagemaker,
      fc.tuple(
        options({
          body: fc.constantFrom('csv', 'json'),
          accept: fc.constantFrom('csv', 'json'),
          field: fc.constant('a'),
        }),
      ),
    ),
    call(
      'protocols.tfServing',
      gmia.protocols.tfServing,
      fc.tuple(
        options({
          input: fc.constant('x'),
          field: fc.constant('a'),
          key: fc.constant('k'),
          signature: fc.constant('s'),
          parameters: fc.constant({}),
        }),
      ),
    ),
    call(
      'protocols.custom',
      gmia.protocols.custom,
      fc.tuple(fc.constant({ name: 'mine', encode: () => ({ body: '' }), decode: () => ({ answers: [] }) })),
    ),
    call('store.folderStore', gmia.store.folderStore, fc.tuple(fc.constant(`${folder}/own`))),
    call('store.memoryStore', gmia.store.memoryStore, fc.tuple()),
    call('store.folderRemote', gmia.store.folderRemote, fc.tuple(fc.constant(`${folder}/shared`))),
    call(
      'store.s3Remote',
      gmia.store.s3Remote,
      fc.tuple(
        fc.record(
          {
            bucket: fc.constant('models'),
            prefix: fc.constantFrom('', 'mine', 'mine/adult'),
            endpoint: fc.constant('http://127.0.0.1:9000'),
            region: fc.constant('eu-central-1'),
          },
          { requiredKeys: ['bucket'] },
        ),
      ),
    ),
    call('store.push', gmia.store.push, fc.tuple(fc.constantFrom(folder, gmia.store.folderRemote(folder)), sharing)),
    call('store.pull', gmia.store.pull, fc.tuple(fc.constantFrom(folder, gmia.store.folderRemote(folder)), sharing)),
    call('store.folder', gmia.store.folder, fc.tuple()),
    call('store.list', gmia.store.list, fc.tuple()),
    call('store.log', gmia.store.log, fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constant(world.store))),
    call('store.explain', gmia.store.explain, fc.tuple(fc.constant(stored), fc.nat(5))),
    method('ServedModels.about', served, 'about', fc.tuple(fc.constant(served), some, kind), { lacks: true }),
    method('ServedModels.members', served, 'members', fc.tuple(fc.constant(served), some)),
    method('ServedModels.price', served, 'price', fc.tuple(fc.constant(served), features)),
    method('ServedModels.ask', served, 'ask', fc.tuple(fc.constant(served), features)),
    method(
      'ServedModels.askedSince',
      served,
      'askedSince',
      fc.tuple(fc.constant(served), fc.constant({ records: 0, requests: 0, kept: 0 })),
    ),
    method('ServedModels.forget', served, 'forget', fc.tuple(fc.constant(served))),
    method('Secret.read', secret, 'read', fc.tuple(fc.constant(secret))),
    method('Secret.toString', secret, 'toString', fc.tuple(fc.constant(secret))),
    method('Secret.toJSON', secret, 'toJSON', fc.tuple(fc.constant(secret))),
    ...storeMethods(world),
  ];
};

function storeMethods({ folder }: World): readonly Call[] {
  const stores: gmia.store.Store[] = [gmia.store.memoryStore(), gmia.store.folderStore(`${folder}/methods`)];
  return stores.flatMap((store, i) => {
    const name = ['memoryStore', 'folderStore'][i];
    const of =
      (key: keyof typeof store & string) =>
      (...args: never[]) => {
        const own = store[key] as (...given: never[]) => unknown;
        return own.apply(store, args);
      };
    return [
      call(`${name}.put`, of('put'), fc.tuple(fc.constant('group/name'), fc.constant(Uint8Array.of(1, 2)))),
      call(`${name}.get`, of('get'), fc.tuple(fc.constant('group/name'))),
      call(`${name}.list`, of('list'), fc.tuple(fc.constantFrom('', 'group'))),
      call(`${name}.delete`, of('delete'), fc.tuple(fc.constant('group/name'))),
    ];
  });
}
