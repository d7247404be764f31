import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NotebookFile } from '../../../src/command/notebooks/notebookFile';
import { reportCommand } from '../../../src/command/report/reportCommand';
import type { SweepOptions } from '../../../src/command/sweep/sweep';
import type { Sweep } from '../../../src/command/sweep/sweepRun';
import { writeNotebook } from '../../display/notebook';
import { assertMistake, given } from '../parse';

const root = join(__dirname, '../../..');

/** A notebook whose first cell is tagged. */
function tagged(folder: string, name: string, code: string[]): string {
  const file = writeNotebook(folder, name, code, '# A study');
  const notebook = JSON.parse(readFileSync(file, 'utf8')) as NotebookFile;
  notebook.cells[1].metadata = { tags: ['parameters'] };
  writeFileSync(file, JSON.stringify(notebook));
  return file;
}

describe('gmia report -p', () => {
  let folder: string;
  let study: string;
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'gmia-sweep-')));
    study = tagged(folder, 'study', [
      "const delta: number = 0.1, attack: 'direct' | 'lira' = 'direct'",
      `const { reportNumbers } = require('gmia/dist/paper/report/reportNumbers.js');
const { show } = require('gmia/dist/display/show.js');
const { lineChart } = require('gmia/dist/display/charts/lineChart.js');
if (delta > 0.1) throw new RangeError('Expected less.');
reportNumbers({ double: { value: 2 * delta, low: delta, high: 1 } })
reportNumbers({ [attack]: attack.length })
show(lineChart([{ name: 'a', x: [1], y: [delta] }]))
console.log(process.cwd())`,
    ]);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('reads its options', async () => {
    const { file, combinations, out } = await given<SweepOptions>(
      many => reportCommand(undefined, many),
      [study, '-pdelta=0.2', '-p', 'delta=0.3'],
    );
    assert.deepEqual([file, combinations, out], [study, [{ delta: 0.2 }, { delta: 0.3 }], resolve('study-sweep')]);
  });

  it('refuses what it cannot run', async () => {
    const plain = writeNotebook(folder, 'plain', ['1']);
    const wrong: [string[], RegExp][] = [
      [[study, study, '-p', 'delta=1'], /one notebook with -p, got 2/],
      [[study, '-p', 'delta=1', '--no-execute'], /no -p with --no-execute/],
      [[study, '-p', 'delta=1', '-p', 'delta=2', '--single'], /one value for each -p with --single, got 2 runs/],
      [[study, '-p', 'delta'], /a name and a value such as delta=0\.2, got "delta"/],
      [[study, '-p', 'dleta=1'], /a parameter out of delta, attack, got "dleta"/],
      [[study, '-p', 'delta=much'], /delta to be a number, as 0\.1 in the notebook, got/],
      [[plain, '-p', 'delta=1'], /a cell with the tag "parameters"/],
      [[join(folder, 'none.ipynb'), '-p', 'delta=1'], /Expected a notebook, found nothing at .*none\.ipynb/],
      [[__filename, '-p', 'delta=1'], /sweep\.test\.ts is not a notebook/],
      [[study, '-p', 'delta=1', '-p', 'delta=2', '--out', folder], /--out to be a new folder .* also holds/],
    ];
    for (const [args, message] of wrong)
      await assertMistake(
        reportCommand(
          async () => 0,
          async () => 0,
        ),
        args,
        message,
      );
  });

  it('gives one value to a report as others', async function () {
    this.timeout(300_000);
    const out = join(folder, 'one');
    const args = ['report', study, '-p', 'delta=0.07', '--profile', 'smoke', '--out', out];
    const said = await new Promise<string>(end =>
      execFile(process.execPath, [join(root, 'bin/gmia.js'), ...args], { cwd: tmpdir() }, (_, text) => end(text)),
    );
    assert.match(said, /\[1\/1\] study \.\.\. [\d.]+ s\n/);
    const { rows } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    assert.deepEqual([rows[0].metric, rows[0].ours], ['double', 0.14]);
    assert.match(readFileSync(join(out, 'study.html'), 'utf8'), /report .*study\.ipynb -p delta=0\.07 --profile smoke/);
    rmSync(out, { recursive: true });
  });

  describe('with three runs, of which one fails', () => {
    const out = () => join(folder, 'out');
    let said: string;
    let code: unknown;
    let done: Sweep;
    before(async function () {
      this.timeout(300_000);
      mkdirSync(out());
      writeFileSync(join(out(), 'index.html'), 'the old page');
      const args = [
        join(root, 'bin/gmia.js'),
        'report',
        study,
        '-pdelta=0.05',
        '-pdelta=0.2',
        '-pdelta=0.1',
        '--out',
        out(),
      ];
      await new Promise<void>(end =>
        execFile(process.execPath, [...args, '-p', 'attack=lira'], { cwd: tmpdir() }, (error, text, errors) => {
          [code, said] = [error?.code, text + errors];
          end();
        }),
      );
      done = JSON.parse(readFileSync(join(out(), 'sweep.json'), 'utf8'));
    });

    it('prints a line for each, and says what failed', () => {
      assert.match(said, /^\[1\/3\] delta=0\.05 attack=lira \.\.\. [\d.]+ s\n\[2\/3\] .* FAILED after /);
      assert.match(said, /RangeError: Expected less\./);
      assert.match(said, /\n1 of 3 runs failed\. Page: .*index\.html\n$/);
      assert.equal(code, 1);
    });

    it('keeps the numbers of each that came to its end, and why the other did not', () => {
      assert.deepEqual(
        done.runs.map(({ values, rows, error }) => [
          values,
          rows.map(({ metric, ours, low }) => [metric, ours, low]),
          error === undefined,
        ]),
        [
          [
            { delta: 0.05, attack: 'lira' },
            [
              ['double', 0.1, 0.05],
              ['lira', 4, undefined],
            ],
            true,
          ],
          [{ delta: 0.2, attack: 'lira' }, [], false],
          [
            { delta: 0.1, attack: 'lira' },
            [
              ['double', 0.2, 0.1],
              ['lira', 4, undefined],
            ],
            true,
          ],
        ],
      );
    });

    it('writes one page and one for each run, in the place of the old, and leaves nothing behind', () => {
      const pages = ['index.html', 'plotly.js', 'run-1.html', 'run-3.html', 'sweep.json'];
      assert.deepEqual(readdirSync(out()).sort(), pages);
      assert.deepEqual(readdirSync(folder).sort(), ['out', 'plain.ipynb', 'study.ipynb']);
      const page = readFileSync(join(out(), 'index.html'), 'utf8');
      assert.match(page, /0\.1 \[0\.05, 1\.00\].*run-1\.html/);
      assert.match(page, /const file = "plotly\.js"/);
    });

    it('shows the values in the page of a run, whose cells ran in the folder of the notebook', () => {
      const page = readFileSync(join(out(), 'run-3.html'), 'utf8');
      const text = page.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, '');
      assert.match(text, /\/\/ Parameters\s+const delta: number = 0\.1\s+const attack: .* = "lira"/);
      assert.ok(text.includes(`\n${folder}\n`), text.slice(-600));
      assert.match(page, /const file = "plotly\.js"/);
    });
  });
});
