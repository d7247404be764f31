import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const root = join(__dirname, '..');
const pages = readdirSync(root).filter(name => name.endsWith('.md'));
const folders = ['src', 'test', 'scripts', 'bench', 'simulate', 'assembly', 'jupyter', 'notebooks', 'docs'];

/** Paths from the root of the files below a folder. */
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
const madeUp = ['test/links.test.ts']; // pages of its own
const files = [...pages, ...folders.flatMap(filesOf)].filter(
  file => /\.(md|[cm]?[jt]s|py|ipynb)$/.test(file) && !madeUp.includes(file),
);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('sources', () => {
  it('cite only documents that a reader has', () => {
    const missing = files.flatMap(file =>
      [...read(file).matchAll(/(?<![\w/.-])[\w/.-]*\w\.md\b|\bspec\/\w+/g)]
        .map(([cited]) => cited)
        .filter(cited => ![root, join(root, dirname(file))].some(from => existsSync(join(from, cited))))
        .map(cited => `${file}: ${cited}`),
    );
    assert.deepEqual(missing, []);
  });

  it('take distributions from the file that keeps them within range; random numbers need one quantile', () => {
    const users = filesOf('src').filter(file => /'(.*\/)?cephes'/.test(read(file)));
    assert.deepEqual(users.map(file => basename(file)).sort(), ['cephes.ts', 'distributions.ts', 'random.ts']);
  });
});
