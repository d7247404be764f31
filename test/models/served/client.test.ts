import assert from 'node:assert/strict';
import { InterruptedError } from '../../../src/core/interruptedError';
import { ask } from '../../../src/models/ask';
import { retryAfter } from '../../../src/models/served/retryAfter';
import { someOf } from './smallModel';
import type { Fault } from './testServer';
import { withServer } from './withServer';

const busy = (header: string): Fault => ({ status: 429, headers: { 'Retry-After': header }, text: 'slow down' });

describe('requests to a server', () => {
  it('are sent again after what may pass: busy, broken, unreachable, slow', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ timeout: 0.1, concurrency: 1 });
      const passing: Fault[] = [
        ...[408, 425, 429, 500, 502, 503, 504].map(status => ({ status })),
        { reset: true },
        { slow: 250 },
        busy('0'),
        busy(new Date(Date.now() - 1000).toUTCString()),
      ];
      for (const [i, fault] of passing.entries()) {
        server.faults.push(fault);
        const before = models.asked;
        await ask(models, someOf(dataset, i + 1, i + 2));
        const fresh = ![10].includes(i + 1); // a canary record, which is known
        if (!fresh) server.faults.length = 0;
        assert.equal(models.askedSince(before).requests, fresh ? 3 + Number(i > 0) : 0, JSON.stringify(fault));
      }
    }));

  it('wait as long as the server asks for, and all of them', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ batch: { records: 2 } });
      server.faults.push(busy('1'));
      const start = performance.now();
      await ask(models, someOf(dataset, 1, 9));
      assert.ok(performance.now() - start >= 990);
      server.faults.push(busy('3600'));
      await assert.rejects(ask(models, someOf(dataset, 11, 19)), {
        name: 'ServerError',
        status: 429,
        message: /answered 429: slow down It asks to wait 3600 s: ask again then, what arrived is kept\./,
      });
      server.faults.length = 0;
      await ask(models, someOf(dataset, 11, 19));
    }));

  it('are not sent again after other errors, which are told in the server’s own words', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open();
      const texts: [number, string, RegExp][] = [
        [400, '{"error":"bad shape"}', /answered 400: bad shape$/],
        [400, '{"error":{"code":400,"message":"too odd"}}', /answered 400: too odd$/],
        [404, '{"detail":[{"msg":"not found"}]}', /answered 404: \[\{"msg":"not found"\}\]$/],
        [401, 'Who are you?', /answered 401: Who are you\?$/],
        [302, '', /answered 302: no text$/],
        [422, 'x'.repeat(2000), /answered 422: x{500}$/],
      ];
      for (const [status, text, message] of texts) {
        server.faults.push({ status, text });
        const before = models.asked;
        await assert.rejects(ask(models, someOf(dataset, 1, 9)), { name: 'ServerError', status, message });
        assert.equal(models.askedSince(before).requests, 1);
      }
    }));

  it('end with the last error when nothing helps', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ retries: 2 });
      server.faults.push({ reset: true }, { reset: true }, { status: 503, text: 'Internal Server Error' });
      await assert.rejects(ask(models, someOf(dataset, 1, 9)), /answered 503: Internal Server Error/);
      server.faults.push({ reset: true }, { reset: true }, { reset: true });
      await assert.rejects(ask(models, someOf(dataset, 1, 9)), {
        name: 'ServerError',
        message: /did not answer: fetch failed, (UND_ERR_SOCKET|ECONNRESET)/,
      });
      await assert.rejects(open({ url: 'http://127.0.0.1:1/m', retries: 0 }), /did not answer: fetch failed/);
    }));

  it('are halved where they are too large, for us or for the server', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      server.most = 5;
      const models = await ask(await open(), someOf(dataset, 0, 40));
      assert.ok(server.batches.every(size => size <= 5));
      assert.equal(models.about(someOf(dataset, 0, 40), 'label').records, 40);
      server.most = 0;
      await assert.rejects(open(), /refused one record as too large/);
      server.most = 1;
      assert.equal((await open({ batch: { records: 1 } })).asked.requests, 4);
      server.batches.length = 0;
      server.most = Infinity;
      server.batches.length = 0;
      await ask(await open({ batch: { bytes: 150 } }), someOf(dataset, 0, 40));
      assert.ok(server.batches.length > 8 && Math.max(...server.batches) < 10, String(server.batches));
    }));

  it('keep to the number at once, and to the rate', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ batch: { records: 1 }, concurrency: 3 });
      server.faults.push(...Array.from({ length: 6 }, () => ({ slow: 20 })));
      await ask(models, someOf(dataset, 0, 20));
      assert.equal(server.atOnce.most, 3);
      const limited = await open({ batch: { records: 5 }, rate: { requests: 3, seconds: 0.3 } });
      const start = performance.now();
      await ask(limited, someOf(dataset, 1, 9)); // with the first question: 1 + 2 + canaries
      assert.ok(performance.now() - start >= 290);
      assert.ok(limited.price(someOf(dataset, 20, 40).features()).seconds >= 0.3);
    }));

  it('stop when they are to, and go on from there', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ batch: { records: 2 }, concurrency: 1 });
      const controller = new AbortController();
      server.faults.push({ slow: 0 }, { slow: 0 }, { slow: 5000 });
      setTimeout(() => controller.abort(), 150);
      const stopped = await ask(models, someOf(dataset, 0, 20), { signal: controller.signal }).catch(error => error);
      assert.ok(stopped instanceof InterruptedError, String(stopped));
      assert.match(stopped.message, /Stopped during model at .* What was answered is kept: ask again to go on\./);
      const missing = models.price(someOf(dataset, 0, 20).features());
      assert.equal(missing.kept, 2 + 4, 'two canaries, and two requests');
      await ask(models, someOf(dataset, 0, 20));
      await assert.rejects(models.ask(someOf(dataset, 0, 1).features(), AbortSignal.abort()), { name: 'AbortError' });
      await assert.rejects(open({ signal: AbortSignal.abort() }), InterruptedError);
    }));

  it('ask about a record once, also where two calls want it at one time', () =>
    withServer('mlflow', async ({ server, dataset, open }) => {
      const models = await open({ canary: someOf(dataset, 39, 40) });
      await Promise.all([ask(models, someOf(dataset, 0, 20)), ask(models, someOf(dataset, 10, 30))]);
      const times = [...server.asked.values()].sort((a, b) => b - a);
      assert.equal(times.length, 31);
      assert.deepEqual(times.slice(1), new Array(30).fill(1));
    }));
});

describe('retryAfter', () => {
  it('reads seconds and dates', () => {
    assert.equal(retryAfter('2'), 2);
    assert.equal(retryAfter(' 1.5 '), 1.5);
    assert.equal(retryAfter(null), undefined);
    assert.equal(retryAfter('soon'), undefined);
    const now = Date.parse('2018-02-13T00:00:00Z');
    assert.equal(retryAfter('Tue, 13 Feb 2018 00:00:30 GMT', now), 30);
    assert.equal(retryAfter('Mon, 12 Feb 2018 00:00:30 GMT', now), 0);
  });
});
