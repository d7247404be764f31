import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorsOf, deadLinks, filesIn, linksOf } from './links';

const root = join(__dirname, '..');

describe('links', () => {
  it('of all pages and notebooks lead to files and headings that are there', () => {
    const files = filesIn(root, /\.(md|ipynb)$/);
    for (const one of ['README.md', 'docs/architecture.md', 'notebooks/01-a-tour.ipynb'])
      assert.ok(files.includes(join(root, one)), one);
    assert.deepEqual(deadLinks(root, files), []);
  });
});

describe('deadLinks', () => {
  let folder: string;
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-links-'));
    mkdirSync(join(folder, 'below'));
    write('below/there.md', '# One thing\n\n## `code`, and *more*\n\n## Twice\n\n## Twice\n');
  });
  after(() => rmSync(folder, { recursive: true }));

  const deadIn = (name: string, text: string) => deadLinks(folder, [write(name, text)]);

  it('finds a missing file, a missing heading, and an anchor of a file that has none', () => {
    const alive = ['below/there.md', 'below/there.md#one-thing', 'below/there.md#code-and-more', 'below', '#here'];
    alive.push('below/there.md#twice', 'below/there.md#twice-1', 'https://example.org/x', 'mailto:a@b', 'a.txt');
    write('a.txt', '');
    assert.deepEqual(deadIn('page.md', `# Here\n${alive.map(link => `[x](${link})`).join('\n')}`), []);
    for (const link of [
      'gone.md',
      'below/gone.md',
      'below/there.md#two',
      '#there',
      'a.txt#x',
      'below/there.md#twice-2',
    ])
      assert.deepEqual(deadIn('page.md', `# Here\n[x](${link})`), [`page.md: ${link}`]);
  });

  it('reads pictures and links by reference, and no code', () => {
    assert.deepEqual(linksOf('![a](b.png "c")\n\n[d]: e.md\n'), ['b.png', 'e.md']);
    assert.deepEqual(linksOf('`[a](b)` and\n```sh\n[c](d)\n```\n'), []);
    assert.deepEqual([...anchorsOf('```\n# no heading\n```\n# One')], ['one']);
  });

  it('reads the text cells of notebooks', () => {
    const cells = [
      { cell_type: 'markdown', source: ['[x](gone.md)\n', '[y](below/there.md)'] },
      { cell_type: 'code', source: '// [z](gone.md)' },
    ];
    assert.deepEqual(deadIn('book.ipynb', JSON.stringify({ cells })), ['book.ipynb: gone.md']);
  });
});
