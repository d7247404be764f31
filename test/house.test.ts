import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

const root = join(__dirname, '..');
const source = join(root, 'src');

/** Folders of src/ by floor: an import goes from a floor to a lower one, or stays in its folder. */
const floors = [
  ['core'],
  ['stats'],
  ['data'],
  ['models'],
  ['train', 'select', 'serve'],
  ['attack', 'defend'],
  ['evaluate'],
  ['contract'],
  ['display'],
  ['paper'],
  ['index.ts', 'command'],
];
/** Folders that do not know each other although one lies lower. */
const strangers = [['attack', 'select']];
/** Where TensorFlow may be loaded. */
const tensors = ['models/tensor/', 'train/layers/'];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => file.replaceAll('\\', '/'));
const text = new Map(files.map(file => [file, readFileSync(join(source, file), 'utf8')]));

/** What a file imports, types counted: files of src/ by their path in it, packages by their name. */
const importsOf = (file: string): string[] =>
  [...text.get(file)!.matchAll(/(?:from|import|require\()\s*\(?\s*'([^']+)'/g)].map(([, specifier]) =>
    specifier.startsWith('.') ? normalize(join(file, '..', specifier)) : specifier,
  );
const folderOf = (path: string) => path.split('/')[0];
const floorOf = (path: string) => floors.findIndex(folders => folders.includes(folderOf(path)));

describe('the house', () => {
  it('has a floor for every folder', () => {
    for (const file of files) assert.ok(floorOf(file) >= 0, `${file} is in a folder that has no floor`);
  });

  it('lets imports go down only, and paper/ be imported by nobody but index.ts', () => {
    const known = new Set(files.map(file => file.replace(/\.ts$/, '')));
    const wrong = files.flatMap(file =>
      importsOf(file)
        .filter(path => known.has(path) && folderOf(path) !== folderOf(file) && !(floorOf(path) < floorOf(file)))
        .map(path => `${file} imports ${path}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('keeps attacks and selections apart', () => {
    for (const [a, b] of strangers)
      for (const file of files.filter(one => [a, b].includes(folderOf(one))))
        for (const path of importsOf(file))
          assert.ok(folderOf(path) === folderOf(file) || ![a, b].includes(folderOf(path)), `${file} imports ${path}`);
  });

  it('knows TensorFlow below models/ and train/ only', () => {
    const wrong = files.filter(
      file =>
        importsOf(file).some(path => path.startsWith('@tensorflow') || path.endsWith('tensor/tensorflow')) &&
        !tensors.some(folder => file.startsWith(folder)) &&
        file !== 'index.ts', // which hands on what users need of it
    );
    assert.deepEqual(wrong, []);
  });

  it('keeps within 120 columns, the code of notebooks too', () => {
    const folders = ['src', 'test', 'assembly', 'bench', 'simulate', 'scripts', 'jupyter', 'notebooks', 'examples'];
    const written = folders
      .flatMap(folder =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(one => join(folder, one)),
      )
      .filter(file => /\.(ts|js|py|ipynb)$/.test(file) && !file.endsWith('wasm.ts'));
    const long = written.flatMap(file =>
      linesOf(file).flatMap((line, i) => (Array.from(line).length > 120 ? [`${file}, line ${i + 1}: ${line}`] : [])),
    );
    assert.deepEqual(long, []);
  });
});

/** The lines of a file that are code. */
function linesOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  if (!file.endsWith('.ipynb')) return text.split('\n');
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string[] }[] };
  return cells.filter(cell => cell.cell_type === 'code').flatMap(cell => cell.source.join('').split('\n'));
}
