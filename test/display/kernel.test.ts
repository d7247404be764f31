import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureVenv } from '../../src/command/jupyter/ensureVenv';
import { jupyterEnvironment } from '../../src/command/jupyter/environment';
import { root } from '../../src/command/root';
import { writeNotebook } from './notebook';

type Output = { output_type: string; data?: Record<string, unknown>; text?: string };

describe('show and progress', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-show-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('in a cell', () => {
    let outputs: Output[][];
    let stderr: string;

    before(async function () {
      this.timeout(300_000); // the first time, pip fetches nbconvert
      const { python } = ensureVenv();
      const file = writeNotebook(folder, 'cells', [
        `import * as gmia from 'gmia';\nconst { follow } = require('gmia/dist/core/follow.js');`,
        `gmia.show([{ 'p-value': 0.00001234 }]);`,
        `const { figure } = gmia.scatterChart([{ name: 'g', x: [1, 2], y: [3, 4] }]);
const chart = new gmia.Chart(figure, ['few']); gmia.show(chart); gmia.show(chart);`,
        'gmia.show(chart)',
        `const work = follow('toy: 2 target models', 3);
for (let i = 0; i < 3; i++) { await new Promise(done => setTimeout(done, 300)); await work.advance(1); }
void work.end();`,
      ]);
      const env: NodeJS.ProcessEnv = { ...jupyterEnvironment(), GMIA_PROGRESS: '1' };
      delete env.GMIA_OUT;
      const args = ['-m', 'jupyter', 'nbconvert', '--to', 'notebook', '--execute', '--stdout', file];
      const done = await promisify(execFile)(python, args, { env, maxBuffer: 1e8 });
      stderr = done.stderr;
      outputs = (JSON.parse(done.stdout) as { cells: { outputs: Output[] }[] }).cells.map(cell => cell.outputs);
    });

    it('importing the library shows nothing', () => assert.deepEqual(outputs[0], []));

    it('a table is HTML and text in one output', () => {
      assert.equal(outputs[1].length, 1);
      assert.deepEqual(Object.keys(outputs[1][0].data!).sort(), ['text/html', 'text/plain']);
      assert.match(String([outputs[1][0].data!['text/plain']].flat().join('')), /1\.234e-5/);
    });

    it('a chart is Plotly’s type and a picture, and brings no Plotly along, however often it is shown', () => {
      const [first, , second] = outputs[2].map(output => output.data!);
      const figure = first['application/vnd.plotly.v1+json'] as { data: { x: number[] }[]; config: object };
      assert.deepEqual(figure.data[0].x, [1, 2]);
      assert.match([first['image/svg+xml']].flat().join(''), /^<svg /);
      assert.deepEqual(second, first);
      assert.ok(JSON.stringify(outputs[2]).length < 80_000);
    });

    it('a warning stands once in a cell, and again in a cell that runs later', () => {
      const texts = outputs.slice(2, 4).map(cell =>
        cell.flatMap(
          ({ data }) =>
            [data!['text/plain']]
              .flat()
              .join('')
              .match(/^(?:Warning|A warning).*/m)?.[0] ?? [],
        ),
      );
      assert.deepEqual(texts, [['Warning: few', 'A warning from above holds here, too.'], ['Warning: few']]);
    });

    it('finished work leaves one line', () => {
      assert.equal(outputs[4].length, 1);
      assert.match([outputs[4][0].data!['text/plain']].flat().join(''), /^toy: 2 target models trained in \d\.\d s$/);
    });

    it('its progress also reaches whoever started the notebook', () =>
      assert.match(stderr, /^gmia progress: toy: 2 target models trained in/m));
  });

  it('print text outside a kernel', async () => {
    const code = `require('gmia/dist/display/show.js').show([{ a: 1 }])`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], { cwd: root });
    assert.equal(stdout, 'a\n─\n1\n');
  });
});
