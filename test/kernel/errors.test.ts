import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorOf, KernelClient } from './kernelClient';

describe('errors of cells of the gmia kernel', function () {
  this.timeout(120_000);
  let kernel: KernelClient;
  const folder = mkdtempSync(join(tmpdir(), 'gmia-errors-'));

  before(async () => {
    kernel = await KernelClient.start(folder);
    const ran = await kernel.run(`import * as gmia from 'gmia'
      const split = gmia.splitForAttack(gmia.makeToy({ records: 60 }), { pool: 20 })
      const promised = Promise.resolve(split)
      const network = gmia.architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 5 })`);
    assert.equal(ran.reply.status, 'ok', JSON.stringify(ran.reply));
  });
  after(() => {
    kernel?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const errorIn = async (code: string) => errorOf(await kernel.run(code));

  describe('that are thrown', () => {
    it('show lines of cells as they were written, and of gmia what was called', async () => {
      const { reply } = await kernel.run(
        ['', 'function half(n: number) {', '  return gmia.makeToy({', '    records: n / 2,', '  })', '}'].join('\n'),
      );
      const { trace } = await errorIn('\n\nconst all = [8, 2].map(n =>\n  half(n))');
      const cell = Number(reply.execution_count);
      assert.deepEqual(trace.split('\n').slice(1), [
        '    in gmia: makeToy',
        `    at half, cell ${cell}, line 3: return gmia.makeToy({`,
        `    at cell ${cell + 1}, line 4: half(n))`,
        `    at cell ${cell + 1}, line 3: const all = [8, 2].map(n =>`,
      ]);
    });

    it('show the line after types, which leave nothing behind, and beside an await', async () => {
      const types = ['interface Much {', '  a: number', '}', 'type More = Much', ''];
      const code = [...types, 'await gmia.trainReferences(split, network, {', '  models: 1,', '})'].join('\n');
      const [, ...lines] = (await errorIn(code)).trace.split('\n');
      assert.equal(lines[0], '    in gmia: trainReferences');
      assert.match(lines[1], /^ {4}at cell \d+, line 6: await gmia\.trainReferences\(split, network, \{$/);
    });

    it('show one line of gmia at most, where it calls back, too', async () => {
      const { trace } = await errorIn(
        'gmia.recordedModels({ logits: [[1, 2]], labels: [0] } as any, 1 as any, 2 as any)',
      );
      assert.equal(trace.match(/in gmia/g)?.length, 1, trace);
      assert.doesNotMatch(trace, /dist|node_modules/);
      const called = await errorIn(
        `await gmia.contract.tail({ name: 'mine', leastLoss: 0, beyondRanks: null,
          fit() {\n            throw new Error('of my own')\n          },
          leaveOneOut() {} })`,
      );
      assert.match(called.trace, /of my own/);
      assert.ok((called.trace.match(/in gmia/g)?.length ?? 0) <= 1, called.trace);
    });

    it('show the line of a cell after any number of frames of a library', async () => {
      await kernel.run(`function deep(n: number): unknown {
        return n === 0 ? gmia.makeToy({ records: 0 }) : [n].map(m => deep(m - 1))
      }`);
      const { trace } = await errorIn('deep(12)');
      assert.match(trace, /^ {4}at cell \d+, line 1: deep\(12\)$/m);
    });

    it('say that an await is missing where gmia gets a promise', async () => {
      const { evalue } = await errorIn('gmia.attackDirectly(promised as any, 1 as any, split.pool)');
      assert.match(evalue, /Did you forget await\?$/);
    });
  });

  describe('of the compiler', () => {
    for (const [what, code] of [
      ['a field of a promise', 'promised.pool'],
      ['a promise as an argument', "gmia.evaluate(Promise.resolve('a'))"],
      ['a promise as a value of another type', 'const pool: gmia.Records = promised'],
      ['a promise that is gone through', 'for (const record of promised) {}'],
      ['a promise that is called', 'promised()'],
      ['a promise that is added', 'promised + 1'],
      ['a promise for one of several ways to call', 'gmia.trainReferences(promised, network)'],
    ])
      it(`say that an await is missing: ${what}`, async () => {
        const { ename, evalue } = await errorIn(code);
        assert.equal(ename, 'CompileError');
        assert.equal(evalue.match(/Did you forget await\?/g)?.length, 1, evalue);
      });

    it('say so only there', async () => {
      for (const code of [
        "const pool: Promise<number> = 'text'",
        "gmia.trainReferences('text', network)",
        'split.nothing',
        'Promise.nothing',
      ])
        assert.doesNotMatch((await errorIn(code)).evalue, /await/, code);
    });

    it('show a line once, with the steps that explain it', async () => {
      const { evalue } = await errorIn(
        `const loose = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 5 }
        gmia.trainReferences(split, loose)`,
      );
      assert.equal(evalue.match(/gmia\.trainReferences/g)?.length, 1, evalue);
      assert.match(evalue, /^line 2: No overload matches this call\.\n/);
      assert.match(evalue, /\n {2}Type 'string' is not assignable to type '"adam" \| "sgd"'\. A text in a variable/);
      assert.match(evalue, /gmia\.architecture\(\{ … \}\)\.$/);
      assert.doesNotMatch(evalue, /Overload/);
    });

    it('of several places are all there', async () => {
      const { evalue } = await errorIn('const one: number = "text"\nconst two: string = 2');
      assert.match(evalue, /^line 1: [^\n]*\n[^\n]*\n +\^\nline 2: [^\n]*\n[^\n]*\n +\^$/);
    });
  });
});
