import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { reportCommand } from '../../../src/command/report/reportCommand';
import { writeNotebook } from '../../display/notebook';
import { assertMistake, given } from '../parse';
import { gmiaReport } from './gmiaReport';
import { writeSaved } from './writeSaved';

const root = resolve(__dirname, '../../..');

describe('report', () => {
  let folder: string;
  let saved: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-report-test-'));
    saved = writeSaved(folder, 'a study');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const gmia = (...args: string[]) => gmiaReport(folder, args);

  describe('its options', () => {
    it('are read, and written again', async () => {
      const plain = await given(reportCommand, [saved]);
      assert.deepEqual(
        [plain.out, plain.single, plain.pdf, plain.asIs, plain.run.profile],
        [resolve('notebook-report'), undefined, undefined, false, 'laptop'],
      );
      assert.equal(plain.again(), `gmia report '${saved}' --profile laptop --seed 1`);
      const args = [saved, '--single', '--no-execute', '--profile', 'smoke', '--only', 'cancer', '--out', folder];
      const options = await given(reportCommand, args);
      assert.deepEqual([options.single, options.asIs, options.run.settings], [true, true, ['cancer']]);
      assert.equal(options.notebooks[0].title, 'A study of mine');
      assert.equal(options.again(), `gmia report '${saved}' --no-execute`);
    });

    const command = () => reportCommand(async () => 0);
    it('refuse what is no notebook, is not there, or is none at all', async () => {
      await assertMistake(command(), [], /missing required argument 'notebooks'/);
      await assertMistake(command(), [__filename], /is not a notebook/);
      await assertMistake(
        command(),
        [join(folder, 'none.ipynb')],
        /^Expected a notebook, found nothing at .*none\.ipynb\.$/,
      );
    });
    it('refuse names that pages cannot have', async () => {
      const other = mkdtempSync(join(folder, 'other-'));
      await assertMistake(command(), [saved, writeSaved(other, 'a study')], /two of the name a study/);
      await assertMistake(command(), [writeSaved(other, 'index')], /another name than index/);
    });
    it('refuse a folder with other things in it, and to write over a page of another', async () => {
      await assertMistake(command(), [saved, '--out', root], /also holds/);
      const other = mkdtempSync(join(folder, 'pages-'));
      writeFileSync(join(other, 'a study.html'), '<p>mine</p>');
      await assertMistake(command(), [saved, '--single', '--out', other], /Expected no a study\.html but one of gmia/);
    });
    it('refuse --pdf where there is no browser, and say what to install', async () => {
      const { CHROME_PATH } = process.env;
      process.env.CHROME_PATH = join(folder, 'no-browser');
      try {
        await assertMistake(command(), [saved, '--pdf'], /Chromium or Chrome for --pdf, found neither.*apt install/);
      } finally {
        if (CHROME_PATH === undefined) delete process.env.CHROME_PATH;
        else process.env.CHROME_PATH = CHROME_PATH;
      }
    });
  });

  it('says of a notebook without outputs that it has to be executed', function () {
    this.timeout(120_000);
    const { code, out } = gmia(writeNotebook(folder, 'empty', ['1']), '--no-execute', '--single', '--out', 'empty');
    assert.equal(code, 1);
    assert.match(out, /empty \.\.\. FAILED.*\n[\s\S]*It was saved without outputs: it has to be executed/);
  });

  it('executes a notebook, and leaves it as it is', function () {
    this.timeout(240_000);
    const file = writeNotebook(folder, 'mine', ['console.log(process.env.GMIA_PROFILE, 6 * 7)'], '# Mine');
    const before = readFileSync(file, 'utf8');
    const { code, out } = gmia(file, '--profile', 'smoke', '--single', '--out', 'executed');
    assert.equal(code, 0);
    assert.match(out, /\[1\/1\] mine \.\.\. [\d.]+ s\nPage: executed\/mine\.html\n$/);
    const page = readFileSync(join(folder, 'executed', 'mine.html'), 'utf8');
    assert.match(page, /<pre>smoke 42\n/);
    assert.match(page, /<dt>again<\/dt><dd><code>gmia report .*mine\.ipynb --profile smoke --seed 1<\/code>/);
    assert.match(page, /Profile smoke: a trial of the machinery, no evidence\./);
    assert.equal(readFileSync(file, 'utf8'), before);
    assert.ok(!existsSync(join(folder, 'executed', 'plotly.js')));
  });
});
