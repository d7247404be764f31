import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { plainText } from '../../../src/display/outputsOf';
import { ask } from '../../../src/models/ask';
import { endpointOf, urlOf } from '../../../src/models/served/endpoint';
import { fromEnvironment, Redactor } from '../../../src/models/served/secrets';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { someOf } from './smallModel';
import { withServer } from './withServer';

const KEY = 'sesame-öffne/dich "7"'; // needs to be written in other ways in URLs and JSON
const NAME = 'GMIA_TEST_KEY';

describe('keys', () => {
  before(() => {
    process.env[NAME] = 'abc123-very+secret/key==';
  });
  after(() => {
    delete process.env[NAME];
  });

  const hidden = (text: string, what: string) => {
    for (const secret of [
      'abc123-very',
      'hunter2',
      'qwerty',
      'plain-key',
      Buffer.from('me:hunter2').toString('base64'),
    ])
      assert.ok(!text.includes(secret), `${what} holds ${secret}: ${text}`);
  };

  it('reach the server, and nobody else: no error, also of a server that echoes them, no output, no store', () =>
    withServer('tfServing', async ({ server, dataset, open }) => {
      const store = memoryStore();
      const headers = { Authorization: fromEnvironment(NAME, 'Bearer '), 'X-Key': 'plain-key' };
      const url = `http://${server.host}/models/0?key=qwerty&alt=json`;
      const told: string[] = [];
      const progress = {
        plan: (plan: unknown) => told.push(inspect(plan)),
        state: (one: unknown) => told.push(inspect(one)),
      };
      const sign = () => ({ 'X-Signature': 'hunter2-signed' });
      const models = await open({ url, headers, store, progress, sign });
      assert.deepEqual(
        ['authorization', 'x-key', 'x-signature'].map(name => server.headers[0][name]),
        [`Bearer ${process.env[NAME]}`, 'plain-key', 'hunter2-signed'],
      );
      assert.equal(server.urls[0], '/models/0:predict?key=qwerty&alt=json');
      server.rewrite = ({ predictions }) => ({ predictions, deployedModelId: `of ${process.env[NAME]}` });
      await ask(models, someOf(dataset, 1, 9), { progress });
      const echoes = [
        { status: 401, text: JSON.stringify({ error: `no such key ${process.env[NAME]}, plain-key` }) },
        { status: 403, text: `<b>Bearer ${process.env[NAME]}</b> ${encodeURIComponent(process.env[NAME]!)} qwerty` },
        { body: `"hunter2-signed" ${process.env[NAME]}` },
        { body: JSON.stringify({ predictions: new Array(8).fill({ label: process.env[NAME] }) }) },
        { body: JSON.stringify({ predictions: [[process.env[NAME]]] }) },
      ];
      for (const echo of echoes) {
        server.faults.push(echo);
        const error = await ask(models, someOf(dataset, 11, 19), { progress }).then(
          () => assert.fail('it was answered'),
          error => error,
        );
        hidden(`${error.message} ${error.stack} ${inspect(error, { depth: 9 })}`, 'the error');
        if ('status' in echo) assert.match(error.message, /\*\*\*/);
      }
      for (const text of [inspect(models, { depth: 9, showHidden: true }), plainText(models), JSON.stringify(models)])
        hidden(text, 'the output');
      hidden(inspect(models, { depth: 9, customInspect: false, showHidden: true }), 'the object');
      hidden([...models.warnings, models.name, ...told].join(), 'texts');
      for (const { key } of store.list('')) hidden(key + Buffer.from(store.get(key)!).toString('latin1'), key);
    }));

  it('in the URL become a header, as fetch wants none there, and are hidden, too', () =>
    withServer('mlflow', async ({ server, open }) => {
      const url = `http://me:hunter2@${server.host}/models/0`;
      server.faults.push({ status: 401, text: 'me, hunter2?' });
      await assert.rejects(open({ url }), (error: Error) => {
        hidden(error.message + error.stack, 'the error');
        assert.match(error.message, /answered 401: \*\*\*, \*\*\*\?/);
        return true;
      });
      assert.equal(server.headers[0].authorization, `Basic ${Buffer.from('me:hunter2').toString('base64')}`);
      server.faults.push({ reset: true });
      await assert.rejects(open({ url, retries: 0 }), (error: Error) => (hidden(error.message, 'the error'), true));
    }));

  it('are asked for where they are missing, and never shown', () =>
    withServer('mlflow', async ({ open }) => {
      const secret = fromEnvironment(NAME, 'Bearer ');
      assert.equal(inspect({ secret }), `{ secret: Bearer <${NAME} of the environment> }`);
      assert.equal(JSON.stringify(secret), `"Bearer <${NAME} of the environment>"`);
      assert.throws(() => fromEnvironment('no name'), /the name of an environment variable, got "no name"/);
      await assert.rejects(
        open({ headers: { Authorization: fromEnvironment('GMIA_NO_SUCH_KEY') } }),
        /a key in the environment variable GMIA_NO_SUCH_KEY, got "none"\. Set it before/,
      );
    }));

  it('are found however they are written', () => {
    const redactor = new Redactor();
    redactor.add([`Bearer ${KEY}`]);
    assert.equal(redactor.hide(`a ${KEY} b`), 'a *** b');
    assert.equal(redactor.hide(`?k=${encodeURIComponent(KEY)}`), '?k=***');
    assert.equal(redactor.hide(JSON.stringify({ key: KEY })), '{"key":"***"}');
  });

  it('do not tell one server from another', () => {
    const [a, b] = ['https://a:b@host/m?key=1&v=2', 'https://host/m?v=2&key=3'].map(endpointOf);
    assert.equal(a.identity, b.identity);
    assert.notEqual(a.identity, endpointOf('https://host/m?v=3').identity);
    assert.equal(a.shown, 'https://host/m');
    assert.equal(urlOf(a, '/infer').href, 'https://host/m/infer?key=1&v=2');
    assert.equal(urlOf(endpointOf('https://host/m:predict'), ':predict').href, 'https://host/m:predict');
    assert.deepEqual(a.secrets, ['a', 'b', 'b', 'Basic YTpi', '1']);
    assert.deepEqual(endpointOf('https://host/m?v=2&k=0123456789').secrets, ['0123456789'], 'a version is none');
    assert.throws(() => endpointOf('secret words'), /a url such as "https:\/\/host\/path", got "another text"/);
  });
});
