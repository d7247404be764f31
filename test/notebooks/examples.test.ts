import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../../src/command/jupyter/ensureVenv';
import { execute } from '../../src/command/notebooks/execute';
import { readParts } from '../../src/command/notebooks/parts';
import { cellsHtml } from '../../src/command/pages/notebookPage';
import { root } from '../../src/command/root';
import { writeNotebook } from '../display/notebook';

const examples = readdirSync(join(root, 'examples')).filter(name => name.endsWith('.ipynb'));
const readme = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);

/** The code cells of a body: what each shows. */
const cellsOf = (page: string) => page.split('<div class="cell">').slice(1);
const hasTable = (html: string) => html.includes('<div class="gmia-table">');
/** Whether there is a chart with data in it. */
const hasChart = (html: string) =>
  [...html.matchAll(/const \{ data, layout \} = (.*);$/gm)].some(([, json]) =>
    JSON.parse(json).data.some(({ x }: { x: unknown[] }) => x?.length > 0),
  );

describe('README.md and examples/, executed', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'gmia-examples-'));
  const names = ['readme', ...examples];
  const partsOf = (name: string) => join(folder, `${name}.json`);
  const bodyOf = (name: string) => cellsHtml(readParts(partsOf(name))!, '');
  const errors = new Map<string, string | undefined>();

  before(async () => {
    const files = [writeNotebook(folder, 'readme', readme), ...examples.map(name => join(root, 'examples', name))];
    const variables = { GMIA_STORE: join(folder, 'store'), GMIA_PROFILE: 'smoke' };
    const pages = files.map((file, i) => ({ file, parts: partsOf(names[i]) }));
    await execute(ensureVenv().python, pages, variables, {
      start: () => {},
      plan: () => {},
      progress: () => {},
      end: (place, { error }) => void errors.set(names[place], error),
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('README.md has examples that run in cells one after the other, and show tables and charts', () => {
    assert.equal(errors.get('readme'), undefined);
    assert.equal(readme.length, 2);
    const cells = cellsOf(bodyOf('readme'));
    assert.equal(cells.length, 2);
    for (const cell of cells) assert.ok(hasTable(cell) && hasChart(cell));
  });

  it('examples/ has notebooks', () => assert.ok(examples.includes('own-attack.ipynb')));

  for (const name of examples)
    it(`examples/${name} runs, and shows a table and a chart`, () => {
      assert.ok(errors.has(name));
      assert.equal(errors.get(name), undefined);
      const page = bodyOf(name);
      assert.ok(hasTable(page) && hasChart(page));
    });

  for (const name of examples)
    it(`examples/${name} is kept without outputs, under a title`, () => {
      const { cells } = JSON.parse(readFileSync(join(root, 'examples', name), 'utf8'));
      assert.match([cells[0].source].flat()[0], /^# /);
      for (const { outputs = [], execution_count = null } of cells)
        assert.deepEqual([outputs, execution_count], [[], null]);
    });

  it('the table and the chart of the attack of the example hold it beside LiRA and RMIA', () => {
    const page = bodyOf('own-attack.ipynb');
    const [shown] = cellsOf(page).filter(hasChart);
    for (const attack of ['robust LiRA', 'LiRA offline', 'RMIA offline'])
      assert.ok(shown.split(attack).length > 2, `${attack} is in the table, and in the legend of the chart`);
  });
});
