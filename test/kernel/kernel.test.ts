import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureVenv } from '../../src/command/jupyter/ensureVenv';
import { jupyterEnvironment } from '../../src/command/jupyter/environment';
import { isAlive } from './isAlive';

interface Output {
  output_type: string;
  text?: string | string[];
  data?: Record<string, string | string[]>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}
interface Cell {
  execution_count: number | null;
  outputs: Output[];
}

const text = (value: string | string[] | undefined) => [value ?? []].flat().join('');

describe('the gmia kernel', () => {
  let folder: string;

  before(function () {
    this.timeout(300_000); // the first time, pip fetches nbconvert
    ensureVenv();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gmia-kernel-'));
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  function python(...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
    return new Promise(resolve => {
      execFile(
        ensureVenv().python,
        args,
        { env: jupyterEnvironment(), maxBuffer: 1e8, timeout: 180_000 },
        (error, stdout, stderr) => {
          resolve({ code: error ? (error.code ?? error.signal ?? 1) : 0, stdout, stderr });
        },
      );
    });
  }

  function execute(name: string, cells: string[], ...options: string[]) {
    const file = path.join(folder, `${name}.ipynb`);
    fs.writeFileSync(
      file,
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: { kernelspec: { name: 'gmia', display_name: '', language: 'typescript' } },
        cells: cells.map((source, i) => ({
          cell_type: 'code',
          id: `cell-${i}`,
          metadata: {},
          source,
          outputs: [],
          execution_count: null,
        })),
      }),
    );
    // As in execute_notebooks.py: otherwise nbconvert drops what it has not read 4 s after a cell's end.
    const patience = '--ExecutePreprocessor.iopub_timeout=600';
    const nbconvert = ['-m', 'jupyter', 'nbconvert', '--to', 'notebook', '--execute', '--stdout', patience];
    return python(...nbconvert, ...options, file);
  }

  describe('executing a notebook with errors allowed', () => {
    let cells: Cell[];

    before(async () => {
      const done = await execute(
        'allowed',
        [
          "import { display } from 'tslab';\ndisplay.html('<b>shown</b>');\nconsole.log(process.cwd());",
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the cell's template
          'function half(n: number): number {\n  if (n % 2) throw new RangeError(`expected an even one, got ${n}`);\n' +
            '  return n / 2;\n}',
          'const four = await Promise.resolve(4);\nhalf(four)',
          'half(7);',
          "const wrong: number = 'text';",
          "await Promise.reject(new Error('outer', { cause: new TypeError('inner') }));",
          'throw { reason: 42 };',
          "await new Promise<void>(done => process.stdout.write('still ', () => done()));\n" +
            "console.log('working', four);",
          'const short = (half: number) => ({ four, half });\nshort(1)',
        ],
        '--allow-errors',
      );
      assert.equal(done.code, 0, done.stderr);
      cells = (JSON.parse(done.stdout) as { cells: Cell[] }).cells;
    });

    const failure = (index: number) => {
      const errors = cells[index].outputs.filter(output => output.output_type === 'error');
      assert.equal(errors.length, 1, JSON.stringify(cells[index].outputs));
      return { ...errors[0], trace: errors[0].traceback!.join('\n') };
    };

    it('numbers the cells', () => {
      assert.deepEqual(
        cells.map(cell => cell.execution_count),
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
      );
    });

    it("shows what a cell displays and prints, from the notebook's folder", () => {
      const [display, stream] = cells[0].outputs;
      assert.equal(text(display.data?.['text/html']), '<b>shown</b>');
      assert.equal(text(stream.text), `${fs.realpathSync(folder)}\n`);
    });

    it('awaits at top level and prints the last expression', () => {
      assert.equal(text(cells[2].outputs.at(-1)?.text), '2\n');
    });

    it('finds a variable of an earlier cell where it is the name of a property, too', () => {
      assert.equal(text(cells[8].outputs.at(-1)?.text), '{ four: 4, half: 1 }\n');
    });

    it('reports a thrown error once, with the lines of the cells it came through', () => {
      const { ename, evalue, trace } = failure(3);
      assert.deepEqual([ename, evalue], ['RangeError', 'expected an even one, got 7']);
      assert.match(
        trace,
        /^RangeError: expected an even one, got 7\n {4}at half, cell 2, line 2: .*throw new RangeError/,
      );
      assert.match(trace, /\n {4}at cell 4, line 1: half\(7\);$/);
      assert.doesNotMatch(trace, /tslab|node:/);
      assert.equal(cells[3].outputs.length, 1, 'nothing is printed on top of the error');
    });

    it('reports a type error with its line', () => {
      const { ename, trace } = failure(4);
      assert.equal(ename, 'CompileError');
      assert.match(trace, /line 1: Type 'string' is not assignable to type 'number'\.\n {4}const wrong: number = /);
    });

    it('reports the cause of an error, and thrown values that are no errors', () => {
      assert.match(failure(5).trace, /^Error: outer[\s\S]*\nCaused by TypeError: inner/);
      assert.equal(failure(6).evalue, '{ reason: 42 }');
    });

    it('goes on after failures, and calls back when output is written', () => {
      assert.equal(cells[7].outputs.map(output => text(output.text)).join(''), 'still working 4\n');
    });
  });

  describe('at %reset -f', () => {
    let cells: Cell[];
    const printed = (index: number) => cells[index].outputs.map(output => text(output.text)).join('');

    before(async () => {
      const done = await execute(
        'reset',
        [
          "const word: string = 'first';\n(globalThis as any).leaked = word;\nprocess.env.GMIA_LEAKED = word;",
          "await fetch('data:,x'); setInterval(() => console.log('late'), 10).unref();",
          '%reset -f',
          'const word: number = 2;\nawait new Promise(later => setTimeout(later, 100));\n' +
            'console.log((globalThis as any).leaked, process.env.GMIA_LEAKED, word);',
          '%reset -f',
          'word',
          'const timer = setInterval(() => {}, 1000)',
          '%reset -f',
        ],
        '--allow-errors',
      );
      assert.equal(done.code, 0, done.stderr);
      cells = (JSON.parse(done.stdout) as { cells: Cell[] }).cells;
    });

    it('forgets names, and what cells changed around them', () => {
      assert.equal(printed(3), 'undefined undefined 2\n');
      assert.match(cells[5].outputs[0].evalue!, /Cannot find name 'word'/);
    });

    it('numbers cells from 1 again', () => {
      assert.deepEqual(
        [0, 1, 3, 5, 6].map(i => cells[i].execution_count),
        [1, 2, 1, 1, 2],
      );
    });

    it('drops what earlier cells still print', () => {
      for (const index of [2, 3, 4, 5]) assert.doesNotMatch(JSON.stringify(cells[index].outputs), /late/);
    });

    it('prints nothing, or says what it cannot end', () => {
      assert.deepEqual(cells[2].outputs, []);
      assert.match(
        cells[7].outputs[0].evalue!,
        /^what still runs \(Timeout\) would be left: restart the kernel instead$/,
      );
    });
  });

  it('loses nothing of a cell that prints thousands of lines without a pause, nor what comes after', async () => {
    const done = await execute('long', [
      'for (let line = 0; line < 20000; line++) console.log(line);',
      ...Array.from({ length: 20 }, (_, i) => `for (let line = 0; line < 40; line++) console.log(${i}, line);`),
    ]);
    assert.equal(done.code, 0, done.stderr);
    const printed = (JSON.parse(done.stdout) as { cells: Cell[] }).cells.map(({ outputs }) =>
      outputs
        .map(output => text(output.text))
        .join('')
        .trimEnd()
        .split('\n'),
    );
    assert.deepEqual(
      printed[0],
      Array.from({ length: 20000 }, (_, line) => `${line}`),
    );
    for (const [i, lines] of printed.slice(1).entries())
      assert.deepEqual(
        lines,
        Array.from({ length: 40 }, (_, line) => `${i} ${line}`),
      );
  }).timeout(180_000); // nbconvert takes a millisecond for each line, more on a busy machine

  it("brings a failing cell's message to nbconvert's standard error, and a failing exit code", async () => {
    const done = await execute('failing', ["throw new Error('delta must be below 1, got 3');"]);
    assert.notEqual(done.code, 0);
    assert.match(done.stderr, /^Error: delta must be below 1, got 3$/m);
  });

  it('stops loops and awaits on interrupt, lets listeners end by themselves, goes on, and shuts down', async () => {
    const done = await python(path.join(__dirname, 'interrupt.py'));
    assert.equal(done.code, 0, done.stderr);
    const report = JSON.parse(done.stdout);
    for (const name of ['loop', 'await']) {
      assert.deepEqual([report[name].status, report[name].ename], ['error', 'Interrupted'], name);
      assert.ok(report[name].seconds < 2.5, `${name} took ${report[name].seconds} s`);
    }
    assert.equal(report.listener.evalue, 'stopped after 3 of 5 models');
    assert.equal(report.after, 'ok');
    assert.ok(report.shutdown < 5, `shutdown took ${report.shutdown} s`);
  });

  it('ends when the process that started it dies', async () => {
    const { stdout } = await python(path.join(__dirname, 'orphan.py'));
    const pid = Number(stdout);
    assert.ok(pid > 0, `expected a process id, got ${stdout}`);
    for (let i = 0; i < 100 && isAlive(pid); i++) await new Promise(resolve => setTimeout(resolve, 100));
    assert.equal(isAlive(pid), false);
  });
});
