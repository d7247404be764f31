import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const manifest = read('package.json');

/** All paths that a field names, through conditions: "./dist/index.js". */
const pathsIn = (field: unknown): string[] =>
  typeof field === 'string' ? [field] : Object.values(field as object).flatMap(pathsIn);

/** What `npm pack` would put into the package. It needs `npm run build`. */
function packed(): string[] {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const told = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(told)[0].files.map(({ path }: { path: string }) => path);
}

describe('the package', () => {
  let files: string[];
  before(() => {
    files = packed();
  });

  it('has what main, types, exports and bin name', () => {
    const named = pathsIn([manifest.main, manifest.types, manifest.exports, manifest.bin]).filter(
      path => !path.includes('*'),
    );
    assert.ok(named.includes('./dist/index.js') && named.includes('./dist/index.d.ts'));
    for (const path of named) assert.ok(files.includes(path.replace(/^\.\//, '')), `${path} is not packed`);
  });

  it('names no file that is not there', () => {
    for (const path of manifest.files.filter((one: string) => !one.startsWith('!')))
      assert.ok(existsSync(join(root, path)), `${path} of "files" does not exist`);
  });

  it('opens by its name, by package.json and by the files of dist/', () => {
    const found = (name: string) => require.resolve(name, { paths: [root] });
    assert.equal(found('gmia'), join(root, 'dist/index.js'));
    assert.equal(found('gmia/package.json'), join(root, 'package.json'));
    assert.equal(found('gmia/dist/core/progress.js'), join(root, 'dist/core/progress.js'));
    assert.throws(() => found('gmia/src/index.ts'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  });

  it('has the library, the kernel, the licences, the data that may be passed on, and the set-up of TensorFlow', () => {
    for (const path of [
      'dist/index.js',
      'jupyter/kernels/gmia/kernel.json',
      'jupyter/kernels/gmia/start.js',
      'jupyter/templates/gmia/index.html.j2',
      'LICENSE',
      'README.md',
      'data/breast-cancer-wisconsin.data',
      'NOTICE.md',
      'scripts/install-tensorflow.js',
    ])
      assert.ok(files.includes(path), `${path} is not packed`);
  });

  it('has nothing else: no test, no source, no other data', () => {
    const wanted = [
      /^dist\/.*\.(js|d\.ts)$/,
      /^bin\/gmia\.js$/,
      /^jupyter\/kernels\/gmia\/((cells\/(explain\/)?)?\w+\.(js|json)|logo-\w+\.(png|svg))$/,
      /^jupyter\/(execute_notebooks\.py|templates\/gmia\/(conf\.json|index\.html\.j2))$/,
      /^notebooks\/[\w-]+\.ipynb$/,
      /^examples\/([\w-]+\.ipynb|data\/\w+\.(csv|py)|train\/\w+\.(py|R))$/,
      /^docs\/own-training\.md$/, // to which an example links
      /^requirements(-lab)?\.txt$/,
      /^scripts\/(install-tensorflow|tensorflow\/\w+)\.js$/,
      /^data\/(README\.md|breast-cancer-wisconsin\.data)$/,
      /^(LICENSE|package\.json|\w+\.md|CITATION\.cff)$/,
    ];
    assert.deepEqual(
      files.filter(path => !wanted.some(one => one.test(path))),
      [],
    );
  });
});

describe('package.json', () => {
  it('may be published, asks for nothing that is not in a registry, and runs nothing where it is installed', () => {
    assert.equal(manifest.private, undefined);
    for (const [name, version] of Object.entries<string>(manifest.dependencies))
      assert.match(version, /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/, name);
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
      assert.equal(manifest.scripts[script], undefined, script);
  });

  it('has the version and the licence that package-lock.json, CITATION.cff and the changelog name', () => {
    const { version, license } = manifest;
    const [lock, own] = [read('package-lock.json'), read('package-lock.json').packages['']];
    assert.deepEqual([lock.version, own.version, own.license], [version, version, license]);
    const text = (file: string) => readFileSync(join(root, file), 'utf8');
    assert.match(text('LICENSE'), /^MIT License\n/);
    assert.equal(license, 'MIT');
    assert.match(text('CITATION.cff'), new RegExp(`^version: ${version}$`, 'm'));
    assert.equal(/^## \[(\d.*?)\]/m.exec(text('CHANGELOG.md'))?.[1], version);
  });
});
