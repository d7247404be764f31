import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorOf, KernelClient } from './kernelClient';

describe('cells of the gmia kernel', function () {
  this.timeout(120_000);
  let kernel: KernelClient;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gmia-cells-')));
  const notebook = join(folder, 'notebook');

  before(async () => {
    mkdirSync(join(notebook, 'node_modules', 'mine'), { recursive: true });
    writeFileSync(join(notebook, 'node_modules', 'mine', 'index.js'), 'exports.mine = 1');
    writeFileSync(join(notebook, 'node_modules', 'mine', 'index.d.ts'), 'export const mine: number');
    writeFileSync(join(notebook, 'own.csv'), 'a,b');
    writeFileSync(
      join(notebook, 'beside.ts'),
      "import { above } from '../above'\nexport const beside = () => above + 1",
    );
    writeFileSync(
      join(folder, 'above.ts'),
      "import * as gmia from 'gmia'\nexport const above = gmia.stats.quantile([2, 4], 0.5)",
    );
    kernel = await KernelClient.start(notebook);
  });
  after(() => {
    kernel?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function prints(code: string, text: string): Promise<void> {
    const ran = await kernel.run(code);
    assert.deepEqual([ran.text, ran.reply.status], [text, 'ok'], JSON.stringify(ran));
  }

  it('declare names of earlier cells anew, by another keyword and of another type, as papermill does', async () => {
    await kernel.run("const rate = 0.1, kind: string = 'a'\nlet size = 5");
    await kernel.run('var rate = 0.2;\nvar kind = "b";\nconst size = "large"');
    await prints('[rate + 1, kind, size.length]', "[ 1.2, 'b', 5 ]\n");
  });

  describe('that throw', () => {
    it('keep what they declared before: imports, values, functions, classes and types', async () => {
      const before = `import { sep } from 'node:path'
        const one = 1, { two, list: [three] } = { two: 2, list: [3] }
        function four(): Four { return { n: 4 } }
        interface Four { n: number }
        class Five { n = 5 }
        enum Six { a = 6 }`;
      const ran = await kernel.run(`${before}\nthrow new Error('here')\nconst late = 7, later = 8\nclass Late {}`);
      assert.equal(errorOf(ran).evalue, 'here');
      const use = 'const f: Four = four(); [one, two, three, f.n, new Five().n, Six.a, typeof sep]';
      await prints(use, "[ 1, 2, 3, 4, 5, 6, 'string' ]\n");
      for (const name of ['late', 'later', 'Late'])
        assert.match(errorOf(await kernel.run(name)).evalue, /^line 1: Cannot find name/, name);
    });

    it('leave names that they did not come to as they were', async () => {
      await kernel.run("const word = 'old', other = 1");
      errorOf(await kernel.run('const other = [2]; (() => { throw 1 })(); const word = 3'));
      await prints('[word.length, other.length]', '[ 3, 1 ]\n');
    });

    it('keep names after a rejected promise, too', async () => {
      errorOf(await kernel.run("const awaited = await Promise.resolve(1); await Promise.reject('no'); const not = 2"));
      await prints('awaited', '1\n');
      assert.match(errorOf(await kernel.run('not')).evalue, /Cannot find name 'not'/);
    });

    const unreadable =
      "{ get() { throw new Error('unreadable') }, getPrototypeOf() { throw new Error('unreadable') } }";
    for (const [what, thrown, ename, evalue] of [
      [
        'a message that throws',
        "Object.defineProperty(new Error(), 'message', { get() { throw 1 } })",
        /^Error$/,
        /cannot be/,
      ],
      [
        'a stack that throws',
        "Object.defineProperty(new Error('m'), 'stack', { get() { throw 1 } })",
        /^Error$/,
        /^m$/,
      ],
      [
        'a cause that throws',
        "Object.defineProperty(new Error('m'), 'cause', { get() { throw 1 } })",
        /^Error$/,
        /^m$/,
      ],
      ['a symbol as name', "Object.assign(new Error('m'), { name: Symbol('s') })", /^Symbol\(s\)$/, /^m$/],
      ['an object as message', 'Object.assign(new Error(), { message: { a: 1 } })', /^Error$/, /^\{ a: 1 \}$/],
      ['itself as cause', "(e => Object.assign(e, { cause: e }))(new Error('round'))", /^Error$/, /^round$/],
      ['a proxy that throws', `new Proxy(new Error('m'), ${unreadable})`, /^Thrown value$/, /^Error: m/],
      ['a revoked proxy', '(p => (p.revoke(), p.proxy))(Proxy.revocable({}, {}))', /^Thrown value$/, /Revoked/],
      [
        'a value that cannot be shown',
        "{ [Symbol.for('nodejs.util.inspect.custom')]() { throw 1 } }",
        /^Thrown/,
        /cannot be/,
      ],
      ['no prototype', 'Object.create(null)', /^Thrown value$/, /null prototype/],
      ['undefined', 'undefined', /^Thrown value$/, /^undefined$/],
      ['null', 'null', /^Thrown value$/, /^null$/],
      ['a symbol', "Symbol('s')", /^Thrown value$/, /^Symbol\(s\)$/],
      ['a long text', "'x'.repeat(3e6)", /^Thrown value$/, /^'x{9999}/],
      ['a long message', "new Error('x'.repeat(3e6))", /^Error$/, /^x{10000}… \(2990000 more characters\)$/],
    ] as const)
      it(`answer: ${what}`, async () => {
        const error = errorOf(await kernel.run(`throw ${thrown}`));
        assert.match(error.ename, ename);
        assert.match(error.evalue, evalue);
        assert.ok(error.trace.length < 40_000, `${error.trace.length} characters`);
      });

    it('answer where the last value cannot be shown', async () => {
      const value = "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new RangeError('not shown') } })";
      assert.equal(errorOf(await kernel.run(value)).evalue, 'not shown');
    });
  });

  describe('modules and files', () => {
    it("are looked for in the notebook's folder", async () => {
      await prints('process.cwd()', `${notebook}\n`);
      await prints("require('node:fs').readFileSync('own.csv', 'utf8')", 'a,b\n');
      await prints("import { mine } from 'mine'\nmine", '1\n');
      await prints("require('mine')", '{ mine: 1 }\n');
    });

    it('come from sources beside the notebook and above it', async () => {
      await prints("import { beside } from './beside'\nbeside()", '4\n');
      await prints("import { above } from '../above'\nabove", '3\n');
    });

    it('are found in the project where the folder has none, with their types', async () => {
      await prints("import * as gmia from 'gmia'\ngmia.stats.quantile([1, 2], 0.5)", '1.5\n');
      assert.match(errorOf(await kernel.run("gmia.stats.quantile('text', 1)")).evalue, /not assignable to parameter/);
      assert.match(
        errorOf(await kernel.run("import 'no-such-package'")).evalue,
        /Cannot find module 'no-such-package'/,
      );
    });

    it('are found as soon as they are there', async () => {
      const code = "import { added } from './added'\nadded";
      assert.match(errorOf(await kernel.run(code)).evalue, /Cannot find module/);
      writeFileSync(join(notebook, 'added.ts'), 'export const added = 1');
      await prints(code, '1\n');
    });

    it('may change while the kernel is open: a source of the notebook, and what describes a package', async () => {
      const source = join(notebook, 'changing.ts');
      const description = require.resolve('@types/node/package.json');
      const { atime, mtime } = statSync(description);
      for (const n of [1, 2]) {
        writeFileSync(source, `export const changing = ${n}`);
        await sleep(500); // for the file system to tell
        await prints("import { changing } from './changing'\nchanging", `${n}\n`);
        utimesSync(description, atime, mtime); // as an installation does
        await sleep(500);
        await prints(`-${n}`, `-${n}\n`);
      }
    });
  });

  it('can be completed and explained', async () => {
    await kernel.run('const measured = { precise: 1 }');
    const { reply } = await kernel.ask('complete_request', { code: 'measured.pre', cursor_pos: 12 });
    assert.deepEqual([reply.matches, reply.cursor_start, reply.cursor_end], [['precise'], 9, 12]);
    const inspected = await kernel.ask('inspect_request', { code: 'measured', cursor_pos: 3 });
    assert.match(JSON.stringify(inspected.reply.data), /precise: number/);
    assert.equal((await kernel.ask('is_complete_request', { code: 'if (1) {' })).reply.status, 'incomplete');
  });

  it('answer questions that Jupyter asks beside cells', async () => {
    assert.deepEqual((await kernel.ask('comm_info_request', {})).reply, { status: 'ok', comms: {} });
    assert.deepEqual((await kernel.ask('history_request', {})).reply, { status: 'ok', history: [] });
    const { reply } = await kernel.ask('kernel_info_request', {}, 'control');
    assert.equal((reply.language_info as { name: string }).name, 'typescript');
  });

  describe('what they print', () => {
    it('comes whole and in order, joined to few messages: 100,000 lines', async () => {
      const { published, text } = await kernel.run('for (let i = 0; i < 100_000; i++) console.log(i)');
      assert.equal(text, Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
      const streams = published.filter(({ type }) => type === 'stream').length;
      assert.ok(streams < 1000, `${streams} messages`);
    });

    it('stays in order: both streams, displays and errors', async () => {
      const { published } = await kernel.run(`import { display } from 'tslab'
        console.log('a'); console.log('b'); console.error('c'); console.log('d')
        display.html('e'); console.log('f'); throw 'g'`);
      const told = published
        .slice(1)
        .map(({ type, content }) => [type, content.text ?? content.data ?? content.evalue]);
      assert.deepEqual(told, [
        ['stream', 'a\nb\n'],
        ['stream', 'c\n'],
        ['stream', 'd\n'],
        ['display_data', { 'text/html': 'e' }],
        ['stream', 'f\n'],
        ['error', "'g'"],
      ]);
    });

    it('is seen while a loop runs that never pauses', async () => {
      const running = kernel.run("console.log('in the loop'); for (;;) {}");
      while (!kernel.heard.some(text => text.includes('"text":"in the loop'))) await sleep(20);
      await kernel.ask('interrupt_request', {}, 'control');
      assert.equal(errorOf(await running).ename, 'Interrupted');
    });
  });

  it('do not end the kernel by process.exit', async () => {
    await kernel.run('const stays = 1');
    assert.match(
      errorOf(await kernel.run('process.exit(3)')).evalue,
      /^process\.exit\(3\) ended the cell, not the kernel/,
    );
    await prints('stays', '1\n');
  });
});
