import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { commandsPage } from '../scripts/commandsPage';
import * as gmia from '../src/index';
import { filesIn } from './links';
import { runExample } from './runExample';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const variablesIn = (text: string) => [...text.matchAll(/\bGMIA_[A-Z]+(?:_[A-Z]+)*\b/g)].map(([name]) => name);

describe('docs/', () => {
  it('has docs/reference/commands.md as the commands speak of themselves: npm run docs renews it', async () => {
    const page = await commandsPage();
    for (const command of ['gmia lab', 'gmia reproduce', 'gmia store clean'])
      assert.match(page, RegExp(`# ${command}\n`));
    assert.equal(read('docs/reference/commands.md'), page);
  });

  it('has docs/reference/environment-variables.md with all variables that the code reads, and no other', () => {
    const files = ['src', 'scripts', 'jupyter', 'bin'].flatMap(folder =>
      filesIn(join(root, folder), /(?<!wasm)\.(ts|js|py)$/),
    );
    const used = new Set(files.flatMap(file => variablesIn(read(relative(root, file)))));
    assert.ok(used.has('GMIA_STORE_LIMIT'));
    const described = read('docs/reference/environment-variables.md').matchAll(/^\| `(GMIA_\w+)`/gm);
    assert.deepEqual([...described].map(([, name]) => name).sort(), [...used].sort());
  });

  it('and the README name no variable that there is not', () => {
    const known = new Set(variablesIn(read('docs/reference/environment-variables.md')));
    const pages = [
      ...filesIn(join(root, 'docs'), /\.md$/),
      ...['README.md', 'environment.md'].map(one => join(root, one)),
    ];
    for (const page of pages)
      assert.deepEqual(
        variablesIn(readFileSync(page, 'utf8')).filter(name => !known.has(name)),
        [],
        page,
      );
  });

  it('has docs/artifact.md with a row for every notebook', () => {
    const notebooks = filesIn(join(root, 'notebooks'), /\.ipynb$/).map(file => relative(join(root, 'docs'), file));
    const rows = [...read('docs/artifact.md').matchAll(/^\| \[[^\]]+\]\((\.\.\/notebooks\/[^)]+)\)/gm)];
    assert.deepEqual(
      rows.map(([, file]) => file),
      notebooks.sort(),
    );
  });
});

describe('docs/tutorial.md', () => {
  let folder: string;
  const kept = process.env.GMIA_STORE;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-tutorial-'));
    process.env.GMIA_STORE = join(folder, 'store');
  });
  after(() => {
    if (kept === undefined) delete process.env.GMIA_STORE;
    else process.env.GMIA_STORE = kept;
    rmSync(folder, { recursive: true });
  });

  it('gives the numbers that it shows', async () => {
    const blocks = [...read('docs/tutorial.md').matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code);
    const code = blocks
      .join('')
      .replaceAll(/^import .*\n|(?<=const \w+): gmia\.\w+(?:\[\])?/gm, '')
      .replaceAll("'ward.csv'", JSON.stringify(join(folder, 'ward.csv')));
    const shown: unknown[] = [];
    const quiet = { ...gmia, show: (value: unknown) => void shown.push(value) };
    assert.equal(await runExample(code, { gmia: quiet, writeFileSync }), 5);
    const [ward, evaluation, records] = shown as [gmia.Dataset, gmia.Evaluation, gmia.RecordTable];
    assert.equal(shown.length, 3);
    assert.equal(ward.labels.length, 600);
    assert.match(evaluation.warnings.join('\n'), /Calibration fails: 32\.0 %/);
    assert.match(JSON.stringify(records.toFrame().values[0]), /"1088".*0\.9996/);
  });
});
