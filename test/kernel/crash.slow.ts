import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './isAlive';
import { errorOf, KernelClient } from './kernelClient';

describe('a cell that ends its process', function () {
  this.timeout(300_000);
  let kernel: KernelClient;
  const folder = mkdtempSync(join(tmpdir(), 'gmia-crash-'));

  before(async () => {
    kernel = await KernelClient.start(folder, { NODE_OPTIONS: '--max-old-space-size=200' });
  });
  after(() => {
    kernel?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [what, code, why] of [
    ['process.abort', 'process.abort()', /process\.abort\(\) or native code ended it \(SIGABRT\)\.$/],
    [
      'exhausted memory',
      'const all: unknown[] = []; for (;;) all.push(new Array(1e5).fill(0).map(String))',
      /it ran out of memory: JavaScript's heap is limited to \d+ MB\. .* NODE_OPTIONS=--max-old-space-size=\d+\.$/,
    ],
    ['kill -9', "process.kill(process.pid, 'SIGKILL')", /it was killed \(SIGKILL\), as the system does/],
    ['a crash of native code', "process.kill(process.pid, 'SIGSEGV')", /native code crashed, .* \(SIGSEGV\)\.$/],
    ['an exit past process.exit', '(process as any).reallyExit(4)', /it ended with exit code 4\.$/],
    [
      'last words of native code',
      "require('fs').writeSync(2, 'F core.cc:7] Check failed: n > 0\\n'); process.abort()",
      /\(SIGABRT\)\. Its last words: F core\.cc:7\] Check failed: n > 0\.$/,
    ],
  ] as const)
    it(`says so: ${what}`, async () => {
      await kernel.run('const gone = 1');
      const ran = await kernel.run(`console.log('last'); ${code}`);
      assert.equal(ran.text, 'last\n');
      const { ename, evalue } = errorOf(ran);
      assert.equal(ename, 'KernelEnded');
      const [first, second] = evalue.split('\n');
      assert.match(first, why);
      assert.equal(second, 'What cells declared is gone: run them again.');
      const next = await kernel.run('1 + 1');
      assert.deepEqual([next.text, next.reply.execution_count], ['2\n', 1], 'another process runs the next cell');
      assert.match(errorOf(await kernel.run('gone')).evalue, /Cannot find name 'gone'/);
    });

  it('after its end says so below the cell', async () => {
    await kernel.run('void setTimeout(() => process.abort(), 100)');
    const isTold = () => kernel.heard.some(text => /"stderr","text":"The process that runs cells ended/.test(text));
    while (!isTold()) await new Promise(later => setTimeout(later, 50));
    assert.equal((await kernel.run('1 + 1')).text, '2\n');
  });

  it('has those that were sent meanwhile dropped, and answered', async () => {
    const code = "await new Promise(later => setTimeout(later, 500)); process.kill(process.pid, 'SIGKILL')";
    const ended = kernel.ask('execute_request', { code, silent: false });
    const after = kernel.ask('execute_request', { code: "console.log('ran')", silent: false });
    const completed = kernel.ask('complete_request', { code: 'Mat', cursor_pos: 3 });
    assert.equal(errorOf(await ended).ename, 'KernelEnded');
    assert.equal((await after).reply.status, 'aborted');
    assert.equal((await completed).reply.status, 'ok');
    await new Promise(later => setTimeout(later, 400)); // the kernel drops what is sent shortly after a failure
  });

  it('does not outlive the kernel, even in a loop', async () => {
    const pid = Number((await kernel.run('process.pid')).text);
    void kernel.run("console.log('in the loop'); for (;;) {}");
    while (!kernel.heard.some(text => text.includes('"text":"in the loop')))
      await new Promise(later => setTimeout(later, 20));
    assert.ok(isAlive(pid));
    kernel.process.kill('SIGKILL');
    for (let i = 0; i < 100 && isAlive(pid); i++) await new Promise(later => setTimeout(later, 100));
    assert.equal(isAlive(pid), false);
  });
});
