import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { served } from '../../../src/models/served/served';
import { folderStore } from '../../../src/models/store/folderStore';
import { people, someOf } from './smallModel';
import { TestServer } from './testServer';
import { protocolOf } from './withServer';

const BATCH = 5;
const AT_ONCE = 2;

/** A process that asks. */
const start = (url: string, folder: string) =>
  spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'askAndDie.ts'), url, folder, String(BATCH)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

describe('asking that is killed', () => {
  let folder: string;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-answers-'));
    server = await new TestServer('mlflow').start();
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('loses no answer that arrived, and asks for none of these again', async () => {
    const dataset = people(400);
    const canaries = 4;
    let sentBefore = 0;
    let kept = 0;
    for (const requests of [20, 45, 70]) {
      const child = start(server.url(), folder);
      server.faults.push(...Array.from({ length: requests }, () => ({ slow: 3 })));
      const reached = server.requests + requests / 2;
      while (server.requests < reached) await wait(1);
      child.kill('SIGKILL');
      await once(child, 'exit');
      server.faults.length = 0;
      await wait(20); // what was under way reaches the server
      const store = folderStore(folder);
      const models = await served({ url: server.url(), protocol: protocolOf.mlflow, dataset, store, progress: {} });
      const { kept: now } = models.price(someOf(dataset, 0, 400).features());
      const distinct = server.asked.size;
      assert.ok(now > kept, `${now} kept after ${kept}`);
      // Everything but what was under way when it was killed is there.
      assert.ok(distinct - now <= AT_ONCE * BATCH, `${distinct} asked about, ${now} kept`);
      kept = now;
      sentBefore = distinct;
    }
    assert.ok(sentBefore < 400, 'it was killed in the middle');
    const before = new Map(server.asked);
    const child = start(server.url(), folder);
    const [line] = await once(child.stdout, 'data');
    const asked = JSON.parse(String(line));
    assert.equal(asked.kept, kept);
    // What was missing, and the canaries at opening, in the middle and at the end
    assert.equal(asked.records, 400 - kept + 3 * canaries);
    const again = [...server.asked].filter(([key, times]) => before.has(key) && times > before.get(key)!);
    assert.ok(again.length <= canaries + sentBefore - kept, `${again.length} asked about again`);
    assert.equal(server.asked.size, 400);
  });
});
