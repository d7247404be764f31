import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../../../src/command/jupyter/ensureVenv';
import { execute } from '../../../src/command/notebooks/execute';
import type { Execution } from '../../../src/command/notebooks/notebookProcess';
import { readParts } from '../../../src/command/notebooks/parts';
import { writeNotebook } from '../../display/notebook';

const tellKernel = "console.log('kernel', process.pid, 'of', process.env.GMIA_GIVEN)";
/** A cell after which earlier ones had time to print something. */
const wait = 'await new Promise(later => setTimeout(later, 300))';

const notebooks = {
  leaves: [
    tellKernel,
    `import * as gmia from 'gmia'
const word: string = 'first'
gmia.setProgress(() => console.log('told to the first'))
const all = globalThis as any
all.leaked = 1
all.fetch = undefined
process.env.GMIA_LEAKED = '1'
process.env.GMIA_GIVEN = 'changed'
delete process.env.GMIA_SEED
process.chdir('/')
setInterval(() => console.log('printed late'), 20).unref()`,
  ],
  looks: [
    tellKernel,
    `import * as gmia from 'gmia'
const hasWord = 'word' in exports // where tslab keeps what cells declare
const { leaked, fetch: fetched } = globalThis as any
const { GMIA_LEAKED, GMIA_SEED } = process.env
console.log('seen:', hasWord, leaked, typeof fetched, GMIA_LEAKED, GMIA_SEED, process.cwd())
await require('gmia/dist/core/follow.js').follow('work', 1).advance(1)
console.log('sum:', require('@tensorflow/tfjs-node').tensor([1, 2, 4]).sum().arraySync())`,
    wait,
  ],
  fails: [tellKernel, "throw new RangeError('Expected 4, got 5.')"],
  afterFailure: [tellKernel],
  crashes: [tellKernel, "require('node:fs').writeSync(2, 'Out of everything.\\n'); process.abort()"],
  afterCrash: [tellKernel],
  dies: [
    tellKernel,
    "require('node:fs').writeSync(2, 'It ran out of memory.\\n')",
    wait, // what it wrote is passed on
    "process.kill(process.ppid, 'SIGKILL')",
  ],
  afterDeath: [tellKernel, "setInterval(() => console.log('printed late'), 20)"],
  afterTimer: [tellKernel, '/** @module mine */\nexport const one = 1', wait],
  afterModule: [tellKernel],
};
type Name = keyof typeof notebooks;
const names = Object.keys(notebooks) as Name[];

describe('execute', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'gmia-execute-'));
  const partsOf = (name: Name) => join(folder, `${name}.json`);
  const page = (name: Name) => readParts(partsOf(name))!.body;
  const kernelOf = (name: Name) => /kernel (\d+) of/.exec(page(name))![1];
  const started: Name[] = [];
  const ended = new Map<Name, Execution>();

  before(async () => {
    const files = names.map(name => ({ file: writeNotebook(folder, name, notebooks[name]), parts: partsOf(name) }));
    const variables = { GMIA_GIVEN: 'given', GMIA_SEED: '7' };
    await execute(ensureVenv().python, files, variables, {
      start: place => void started.push(names[place]),
      plan: () => {},
      progress: () => {},
      end: (place, execution) => void ended.set(names[place], execution),
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells of the start and the end of each notebook, in order', () => {
    assert.deepEqual(started, names);
    assert.deepEqual([...ended.keys()], names);
    for (const { seconds } of ended.values()) assert.ok(seconds > 0 && seconds < 300, `${seconds} s`);
  });

  it('has parts of each notebook; of one that failed as far as it came, with the error', () => {
    const failed = names.filter(name => ended.get(name)!.error !== undefined);
    assert.deepEqual(failed, ['fails', 'crashes', 'dies']);
    assert.deepEqual(
      names.filter(name => !existsSync(partsOf(name))),
      [],
    );
    assert.match(page('fails'), /kernel \d+ of[\s\S]*<pre class="error">[\s\S]*RangeError: Expected 4, got 5\./);
  });

  it('says what went wrong: what a cell threw, or the last words of a kernel', () => {
    assert.match(ended.get('fails')!.error!, /^-+\nthrow new RangeError.*\n-+\n\nRangeError: Expected 4, got 5\.\n/);
    assert.deepEqual([ended.get('fails')!.cell, ended.get('fails')!.summary], [2, 'RangeError: Expected 4, got 5.']);
    assert.equal(ended.get('dies')!.cell, undefined);
    assert.match(ended.get('crashes')!.error!, /KernelEnded: .* \(SIGABRT\)\. Its last words: Out of everything\.\n/);
    assert.match(ended.get('dies')!.error!, /It ran out of memory\.\nDeadKernelError: Kernel died$/);
  });

  it('has one kernel execute the next notebook, which sees nothing of what the first declared, set and changed', () => {
    assert.equal(kernelOf('looks'), kernelOf('leaves'));
    assert.ok(page('looks').includes(`seen: false undefined function undefined 7 ${realpathSync(folder)}\n`));
    assert.match(page('looks'), /kernel \d+ of given\n/);
    assert.doesNotMatch(page('looks'), /told to the first/);
  });

  it('numbers the cells of every notebook from 1', () => {
    for (const name of ['leaves', 'looks'] as const)
      assert.equal(/>In\u00a0\[(\d+)\]</.exec(page(name))?.[1], '1', name);
  });

  it('keeps packages loaded', () => assert.match(page('looks'), /sum: 7\n/));

  it('keeps what earlier notebooks print late out of a body', () => {
    assert.doesNotMatch(page('looks'), /printed late/);
    assert.doesNotMatch(page('afterTimer'), /printed late/);
  });

  it('starts another kernel after one that failed or died, or in which something runs on or a module was made', () => {
    const kernels = (['looks', 'afterFailure', 'afterCrash', 'afterDeath', 'afterTimer', 'afterModule'] as const).map(
      kernelOf,
    );
    assert.equal(new Set(kernels).size, kernels.length, kernels.join(' '));
  });

  it('executes several at once, each in a kernel of its own, and tells which one it hears', async () => {
    const waitsFor = (own: string, other: string) => `import { existsSync, writeFileSync } from 'node:fs'
writeFileSync('${own}', '')
require('node:fs').writeSync(2, 'gmia plan: ${own}\\n')
while (!existsSync('${other}')) await new Promise(later => setTimeout(later, 50))`;
    const two = [
      { file: writeNotebook(folder, 'one', [waitsFor('met-one', 'met-two')]), parts: join(folder, 'one.json') },
      { file: writeNotebook(folder, 'two', [waitsFor('met-two', 'met-one')]), parts: join(folder, 'two.json') },
    ];
    const heard: [number, string][] = [];
    const errors: (string | undefined)[] = [];
    await execute(
      ensureVenv().python,
      two,
      {},
      {
        start: () => {},
        plan: (place, line) => void heard.push([place, line]),
        progress: () => {},
        end: (_, { error }) => void errors.push(error),
      },
      { kernels: 2 },
    );
    assert.deepEqual(errors, [undefined, undefined]);
    assert.deepEqual(heard.sort(), [
      [0, 'met-one'],
      [1, 'met-two'],
    ]);
  });

  it('throws where notebooks cannot be executed', async () => {
    const silent = { start: () => {}, plan: () => {}, progress: () => {}, end: () => {} };
    await assert.rejects(execute(join(folder, 'no-python'), [], {}, silent), /cannot be executed.*ENOENT/);
    await assert.rejects(
      execute(process.execPath, [], {}, silent),
      /cannot be executed: .* ended with code 1\.\n[\s\S]*SyntaxError/,
    );
  });
});
