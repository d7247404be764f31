import assert from 'node:assert/strict';
import { agree } from '../../../src/contract/contract';
import { ask } from '../../../src/models/ask';
import { AnswerLog } from '../../../src/models/served/answerLog';
import { fromEnvironment } from '../../../src/models/served/secrets';
import { inventory } from '../../../src/models/store/inventory';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { expectedOf, someOf } from './smallModel';
import { withServer } from './withServer';

const key = (n: number) => n.toString(16).padStart(32, '0');
const one = (n: number, version?: string) => ({ keys: [key(n)], values: Float64Array.of(n, n / 2), version });

describe('AnswerLog', () => {
  it('gives back what was put there, model by model', () => {
    const log = new AnswerLog(memoryStore(), { protocol: 'x' });
    log.save('a', one(1, 'v1'));
    log.save('b', { keys: [key(2), key(3)], values: Float64Array.of(1, 2, 3, NaN) });
    assert.deepEqual(log.load('a'), [one(1, 'v1')]);
    assert.deepEqual(log.load('b'), [
      { keys: [key(2), key(3)], values: Float64Array.of(1, 2, 3, NaN), version: undefined },
    ]);
    assert.deepEqual(log.load('c'), []);
    log.clear();
    assert.deepEqual(log.load('a'), []);
  });

  it('puts many objects together, one for each version, and loses nothing', () => {
    const store = memoryStore();
    const log = new AnswerLog(store, {});
    for (let n = 0; n < 40; n++) log.save('a', one(n, n < 20 ? undefined : 'v2'));
    assert.equal(store.list(`${log.group}/`).length, 40 + 1);
    assert.equal(log.load('a').length, 40);
    assert.equal(store.list(`${log.group}/`).length, 2 + 1);
    const joined = log.load('a');
    assert.deepEqual(
      joined.flatMap(({ keys }) => keys).sort(),
      Array.from({ length: 40 }, (_, n) => key(n)),
    );
    assert.deepEqual(joined.map(({ version }) => version).sort(), ['v2', undefined]);
  });

  it('looks again where another process has just put objects together', () => {
    const store = memoryStore();
    const other = new AnswerLog(store, {});
    for (let n = 0; n < 40; n++) other.save('a', one(n));
    let listed = 0;
    const late = {
      ...store,
      list: (prefix: string) => {
        const found = store.list(prefix);
        if (prefix.includes('.') && listed++ === 0) other.load('a'); // after the list, before the first is read
        return found;
      },
    };
    const found = new AnswerLog(late, {}).load('a');
    assert.equal(listed, 2);
    assert.equal(found.flatMap(({ keys }) => keys).length, 40);
  });

  it('says which objects are damaged, and leaves them out', () => {
    const store = memoryStore();
    const log = new AnswerLog(store, {});
    log.save('a', one(1));
    const [{ key: object }] = store.list(`${log.group}/`).filter(({ key }) => key.endsWith('safetensors'));
    store.put(object, store.get(object)!.slice(0, -1));
    assert.deepEqual(log.load('a'), []);
    assert.match(log.warnings.join(), /Kept answers in answers-\S+ were not usable .* they are asked again/);
  });
});

describe('answers in a store', () => {
  it('are not asked for again, by whatever key, in whatever order of models', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const store = memoryStore();
      const [a, b] = [server.url(0), server.url(1)];
      await ask(await open({ store, url: [a, b], batch: { records: 5 } }), someOf(dataset, 0, 30));
      process.env.GMIA_TEST_OTHER = 'other';
      const headers = { Authorization: fromEnvironment('GMIA_TEST_OTHER') };
      const again = await open({ store, url: [`${b}?key=1`, a], headers });
      delete process.env.GMIA_TEST_OTHER;
      const before = again.asked;
      await ask(again, someOf(dataset, 0, 30));
      assert.deepEqual(again.askedSince(before), { records: 0, requests: 0, kept: 60 });
      const [first, second] = [0, 1].map(m => expectedOf(2, someOf(dataset, 0, 30)).values.slice(m * 90, (m + 1) * 90));
      agree('answers', again.about(someOf(dataset, 0, 30), 'probabilities').values, [...second, ...first], 1e-12);
      assert.deepEqual(again.warnings, []);
      assert.deepEqual(inventory(store), []); // the limit of the store removes none
    }));

  it('are others for other labels, protocols, raw cells, and another kind', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const store = memoryStore();
      const records = someOf(dataset, 1, 9);
      await ask(await open({ store }), records);
      const variants = [{ labels: ['high', 'middle', 'low'] }, { inputs: 'cells' as const }];
      for (const options of variants) {
        const other = await open({ store, ...options });
        assert.throws(() => other.about(records, 'label'), /was asked about/);
      }
      server.alter = p => p.map(([a, b, c]) => [a, b, c].map(Math.log));
      const logits = await open({ store });
      assert.equal(logits.gives, 'logits');
      assert.throws(() => logits.about(records, 'label'), /was asked about/);
    }));

  it('of a model that was replaced meanwhile are told from new ones, and dropped on demand', () =>
    withServer('oip', async ({ server, dataset, open }) => {
      const store = memoryStore();
      const records = someOf(dataset, 1, 9);
      await ask(await open({ store }), records);
      server.alter = p => p.map(([a, b, c]) => [c, b, a]);
      server.rewrite = answer => ({ ...answer, model_version: 'v2' });
      const again = await open({ store });
      assert.match(
        again.warnings.join(),
        /are kept from earlier, and it now answers differently \(version v1 → v2\).* forget\(\) drops/,
      );
      await ask(again, records);
      assert.equal(again.asked.records, 4, 'they are at hand all the same');
      again.forget();
      await ask(again, records);
      assert.equal(again.asked.records, 4 + 8 + 4, 'all anew, and the canaries at the end');
      const fresh = await ask(await open({ store }), records);
      assert.deepEqual(fresh.warnings, []);
      assert.equal(fresh.asked.records, 4);
    }));
});
