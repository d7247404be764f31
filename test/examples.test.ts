import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as gmia from '../src/index';
import { compareResult, type Names, runExample } from './runExample';

const root = join(__dirname, '..');
const notRun = '// not run: ';

/** An `@example` of a doc comment. */
interface Example {
  /** The file, and the line of its `@example`. */
  place: string;
  /** What the comment is of. */
  name: string;
  code: string;
}

function examplesOf(file: string): Example[] {
  const text = readFileSync(join(root, file), 'utf8');
  const comments = text.matchAll(/\/\*\*(?<body>(?:(?!\*\/)[\s\S])*)\*\/\s*(?:export )?(?:async )?\w+ (?<name>\w+)/g);
  return [...comments].flatMap(({ index, groups }) => {
    const { body, name } = groups as { body: string; name: string };
    return [...body.matchAll(/@example\n(?<lines>[\s\S]*?)(?=\n\s*\* @|\s*$)/g)].map(example => ({
      place: `${file}:${text.slice(0, index + example.index).split('\n').length}`,
      name,
      code: example.groups!.lines.replaceAll(/^ *\* ?/gm, ''),
    }));
  });
}

const files = readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => relative(root, join(entry.parentPath, entry.name)));
const examples = files.flatMap(examplesOf);

/** What an example may use: everything by its own name, in whatever part of the library it is. */
const names: Names = { ...gmia.paper, ...gmia.stats, ...gmia.store, ...gmia, gmia };

/** Functions of the library that a notebook, an example or the README calls. */
function usedFunctions(): string[] {
  const notebooks = ['notebooks', 'examples'].flatMap(folder =>
    readdirSync(join(root, folder)).map(name => join(folder, name)),
  );
  const sources = [...notebooks.filter(name => name.endsWith('.ipynb')), 'README.md'];
  const text = sources.map(name => readFileSync(join(root, name), 'utf8')).join('\n');
  const used = new Set(
    [...text.matchAll(/\bgmia\.(?:(?:paper|stats|store|contract)\.)?(\w+)/g)].map(([, name]) => name),
  );
  return [...used].filter(name => typeof names[name] === 'function').sort();
}

describe('examples', () => {
  let folder: string;
  let kept: string | undefined;
  before(() => {
    kept = process.env.GMIA_STORE;
    process.env.GMIA_STORE = folder = mkdtempSync(join(tmpdir(), 'gmia-store-')); // one for all examples
  });
  after(() => {
    if (kept === undefined) delete process.env.GMIA_STORE;
    else process.env.GMIA_STORE = kept;
    rmSync(folder, { recursive: true });
  });

  const left = examples.filter(({ code }) => code.startsWith(notRun));
  for (const { place, name, code } of examples)
    if (!code.startsWith(notRun))
      it(`${name}, ${place}`, async () => {
        await runExample(code, names);
      });

  const reasons = left.map(({ name, code }) => `${name} ${code.split('\n')[0].slice(notRun.length)}`);
  it(`are run but for ${left.length}${reasons.map(reason => `; ${reason}`).join('')}`, () =>
    assert.ok(left.length <= 6, left.map(({ place }) => place).join()));

  it('belong to all functions that notebooks and the README use', () => {
    const shown = new Set(examples.map(({ name }) => name));
    assert.deepEqual(
      usedFunctions().filter(name => !shown.has(name)),
      [],
    );
  });
});

describe('runExample', () => {
  const failing = (code: string) => assert.rejects(runExample(code, names), { name: 'AssertionError' }, code);

  it('fails for a wrong number, to the digits written', async () => {
    assert.equal(await runExample('quantile([1, 2, 3, 4], 0.5); // => 2.5\n1 / 3; // => 0.33', names), 2);
    for (const wrong of ['2.6', '2.51', '2', '3', '-2.5', '"2.5"', 'NaN', '[2.5]'])
      await failing(`quantile([1, 2, 3, 4], 0.5); // => ${wrong}`);
  });

  it('fails for a wrong item, a missing one, and one too many', async () => {
    const equal = ['[1, 2.5, null]', '[1, …]', '[1.0, 2.50, null]'];
    for (const wanted of equal) compareResult([1, 2.5, null], wanted);
    for (const wanted of ['[1, 2.5]', '[1, 2.5, 0]', '[1, 2.5, null, …]', '[1, 2.5, null, 4]', '{ 0: 1, … }'])
      assert.throws(() => compareResult([1, 2.5, null], wanted), wanted);
    compareResult({ low: -0.25, name: 'a 1' }, '{ low: -0.25, name: "a 1" }');
    compareResult({ low: -0.25, name: 'a 1' }, '{ low: −0.25, … }');
    for (const wanted of ['{ low: -0.25 }', '{ low: 0.25, … }', '{ low: -0.25, name: "a 2" }', '{ high: -0.25, … }'])
      assert.throws(() => compareResult({ low: -0.25, name: 'a 1' }, wanted), wanted);
    compareResult(Float64Array.of(1, 2), '[1, 2]');
  });

  it('fails for another text, and for an example without a result', async () => {
    compareResult(new Map([[1, 2]]), 'Map(1) { 1 => 2 }');
    assert.throws(() => compareResult(new Map([[1, 3]]), 'Map(1) { 1 => 2 }'));
    await failing('const x = 1;');
  });
});
