import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KernelClient } from './kernelClient';

interface Offered {
  text: string;
  type: string;
  signature: string;
}

describe('what the gmia kernel says of code that is being written', function () {
  this.timeout(120_000);
  let kernel: KernelClient;
  const folder = mkdtempSync(join(tmpdir(), 'gmia-explain-'));

  before(async () => {
    kernel = await KernelClient.start(folder);
    const ran = await kernel.run(`import * as gmia from 'gmia'
      const toy = gmia.makeToy({ records: 60 })
      function measure(of: gmia.Dataset, times = 2): number { return times }
      class Mine {}`);
    assert.equal(ran.reply.status, 'ok', JSON.stringify(ran.reply));
  });
  after(() => {
    kernel?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Code with a bar where the cursor is; Jupyter counts characters as Unicode does. */
  function cursorIn(marked: string) {
    const at = marked.indexOf('|');
    const code = marked.slice(0, at) + marked.slice(at + 1);
    return { code, cursor_pos: Array.from(marked.slice(0, at)).length };
  }

  async function tooltip(marked: string): Promise<{ plain: string; markdown: string }> {
    const { reply } = await kernel.ask('inspect_request', cursorIn(marked));
    const data = reply.data as Record<string, string>;
    assert.deepEqual([reply.status, reply.found], ['ok', Object.keys(data).length > 0], JSON.stringify(reply));
    return { plain: data['text/plain'] ?? '', markdown: data['text/markdown'] ?? '' };
  }

  async function complete(marked: string) {
    const { code, cursor_pos } = cursorIn(marked);
    const { reply } = await kernel.ask('complete_request', { code, cursor_pos });
    const { matches, cursor_start: start, cursor_end: end, metadata } = reply as Record<string, never>;
    const offered = (metadata as { _jupyter_types_experimental: Offered[] })._jupyter_types_experimental;
    assert.deepEqual(
      offered.map(({ text }) => text),
      matches,
    );
    return { names: matches as string[], offered, replaced: Array.from(code).slice(start, end).join('') };
  }

  const kindsOf = ({ offered }: { offered: Offered[] }) => offered.map(({ text, type }) => `${text} ${type}`);

  describe('a tooltip', () => {
    it('within parentheses: signature, options with their defaults, errors, the first example', async () => {
      const { plain, markdown } = await tooltip('gmia.attackDirectly(a, |');
      assert.match(plain, /^attackDirectly\(\n {2}references: gmia\.Models,\n/);
      assert.match(plain, /^Direct inference \(paper 4\.4\): .*Every chosen record is attacked/m);
      assert.match(
        plain,
        /^Fields of options:\n {2}method\?: 'pchip' \| 'rank' \| .* Default 'pchip', the paper's\.$/m,
      );
      assert.match(plain, /^ {2}spread\?: .* Default 'none', the paper's way\.$/m);
      assert.match(plain, /^Throws RangeError when references and targets are of different splits/m);
      assert.match(plain, /^Example:\nconst split = splitForAttack\(/m);
      assert.match(markdown, /^```ts\nattackDirectly\([^`]*\): gmia\.AttackResult\n```$/m);
      assert.match(markdown, /^- `method\?: [^`]*` How a p-value/m);
      assert.match(markdown, /^\*\*Throws\*\* RangeError/m);
      assert.match(markdown, /^\*\*Example\*\*\n\n```ts\nconst split = /m);
    });

    it('of a name is the same, without words about how it came into the cell', async () => {
      const of = await tooltip('gmia.attack|Directly');
      assert.deepEqual(of, await tooltip('gmia.attackDirectly(a, |'));
      assert.doesNotMatch(of.plain, /\(alias\)|^export /m);
      assert.match((await tooltip("import { make|Toy } from 'gmia'")).plain, /^makeToy\(options\?: /);
    });

    for (const [where, marked, named] of [
      ['before the first argument', 'gmia.makeToy(|)', 'makeToy'],
      ['of the inner call', 'gmia.splitForAttack(gmia.makeToy(| ), {})', 'makeToy'],
      ['of the outer one after it', 'gmia.splitForAttack(gmia.makeToy({ records: 60 }), |)', 'splitForAttack'],
      ['where several stand on a line', 'gmia.makeToy(); gmia.splitForAttack(toy, |); gmia.tprAt()', 'splitForAttack'],
      ['within a text that has parentheses', "gmia.stats.quantile('(f(', '(|", 'quantile'],
      ['after a text that has parentheses', "measure('a(b)(', |", 'measure'],
      ['within an options literal', 'gmia.makeToy({ records: 60, | })', 'makeToy'],
      ['at a field that is begun', 'gmia.makeToy({ recor| })', 'makeToy'],
      ['at a value', 'gmia.makeToy({ records: | })', 'makeToy'],
      ['over several lines', 'gmia.makeToy({\n  records: 60,\n  |\n', 'makeToy'],
      ['after letters that JavaScript counts twice', "const 𝛿 = '😀'; gmia.makeToy(|", 'makeToy'],
      ['of what a cell declared', 'measure(toy, |', 'measure'],
      ['of what is made', 'new Map(|', 'new Map'],
      ['in a function that is handed over', '[1].map(x => gmia.makeToy(|', 'makeToy'],
      ['of a function of a result', 'toy.features.values.fill(|', 'fill'],
    ])
      it(where, async () => {
        const { plain } = await tooltip(marked);
        assert.equal(/^[\w ]+/.exec(plain)?.[0], named, plain.slice(0, 200));
      });

    it('of a field within a literal: what it is, and what its default is', async () => {
      const { plain } = await tooltip("gmia.trainReferences(split, architecture, { samp|ling: 'subset' })");
      assert.match(plain, /^sampling\?: 'bootstrap' \| 'subset'$|^sampling\?: 'subset' \| 'bootstrap'$/m);
      assert.match(plain, /'bootstrap' \(default, the paper's\)/);
    });

    it('of a member after a dot, a value and a type', async () => {
      assert.match((await tooltip('toy.feat|ures.values')).plain, /^features: [\s\S]*\[records × features\], Float32/);
      assert.match((await tooltip('to|y')).plain, /^const toy: (gmia\.)?Dataset$/m);
      assert.match(
        (await tooltip('let a: gmia.Archi|tecture')).plain,
        /^interface Architecture[\s\S]*^ {2}l2\?: number .*Default 0\.$/m,
      );
      assert.equal((await tooltip('gm|ia')).plain, 'namespace gmia');
    });

    it('of nothing is none', async () => {
      for (const marked of ['|', 'if (|) {}', 'nothing(|', "const text = 'gmia.makeToy(|'", '// gmia.makeToy(|'])
        assert.equal((await tooltip(marked)).plain, '', marked);
    });
  });

  describe('a completion', () => {
    it('has kinds and parameters', async () => {
      const { offered, replaced } = await complete('gmia.splitFor|');
      const [{ text, type, signature }] = offered;
      assert.deepEqual([text, type, replaced], ['splitForAttack', 'function', 'splitFor']);
      assert.match(signature, /^\(dataset: Dataset, /);
      assert.deepEqual(kindsOf(await complete('gmia.stat|')).slice(0, 1), ['stats module']);
      assert.deepEqual(kindsOf(await complete('let a: gmia.Architec|')), ['Architecture type']);
    });

    it('of a module: by kind, then by name, functions first, deprecated names last', async () => {
      const { offered } = await complete('gmia.|');
      const kinds = offered.map(({ type }) => type).filter((kind, i, all) => kind !== all[i - 1]);
      assert.deepEqual(kinds, ['function', 'module', 'instance', 'class', 'function']);
      const last = offered.findIndex(({ type }) => type !== 'function');
      const functions = offered.slice(0, last).map(({ text }) => text);
      assert.deepEqual(
        functions,
        [...functions].sort((a, b) => a.localeCompare(b)),
      );
    });

    it('within an options literal: its fields and nothing else, without those that are set', async () => {
      const { names, offered } = await complete('gmia.makeToy({ seed: 1, | })');
      assert.deepEqual(names, ['noise', 'radius', 'records', 'tilt']);
      assert.deepEqual(new Set(offered.map(({ type }) => type)), new Set(['property']));
    });

    it('within a text: the words that may stand there', async () => {
      for (const marked of [
        "gmia.trainReferences(s, a, { sampling: '|' })",
        "gmia.trainReferences(s, a, { sampling: '|",
      ])
        assert.deepEqual((await complete(marked)).names, ['bootstrap', 'subset'], marked);
      const begun = await complete("gmia.trainReferences(s, a, { sampling: 'bo|' })");
      assert.deepEqual([begun.names, begun.replaced], [['bootstrap'], 'bo']);
      assert.deepEqual((await complete("require('gm|')")).names, []);
      assert.deepEqual((await complete("const s = 'gm|'")).names, []);
    });

    it('where nothing is begun: names of the cells', async () => {
      assert.deepEqual(kindsOf(await complete('|')), ['measure function', 'gmia module', 'toy instance', 'Mine class']);
      assert.deepEqual((await complete('gmia.splitForAttack(|)')).names, ['measure', 'gmia', 'toy', 'Mine']);
    });

    it('where something is begun: names of the cells before those that are known everywhere', async () => {
      const { names } = await complete('const later = 1; M|');
      assert.deepEqual(names.slice(0, 2), ['measure', 'Mine']);
      assert.ok(names.includes('Math') && !names.slice(0, names.indexOf('Math')).includes('gmia'));
      assert.deepEqual((await complete('const later = 1; late|')).names, ['later']);
    });

    it('in an import: what the module has', async () => {
      const { names, offered } = await complete("import { makeT| } from 'gmia'");
      assert.deepEqual([names, offered[0].type], [['makeToy'], 'function']);
    });

    it('replaces the whole name, counted as Jupyter counts', async () => {
      const { names, replaced } = await complete("const 𝛿 = '😀'; toy.feat|ures");
      assert.deepEqual([names, replaced], [['features'], 'features']);
    });
  });

  it('changes nothing of what cells declared', async () => {
    await complete('const toy = 3; to|');
    await tooltip('class gmia {}; gm|ia');
    const { text } = await kernel.run('measure(toy, 4) + toy.labels.length');
    assert.equal(text, '64\n');
  });
});
