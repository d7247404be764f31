import assert from 'node:assert/strict';
import { agree } from '../../../src/contract/contract';
import { ask } from '../../../src/models/ask';
import type { Protocol } from '../../../src/models/served/protocol';
import * as protocols from '../../../src/models/served/protocols/api';
import { expectedOf, someOf } from './smallModel';
import { type WireName, wires } from './testServer';
import { protocolOf, withServer } from './withServer';

const names = Object.keys(wires) as WireName[];

describe('every protocol', () => {
  for (const name of names) {
    it(`${name} asks about features, and gets what the model says`, () =>
      withServer(name, async ({ server, dataset, open }) => {
        const models = await open({ url: [server.url(0), server.url(1)], batch: { records: 7 } });
        const records = someOf(dataset, 5, 30);
        const target = await ask(models, records);
        assert.equal(target.gives, 'probabilities');
        assert.equal(target.coarseness, undefined);
        agree('probabilities', target.about(records, 'probabilities').values, expectedOf(2, records).values, 1e-12);
        assert.ok(server.urls.every(url => url.endsWith(wires[name].path)));
      }));

    it(`${name} asks about raw cells`, () =>
      withServer(name, async ({ dataset, open }) => {
        const records = someOf(dataset, 0, 10);
        const target = await ask(await open({ inputs: 'cells' }), records);
        agree('probabilities', target.about(records, 'probabilities').values, expectedOf(1, records).values, 1e-6);
      }));

    it(`${name} refuses what is none of it`, () =>
      withServer(name, async ({ server, open }) => {
        server.faults.push({ body: '<html>Welcome</html>' });
        await assert.rejects(open({ retries: 0 }), (error: Error) => {
          assert.match(error.message, name === 'custom' ? /undefined/ : /protocol \w+, got no JSON.*Welcome/);
          return true;
        });
      }));
  }
});

const batch = (records: unknown[], classes = 3) => ({ id: 'q', records, classes });
const answersOf = (protocol: Protocol, answer: unknown, records: unknown[] = [[1, 2, 3]]) =>
  protocol.decode(typeof answer === 'string' ? answer : JSON.stringify(answer), batch(records)).answers;

describe('oip', () => {
  const output = (name: string, datatype: string, data: unknown[], shape = [1, data.length]) => ({
    outputs: [{ name, datatype, data, shape }],
  });

  it('knows logits, probabilities, labels, and what could be either, by name and type', () => {
    const read = (answer: unknown) => answersOf(protocols.oip(), answer)[0];
    assert.deepEqual(read(output('my_logits', 'FP32', [1, -2, 3])), { logits: [1, -2, 3] });
    assert.deepEqual(read(output('predict_proba', 'FP64', [[0.5, 0.25, 0.25]], [1, 3])), {
      probabilities: [0.5, 0.25, 0.25],
    });
    assert.deepEqual(read(output('output_0', 'FP32', [1, 0, 0])), { outputs: [1, 0, 0] });
    assert.deepEqual(read(output('predict', 'INT64', [2])), { label: 2 });
    assert.deepEqual(read(output('predict', 'BYTES', ['high'])), { label: 'high' });
  });

  it('reads Triton’s likeliest classes, where it asked for them', () => {
    const protocol = protocols.oip({ output: 'probs', classification: 2 });
    assert.deepEqual(JSON.parse(protocol.encode(batch([[1]])).body).outputs, [
      { name: 'probs', parameters: { classification: 2 } },
    ]);
    assert.deepEqual(answersOf(protocol, output('probs', 'BYTES', ['0.75:2:high', '0.125:0'], [1, 2])), [
      { scores: { high: 0.75, 0: 0.125 } },
    ]);
  });

  it('refuses another shape than it asked for, the answer to another request, and options out of range', () => {
    assert.throws(
      () => answersOf(protocols.oip(), output('p', 'FP64', [1, 2, 3], [3, 1])),
      /Expected 1 answers in p, got 3 values of shape \[3,1\]/,
    );
    assert.throws(
      () => answersOf(protocols.oip(), { id: 'r', ...output('p', 'FP64', [1]) }),
      /answer to request q, got that to r/,
    );
    assert.throws(() => protocols.oip({ datatype: 'FP16' as 'FP32' }), /datatype to be FP64 or FP32, got "FP16"/);
    assert.throws(() => protocols.oip({ classification: 0 }), /classification to be a whole number/);
  });

  it('takes names and types from what the server says about itself, where it says something', () =>
    withServer('oip', async ({ server, open }) => {
      server.metadata = {
        inputs: [{ name: 'x', datatype: 'FP32', shape: [-1, 3] }],
        outputs: [
          { name: 'label', datatype: 'INT64' },
          { name: 'predict_proba', datatype: 'FP32' },
        ],
      };
      const adapted = await protocols.oip().adapt!(async () => server.metadata);
      const { inputs, outputs } = JSON.parse(adapted.encode(batch([[1, 2, 3]])).body);
      assert.deepEqual(inputs, [{ name: 'x', shape: [1, 3], datatype: 'FP32', data: [1, 2, 3] }]);
      assert.deepEqual(outputs, [{ name: 'predict_proba' }]);
      assert.equal((await open()).gives, 'probabilities');
      server.metadata = { outputs: [{ name: 'label', datatype: 'INT64' }] };
      assert.equal((await open({ labels: ['low', 'middle', 'high'] })).gives, 'label');
    }));

  it('asks for no output by name where the server knows none of probabilities, and says that labels are all', () =>
    withServer('oip', async ({ server, open }) => {
      server.faults.push({ status: 400, text: '{"error":"only predict is there"}' });
      const models = await open();
      assert.equal(models.gives, 'label');
      assert.deepEqual(models.coarseness, { label: true });
      assert.match(models.warnings.join(), /labels alone/);
      assert.equal(models.asked.requests, 2);
    }));
});

describe('tfServing', () => {
  const read = (prediction: unknown, options = {}) =>
    answersOf(protocols.tfServing(options), { predictions: [prediction] })[0];

  it('takes the finest field that it knows, or the one that is named', () => {
    const census = { logits: [-1.5], logistic: [0.18], probabilities: [0.82, 0.18], class_ids: [0], classes: ['0'] };
    assert.deepEqual(read(census), { logits: [-1.5] });
    assert.deepEqual(read(census, { field: 'probabilities' }), { probabilities: [0.82, 0.18] });
    assert.deepEqual(read({ prediction: 2, scores: [0.1, 0.2, 0.7] }), { outputs: [0.1, 0.2, 0.7] });
    assert.deepEqual(read({ predict_proba: [0.5, 0.25, 0.25] }), { probabilities: [0.5, 0.25, 0.25] });
    assert.deepEqual(read({ score: 0.25 }), { outputs: [0.25] });
    assert.deepEqual(read({ classes: ['high'] }), { label: 'high' });
    assert.deepEqual(read(0.25), { outputs: [0.25] });
    assert.deepEqual(read('high'), { label: 'high' });
    assert.deepEqual(read({ low: 0.5, high: 0.5 }), { scores: { low: 0.5, high: 0.5 } });
    assert.deepEqual(read(census, { field: 'other' }), {});
  });

  it('puts answers in another order right by their keys, and refuses keys that are not all there', () =>
    withServer('tfServing', async ({ server, dataset, open }) => {
      const protocol = protocols.tfServing({ input: 'x', key: 'key' });
      server.rewrite = ({ predictions }) => ({ predictions: predictions.reverse() });
      const records = someOf(dataset, 0, 20);
      const target = await ask(await open({ protocol }), records);
      agree('probabilities', target.about(records, 'probabilities').values, expectedOf(1, records).values, 1e-12);
      server.rewrite = ({ predictions }) => ({ predictions: predictions.map((one: object) => ({ ...one, key: 0 })) });
      await assert.rejects(open({ protocol }), /answers with each "key" from 0 to 3 once, got 0/);
      assert.throws(() => protocols.tfServing({ key: 'key' }).encode(batch([[1]])), /records with names for `key`/);
    }));

  it('tells the model that answered, as Vertex does', () => {
    const answer = { predictions: [[1, 0, 0]], deployedModelId: '17', modelVersionId: '2' };
    assert.equal(protocols.tfServing().decode(JSON.stringify(answer), batch([[1]])).version, '17 version 2');
  });
});

describe('mlflow, sagemaker, huggingFace and custom', () => {
  it('send what was asked for', () => {
    const { body } = protocols.mlflow({ columns: ['a', 'b'], params: { k: 1 } }).encode(batch([[1, 2]]));
    assert.deepEqual(JSON.parse(body), { dataframe_split: { columns: ['a', 'b'], data: [[1, 2]] }, params: { k: 1 } });
    const cells = [{ a: 1, b: 'x' }];
    assert.deepEqual(JSON.parse(protocols.mlflow().encode(batch(cells)).body), {
      dataframe_split: { columns: ['a', 'b'], data: [[1, 'x']] },
    });
    assert.equal(protocols.sagemaker().encode(batch([{ a: 1, b: 'x, "y"' }])).body, '1,"x, ""y"""');
    assert.equal(protocols.sagemaker({ body: 'json' }).encode(batch([[1, 2]])).body, '[[1,2]]');
    assert.deepEqual(JSON.parse(protocols.huggingFace({ top: 1 }).encode(batch(['text'])).body), {
      inputs: ['text'],
      parameters: { top_k: 1, function_to_apply: 'softmax' },
    });
  });

  it('read what may come', () => {
    const csv = protocols.sagemaker({ accept: 'csv' });
    assert.deepEqual(answersOf(csv, '0.5,0.25,0.25\nhigh\n', [1, 2]), [
      { outputs: [0.5, 0.25, 0.25] },
      { label: 'high' },
    ]);
    assert.deepEqual(answersOf(protocols.sagemaker(), { predictions: [{ score: 0.25 }] }), [{ outputs: [0.25] }]);
    assert.deepEqual(answersOf(protocols.huggingFace(), [{ label: 'a', score: 1 }]), [{ scores: { a: 1 } }]);
    assert.deepEqual(
      answersOf(
        protocols.huggingFace(),
        [
          { label: 'a', score: 1 },
          { label: 'b', score: 0.5 },
        ],
        [1, 2],
      ),
      [{ scores: { a: 1 } }, { scores: { b: 0.5 } }],
    );
    assert.throws(() => protocols.mlflow({ params: { top: 5n } }), /params that JSON can hold, got an object with top/);
    assert.throws(() => protocols.mlflow({ params: 5 as never }), /params to be an object, got 5/);
    assert.throws(() => protocols.sagemaker({ body: 'xml' as 'csv' }), /body to be csv or json, got "xml"/);
    assert.throws(() => protocols.custom({ encode: () => ({ body: '' }) } as never), /decode of a custom protocol/);
    assert.deepEqual(
      protocols
        .custom({ ...protocolOf.custom, decode: text => ({ answers: [{ label: String(text) }] }) })
        .decode('plain', batch([])),
      {
        answers: [{ label: 'plain' }],
      },
    );
  });
});
