import assert from 'node:assert/strict';
import { readValue } from '../../../src/command/notebooks/kind';
import type { Value } from '../../../src/command/notebooks/literal';
import type { NotebookFile } from '../../../src/command/notebooks/notebookFile';
import { parameterNamed, readParameters, withParameters } from '../../../src/command/notebooks/parameters';

const notebook = (code: string | string[], ...others: NotebookFile['cells']): NotebookFile => ({
  cells: [
    { cell_type: 'markdown', source: '# Title' },
    { cell_type: 'code', source: code, metadata: { tags: ['parameters'] } },
    { cell_type: 'code', source: 'delta' },
    ...others,
  ],
  metadata: { kernelspec: { name: 'gmia' } },
  nbformat_minor: 5,
});
const own = notebook([
  "const delta: number = 0.1, attack = 'lira' // two\n",
  'let models = 5_0;\nvar quick = false, none = null, low = -1e-3\n',
  "const cutoffs = [0.01, 0.05], names: string[] = [], spec = { layers: [32], 'name': `a` }\n",
  'const computed = Math.PI, later = new Date()',
]);

describe('parameters of a notebook', () => {
  it('are what the tagged cell declares with a value that is written out', () => {
    assert.deepEqual(
      readParameters(own).map(({ declaration, value }) => [declaration, value]),
      [
        ['const delta: number', 0.1],
        ['const attack', 'lira'],
        ['let models', 50],
        ['var quick', false],
        ['var none', null],
        ['var low', -0.001],
        ['const cutoffs', [0.01, 0.05]],
        ['const names: string[]', []],
        ['const spec', { layers: [32], name: 'a' }],
      ],
    );
  });

  it('get other values in a cell right after it, and the notebook stays as it was', () => {
    const before = structuredClone(own);
    const { cells, metadata } = withParameters(own, { delta: 0.2, attack: 'it\'s "x"', names: ['a'], models: 7 });
    assert.deepEqual(own, before);
    assert.deepEqual([cells.length, metadata], [4, own.metadata]);
    const [, tagged, injected, last] = cells as (NotebookFile['cells'][0] & { id?: string })[];
    assert.deepEqual([tagged, last], [own.cells[1], own.cells[2]]);
    assert.deepEqual([injected.metadata, injected.id], [{ tags: ['injected-parameters'] }, 'injected-parameters']);
    assert.equal(
      injected.source,
      '// Parameters\nconst delta: number = 0.2\nconst attack = "it\'s \\"x\\""\nconst names: string[] = ["a"]\n' +
        'let models = 7',
    );
  });

  it('replace those of an earlier run, and stand first among several', () => {
    const once = withParameters(own, { delta: 0.2, models: 7 });
    assert.deepEqual(withParameters(once, { delta: 0.3 }), withParameters(own, { delta: 0.3 }));
    assert.deepEqual(withParameters(once, {}), own);
  });

  it('give no id to cells of notebooks that have none', () => {
    const old = { ...own, nbformat_minor: 4 };
    assert.ok(!('id' in withParameters(old, { delta: 0.2 }).cells[2]));
  });

  const refused: [string, NotebookFile, Record<string, Value>, RegExp][] = [
    ['an unknown name', own, { delat: 1 }, /a parameter out of delta, attack, models, .*"delat"/],
    ['what is computed', own, { computed: 3 }, /a parameter out of .*"computed"/],
    ['a text for a number', own, { delta: 'high' }, /delta to be a number, as 0\.1 in the notebook, got "\\"high\\""/],
    ['an infinite number', own, { delta: Infinity }, /delta to be a number/],
    ['null for a number', own, { delta: null }, /delta to be a number/],
    ['a number for a text', own, { attack: 5 }, /attack to be a text/],
    ['a number for true or false', own, { quick: 1 }, /quick to be true or false/],
    ['a number for a list', own, { cutoffs: 0.01 }, /cutoffs to be a list of numbers, as \[0\.01,0\.05\]/],
    ['a list of other things', own, { cutoffs: [0.01, 'b'] }, /cutoffs to be a list of numbers/],
    ['a list for an object', own, { spec: [1] }, /spec to be an object/],
    ['no tagged cell', { cells: [] }, {}, /a cell with the tag "parameters".*Cell Tags/],
    ['a tagged cell without any', notebook('computed()'), {}, /const delta = 0\.1.*got "none"/],
    [
      'a default of which something is computed there',
      notebook('const delta = 0.1\nconst half = delta / 2'),
      { delta: 0.2 },
      /nothing that is computed of delta .*half = delta \/ 2.*cell below/,
    ],
    [
      'a default that a function there reads',
      notebook('const delta = 0.1\nfunction f() { return delta }'),
      { delta: 0.2 },
      /nothing that is computed of delta/,
    ],
  ];
  for (const [what, of, values, message] of refused)
    it(`refuse ${what}`, () => assert.throws(() => withParameters(of, values), { name: 'RangeError', message }));

  it('may stand beside what is computed of others', () => {
    const one = notebook('const delta = 0.1, models = 5\nconst half = delta / 2');
    assert.equal(withParameters(one, { models: 6 }).cells.length, 4);
  });

  it('are read from a command line as JSON, or as a text', () => {
    const value = (name: string, text: string) => readValue(parameterNamed(readParameters(own), name), text);
    assert.deepEqual(
      [
        ['delta', '5e-2'],
        ['attack', 'rmia'],
        ['attack', '5'],
        ['attack', '"quoted"'],
        ['attack', 'null'],
        ['attack', ''],
        ['cutoffs', '[0.1]'],
        ['cutoffs', '[]'],
        ['none', 'word'],
        ['none', '5'],
        ['quick', 'true'],
      ].map(([name, text]) => value(name, text)),
      [0.05, 'rmia', '5', 'quoted', 'null', '', [0.1], [], 'word', 5, true],
    );
    for (const [name, text] of [
      ['delta', '0,1'],
      ['delta', ''],
      ['delta', '"0.1"'],
      ['quick', 'yes'],
      ['cutoffs', '0.1'],
    ])
      assert.throws(() => value(name, text), { name: 'RangeError', message: new RegExp(`${name} to be`) });
  });
});
