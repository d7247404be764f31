import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { row } from '../../src/core/matrix';
import type { Dataset } from '../../src/data/dataset';
import { fieldsOf } from '../../src/data/fieldsOf';
import { loadCancer } from '../../src/data/load/loadCancer';
import { Records } from '../../src/data/records';
import { type AnswerKind, answersAs } from '../../src/models/answers';
import { coarsen } from '../../src/models/coarsen';
import type { Ensemble } from '../../src/models/ensemble';
import { type ServeOptions, type Service, serve } from '../../src/serve/serve';
import type { Servable } from '../../src/serve/servedModel';
import { ask, say } from './ask';
import { constant, smallTargets } from './models';

describe('serve', () => {
  let cancer: Dataset;
  let targets: Ensemble;
  before(async () => {
    cancer = await loadCancer();
    targets = await smallTargets(cancer);
  });

  const open: Service[] = [];
  const started = async (models: Servable, options?: ServeOptions) => {
    const service = await serve(models, options);
    open.push(service);
    return service;
  };
  afterEach(async () => {
    for (const service of open.splice(0)) await service.close();
  });

  /** The rows of some records, as lists. */
  const rowsOf = (records: Records) => {
    const features = records.features();
    return Array.from({ length: records.length }, (_, i) => Array.from(row(features, i)));
  };

  /** What one of the targets says when it is asked directly. */
  const direct = async (m: number, records: Records, kind: AnswerKind) =>
    answersAs(await targets.only([m]).ask(records.features()), kind, records.labels()).values;

  it('gives what each model says, to the last bit, about rows and about cells alike', async () => {
    const { urls } = await started(targets);
    const { pool } = targets.split;
    assert.equal(urls.length, 4);
    for (const [m, url] of urls.entries())
      for (const instances of [rowsOf(pool), fieldsOf(pool)]) {
        const { status, headers, body } = await ask(url, instances);
        assert.deepEqual([status, headers.get('content-type')], [200, 'application/json']);
        const said = body.predictions.flatMap(({ probabilities }: { probabilities: number[] }) => probabilities);
        assert.deepEqual(said, Array.from(await direct(m, pool, 'probabilities')));
      }
  });

  it('answers as Google’s census sample does', async () => {
    const { urls } = await started(targets, { form: 'census' });
    const { pool } = targets.split;
    const { body } = await ask(urls[3], rowsOf(pool));
    const logits = await direct(3, pool, 'logits');
    const probabilities = await direct(3, pool, 'probabilities');
    const wanted = Array.from(await direct(3, pool, 'label'), (label, r) => ({
      logits: [logits[2 * r + 1] - logits[2 * r]],
      logistic: [probabilities[2 * r + 1]],
      probabilities: Array.from(probabilities.subarray(2 * r, 2 * r + 2)),
      class_ids: [label],
      classes: [String(label)],
    }));
    assert.deepEqual(body.predictions, wanted);
    // From the one logit follow the losses that the two give.
    const losses = await direct(3, pool, 'losses');
    pool.labels().forEach((label, r) => {
      const [logit] = wanted[r].logits;
      assert.ok(Math.abs(Math.log1p(Math.exp(label ? -logit : logit)) - losses[r]) < 1e-12);
    });
  });

  it('says what a defence leaves: decimals, the likeliest class with its name, or labels', async () => {
    const { pool } = targets.split;
    const one = rowsOf(pool).slice(0, 1);
    const [p, q] = await direct(0, new Records(cancer, pool.indices.slice(0, 1)), 'probabilities');
    const round = (value: number) => Math.round(value * 100) / 100;
    const [likely, name] = p >= q ? [p, 'benign'] : [q, 'malignant'];
    const defended: [Servable, ServeOptions, unknown][] = [
      [coarsen(targets, { decimals: 2 }), {}, { probabilities: [round(p), round(q)] }],
      [targets, { coarse: { decimals: 2 } }, { probabilities: [round(p), round(q)] }],
      [coarsen(targets, { top: 1 }), {}, { probabilities: [likely], classes: [name] }],
      [coarsen(targets, { label: true }), {}, name],
      [targets, { form: 'label' }, name],
    ];
    for (const [models, options, wanted] of defended) {
      const { urls } = await started(models, options);
      assert.deepEqual((await ask(urls[0], one)).body, { predictions: [wanted] });
    }
    const { urls } = await started(targets, { coarse: { decimals: 2 }, form: 'census' });
    assert.ok(!('logits' in (await ask(urls[0], one)).body.predictions[0]), 'a logit would tell more than 2 decimals');
  });

  it('counts what each model is asked, and remembers it where it should', async () => {
    const { urls, asked } = await started(targets, { remember: true });
    const { pool } = targets.split;
    const [first, second, third] = rowsOf(pool);
    await ask(urls[1], [first, second]);
    await ask(urls[1], fieldsOf(new Records(cancer, pool.indices.slice(1, 2))));
    await ask(urls[1], ['nothing']);
    await ask(urls[2], [first.map(value => -0 * value)]);
    assert.deepEqual(
      asked.map(({ records, requests }) => [records, requests]),
      [
        [0, 0],
        [3, 2],
        [1, 1],
        [0, 0],
      ],
    );
    assert.deepEqual(
      [first, second, third].map(one => asked[1].has(one)),
      [true, true, false],
    );
    assert.ok(!asked[2].has(first) && asked[2].has(new Float32Array(9)));
    const forgetful = await started(targets);
    assert.throws(() => forgetful.asked[0].has(first), /a service that remembers.*\{ remember: true \}/);
  });

  it('asks one model of an ensemble without the others', async () => {
    const sizes: number[] = [];
    const of = (size: number): ReturnType<typeof constant> =>
      constant(cancer, {
        size,
        ask: async () => {
          sizes.push(size);
          const values = new Float64Array(2 * size).fill(0.5);
          return { kind: 'probabilities', values, models: size, records: 1, classes: 2 };
        },
        only: positions => of(positions.length),
      });
    const { urls } = await started({ a: of(3), b: of(1) });
    assert.deepEqual(
      urls.map(url => url.split('/').at(-1)),
      ['a-0:predict', 'a-1:predict', 'a-2:predict', 'b:predict'],
    );
    for (const url of urls) assert.equal((await ask(url, [new Array(9).fill(0)])).status, 200);
    assert.deepEqual(sizes, [1, 1, 1, 1]);
  });

  it('tells what there is, in the words of TensorFlow Serving', async () => {
    const { url } = await started(targets, { form: 'label' });
    const names = ['target-0', 'target-1', 'target-2', 'target-3'];
    assert.deepEqual((await say(url)).body, { models: names });
    const { body } = await say(`${url}/v1/models/target-2`);
    assert.deepEqual([body.model_version_status[0].state, body.model_version_status[0].version], ['AVAILABLE', '1']);
    const { model_spec, metadata } = (await say(`${url}/v1/models/target-2/metadata`)).body;
    const { inputs, outputs } = metadata.signature_def.signature_def.serving_default;
    assert.equal(model_spec.name, 'target-2');
    assert.deepEqual(metadata.classes, ['benign', 'malignant']);
    assert.deepEqual(
      Object.keys(inputs),
      cancer.columns.map(({ name }) => name),
    );
    assert.deepEqual(outputs.classes.tensor_shape.dim, [{ size: '-1', name: '' }]);
  });

  it('knows a model by the path of a version and of ML Engine, too', async () => {
    const { url } = await started({ census: (await targets).only([0]) });
    const instance = rowsOf(targets.split.pool).slice(0, 1);
    const paths = ['models/census', 'models/census/versions/1', 'projects/mine/models/census/versions/1'];
    const said = await Promise.all(paths.map(path => ask(`${url}/v1/${path}:predict`, instance)));
    assert.deepEqual(said[0].status, 200);
    for (const { body } of said) assert.deepEqual(body, said[0].body);
  });

  it('refuses what it cannot answer, and says why', async () => {
    const { url, urls, asked } = await started(targets, { limit: { bytes: 2000, instances: 3 } });
    const cells = fieldsOf(targets.split.pool)[0];
    const zeros = new Array(9).fill(0);
    const instances: [unknown, RegExp][] = [
      [[cells, { ...cells, mitoses: 'many' }], /a number in column "mitoses" of instances\[1\], got "many"/],
      [[{ ...cells, mitoses: undefined }], /a value in column "mitoses" of instances\[0\], got "none"/],
      [[{ ...cells, id: 7 }], /columns of cancer in instances\[0\], got "id"/],
      [[zeros, zeros.slice(1)], /instances\[1\] to be a list of 9 numbers, got "8 items"/],
      [[[...zeros.slice(1), '1']], /a number as instances\[0\]\[8\], got "1"/],
      [[[...zeros.slice(1), null]], /a number as instances\[0\]\[8\], got null/],
      [[[...zeros.slice(1), 1e39]], /a number as instances\[0\]\[8\], got 1e\+39/],
      [[7], /instances\[0\] to be a list of 9 features or an object, got 7/],
      [[null], /instances\[0\] to be a list of 9 features or an object, got null/],
      [[], /at least one instance/],
      ['all', /Expected \{"instances": \[\.\.\.\]\}/],
      [[zeros, zeros, zeros, zeros], /at most 3 instances in a request, got 4/],
    ];
    for (const [one, message] of instances) {
      const { status, body } = await ask(urls[0], one);
      assert.equal(status, 400);
      assert.match(body.error, message);
    }
    const json = { 'Content-Type': 'application/json' };
    const post = (body: string, headers: Record<string, string> = json) => ({ method: 'POST', headers, body });
    const others: [string, RequestInit, number, RegExp][] = [
      [urls[0], post('{'), 400, /Expected JSON/],
      [urls[0], post('null'), 400, /"instances"/],
      [urls[0], post('{"inputs": [[1]]}'), 400, /"instances"/],
      [urls[0], post('{}', {}), 415, /Content-Type: application\/json, got text\/plain/],
      [urls[0], post('{}', { ...json, 'Content-Encoding': 'gzip' }), 415, /without Content-Encoding, got gzip/],
      [urls[0], post(' '.repeat(2001)), 413, /Request payload size exceeds the limit: 2000 bytes/],
      [urls[0], { method: 'GET' }, 405, /Expected POST, got GET/],
      [`${url}/v1/models/target-0`, post('{}'), 405, /Expected GET, got POST/],
      [`${url}/v1/models/target-4:predict`, post('{}'), 404, /the name of a model, got target-4/],
      [`${url}/v1/models/target-0:classify`, post('{}'), 404, /a path such as/],
      [`${url}/v1/models/target-0/versions/2:predict`, post('{}'), 404, /a path such as/],
      [`${url}//`, {}, 404, /a path such as/],
    ];
    for (const [to, init, wanted, message] of others) {
      const { status, headers, body } = await say(to, init);
      assert.deepEqual([status, Object.keys(body)], [wanted, ['error']], to);
      assert.match(body.error, message);
      if (wanted === 405) assert.equal(headers.get('allow'), init.method === 'GET' ? 'POST' : 'GET');
    }
    assert.ok(asked.every(({ requests }) => requests === 0));
    assert.equal((await ask(urls[0], [zeros, zeros, zeros])).status, 200);
  });

  it('takes 1.5 MB at once and no more unless it is told to', async () => {
    const { urls } = await started(targets);
    const body = JSON.stringify({ instances: [new Array(9).fill(0)] });
    const sized = (bytes: number) =>
      say(urls[0], { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: body.padEnd(bytes) });
    assert.equal((await sized(1_572_864)).status, 200);
    assert.equal((await sized(1_572_865)).status, 413);
    assert.equal((await sized(20_000_000)).status, 413);
  });

  it('asks for a key where there is one', async () => {
    const { url, urls, asked } = await started(targets, { key: 'a-b_c' });
    const zeros = [new Array(9).fill(0)];
    for (const Authorization of ['', 'Bearer', 'Bearer a-b_', 'Bearer a-b_c ! ', 'a-b_c', 'Basic a-b_c']) {
      const { status, headers, body } = await ask(urls[0], zeros, { Authorization });
      assert.deepEqual([status, headers.get('www-authenticate')], [401, 'Bearer']);
      assert.ok(!JSON.stringify(body).includes('a-b_c'));
    }
    assert.equal((await say(url)).status, 401);
    assert.equal(asked[0].requests, 0);
    assert.equal((await ask(urls[0], zeros, { Authorization: 'Bearer a-b_c' })).status, 200);
  });

  it('answers so often and no more, and says when to come again', async () => {
    const { urls } = await started(targets, { limit: { perSecond: 0.1 } });
    const zeros = [new Array(9).fill(0)];
    assert.equal((await ask(urls[0], zeros)).status, 200);
    const { status, headers, body } = await ask(urls[1], zeros);
    assert.equal(status, 429);
    assert.match(body.error, /at most 0\.1 questions a second/);
    const wait = Number(headers.get('retry-after'));
    assert.ok(Number.isInteger(wait) && wait >= 1 && wait <= 10, `Retry-After: ${wait}`);
  });

  it('answers many at once, each what it asked', async () => {
    const { urls, asked } = await started(targets);
    const { pool } = targets.split;
    const questions = Array.from({ length: 80 }, (_, i) => rowsOf(pool)[i % pool.length]);
    const said = await Promise.all(questions.map((one, i) => ask(urls[i % 4], [one])));
    const known = targets.about(pool, 'probabilities').values;
    said.forEach(({ body }, i) => {
      const at = ((i % 4) * pool.length + (i % pool.length)) * 2;
      body.predictions[0].probabilities.forEach((p: number, c: number) =>
        assert.ok(Math.abs(p - known[at + c]) < 1e-6, `question ${i}, class ${c}: ${p}, wanted ${known[at + c]}`),
      );
    });
    assert.deepEqual(
      asked.map(({ records }) => records),
      [20, 20, 20, 20],
    );
  });

  it('says 500 where the model fails', async () => {
    const failing = constant(cancer, {
      ask: async () => {
        throw new RangeError('Out of order.');
      },
    });
    const empty = constant(cancer, {
      ask: async () => ({ kind: 'logits', values: Float32Array.of(NaN, 0), models: 1, records: 1, classes: 2 }),
    });
    const { urls } = await started({ failing, empty });
    const said = await Promise.all(urls.map(url => ask(url, [new Array(9).fill(0)])));
    assert.deepEqual(
      said.map(({ status, body }) => [status, body]),
      [
        [500, { error: 'Out of order.' }],
        [500, { error: 'The model gave numbers that are none.' }],
      ],
    );
  });

  it('ends at once, with what is under way, and frees the port', async () => {
    let aborted: Promise<unknown> | undefined;
    const slow = constant(cancer, {
      ask: (_, signal) => {
        aborted = once(signal!, 'abort');
        return new Promise(() => {});
      },
    });
    const service = await serve(slow);
    const asking = assert.rejects(ask(service.urls[0], [new Array(9).fill(0)]), TypeError);
    while (!aborted) await new Promise(resolve => setTimeout(resolve, 5));
    const port = Number(new URL(service.url).port);
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    await Promise.all([service.close(), service.close(), asking, aborted, once(idle, 'close')]);
    const again = await started(slow, { port });
    assert.equal(again.url, service.url);
    await assert.rejects(serve(slow, { port }), { code: 'EADDRINUSE' });
  });

  it('warns where others can ask', async () => {
    for (const [options, message] of [
      [{}, /Models are served at 0\.0\.0\.0: others can ask them, and no key is asked for\./],
      [{ key: 'k' }, /Models are served at 0\.0\.0\.0: others can ask them\./],
    ] as const) {
      const warned = once(process, 'warning');
      await started(targets, { host: '0.0.0.0', ...options });
      assert.match((await warned)[0].message, message);
    }
  });

  it('refuses models and options that do not go together', async () => {
    const one = targets.only([0]);
    const wrong: [unknown, object, RegExp][] = [
      [undefined, {}, /models that can be asked, or several by name, got undefined/],
      [{}, {}, /models to serve, got "none"/],
      [{ a: { ...one, ask: undefined } }, {}, /models that can be asked as a, got "object"/],
      [{ 'a/b': one }, {}, /names of letters, digits.*got "a\/b"/],
      [{ a: targets, 'a-1': one }, {}, /different names for all models, got "a-1 twice"/],
      [constant(cancer, { split: undefined }), {}, /a data set for my model, got "none"/],
      [one, { form: 'xml' }, /form to be one of probabilities, label, census, mnist, got "xml"/],
      [
        coarsen(one, { top: 1 }),
        { form: 'census' },
        /models that give probabilities for the form 'census', got "top by/,
      ],
      [coarsen(one, { label: true }), { form: 'probabilities' }, /give probabilities or top for the form/],
      [one, { port: 65536 }, /port to be at most 65535/],
      [one, { key: '' }, /a key of printable ASCII/],
      [one, { key: 'secret key' }, /a key of printable ASCII.*got "another one"/],
      [one, { limit: { bytes: 0 } }, /limit\.bytes to be a whole number of at least 1/],
      [one, { limit: { instances: 0.5 } }, /limit\.instances to be a whole number/],
      [one, { limit: { perSecond: 0 } }, /limit\.perSecond to be a number from 0\.001/],
      [one, { coarse: { top: 0 } }, /top to be a whole number/],
    ];
    for (const [models, options, message] of wrong)
      await assert.rejects(started(models as Servable, options), { name: 'RangeError', message });
  });

  it('refuses a call that cannot be meant, before anything listens', async () => {
    const rejects = (models: unknown, options: unknown, message: RegExp) =>
      assert.rejects(serve(models as Servable, options as ServeOptions), { name: 'RangeError', message });
    for (const bad of [null, undefined, 5, [targets], Promise.resolve(targets)])
      await rejects(bad, {}, /^Expected models that can be asked, or several by name/);
    await rejects(targets, null, /the options of serve to be an object, got null/);
    await rejects(targets, { prot: 80 }, /an option of serve, got "prot"\. Did you mean port\?/);
    await rejects(targets, { limit: { byte: 5 } }, /an option of limit, got "byte"\. Did you mean bytes\?/);
    await rejects(targets, { coarse: { decimal: 2 } }, /Did you mean decimals\?/);
    await rejects(targets, { host: 5 }, /host to be a text, got 5/);
    await rejects(targets, { key: 5 }, /key to be a text, got "number"/);
    await rejects(targets, { background: 'yes' }, /background to be true or false/);
    await rejects(targets, { remember: 1 }, /remember to be true or false/);
    await rejects(targets, { dataset: 5 }, /dataset to be a data set/);
  });
});
