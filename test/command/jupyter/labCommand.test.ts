import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fillFolder } from '../../../src/command/jupyter/fillFolder';
import { labCommand } from '../../../src/command/jupyter/labCommand';
import { newCommand } from '../../../src/command/jupyter/newCommand';
import { root } from '../../../src/command/root';
import { deadLinks, filesIn } from '../../links';
import { assertMistake, parse } from '../parse';

describe('gmia lab', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-lab-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const written = (work: () => void): string => {
    const { write } = process.stderr;
    let text = '';
    process.stderr.write = (some: string | Uint8Array) => {
      text += some;
      return true;
    };
    try {
      work();
    } finally {
      process.stderr.write = write;
    }
    return text;
  };

  it('passes options on to JupyterLab, and opens a folder that git ignores', async () => {
    const calls: [string, string[]][] = [];
    const command = () =>
      labCommand(async (...call) => {
        calls.push(call);
        return 0;
      });
    await parse(command(), ['--allow-root', '--no-browser', '--port=8890']);
    await parse(command(), ['--folder', folder, '--allow-root']);
    assert.deepEqual(calls, [
      [join(root, 'gmia-lab'), ['--allow-root', '--no-browser', '--port=8890']],
      [resolve(folder), ['--allow-root']],
    ]);
    assert.match(readFileSync(join(root, '.gitignore'), 'utf8'), /^\/gmia-lab\/$/m);
  });

  it('says to root what JupyterLab would not', async function () {
    if (process.getuid?.() !== 0) this.skip(); // only root is refused
    await assertMistake(labCommand(), [], /does not run as root.*gmia lab --allow-root/);
  });

  it('copies notebooks and examples, and never writes over what is there', () => {
    const lab = join(folder, 'new/lab');
    assert.equal(
      written(() => fillFolder(lab)),
      '',
    );
    const tour = join(lab, 'notebooks/01-a-tour.ipynb');
    const text = readFileSync(join(root, 'notebooks/01-a-tour.ipynb'), 'utf8');
    assert.equal(readFileSync(tour, 'utf8'), text);
    assert.ok(existsSync(join(lab, 'examples/data/ward.csv')));
    const pages = filesIn(lab, /\.(md|ipynb)$/);
    assert.ok(pages.length > 20, `${pages}`);
    assert.deepEqual(deadLinks(lab, pages), []);

    const executed = JSON.parse(text);
    for (const cell of executed.cells) if (cell.cell_type === 'code') cell.outputs = [{ output_type: 'stream' }];
    writeFileSync(tour, JSON.stringify(executed));
    assert.equal(
      written(() => fillFolder(lab)),
      '',
    ); // its outputs aside it is gmia's
    executed.cells[0].source = '# Mine';
    writeFileSync(tour, JSON.stringify(executed));
    rmSync(join(lab, 'notebooks/04-direct.ipynb'));
    const said = written(() => fillFolder(lab));
    assert.match(said, /one file differs from gmia's, and stays? as .*: notebooks.01-a-tour\.ipynb\./);
    assert.equal(JSON.parse(readFileSync(tour, 'utf8')).cells[0].source, '# Mine');
    assert.ok(existsSync(join(lab, 'notebooks/04-direct.ipynb')));
  });

  it('has gmia new make a notebook from an example, once', async () => {
    const { log } = console;
    console.log = () => {};
    try {
      const file = join(folder, 'study/mine');
      await parse(newCommand(), [file, '--from', 'own-attack']);
      assert.equal(
        readFileSync(`${file}.ipynb`, 'utf8'),
        readFileSync(join(root, 'examples/own-attack.ipynb'), 'utf8'),
      );
      // What does not come along is named, and not linked; the original links to it.
      const examples = readdirSync(join(root, 'examples')).filter(name => name.endsWith('.ipynb'));
      for (const name of examples)
        await parse(newCommand(), [join(folder, 'each', name), '--from', name.replace('.ipynb', '')]);
      assert.deepEqual(deadLinks(folder, filesIn(join(folder, 'each'), /\.ipynb$/)), []);
      const copied = (name: string) => readFileSync(join(folder, 'each', name), 'utf8');
      assert.ok(copied('own-model.ipynb').includes('docs/own-training.md of gmia says'));
      assert.match(copied('own-model.ipynb'), /\[train\/sklearn_train\.py\]\(train\/sklearn_train\.py\)/);
      assert.match(copied('server.ipynb'), /\(notebooks\/16-served\.ipynb of gmia\)/);
      assert.equal(JSON.parse(copied('server.ipynb')).nbformat, 4);
      await assertMistake(newCommand(), [file], /Expected the name of a new notebook, found .*mine\.ipynb/);
      await assertMistake(newCommand(), [`${file}2`, '--from', 'nothing'], /Allowed choices are .*own-data/);
    } finally {
      console.log = log;
    }
  });
});
