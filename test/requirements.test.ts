import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = [
  'requirements',
  'requirements-lab',
  'scripts/servers/requirements',
  'scripts/servers/kubernetes/requirements',
  'bench/peers/requirements',
];

/** The packages of a list that `uv pip compile` made, by name and version, with their checksums. */
function packages(file: string): Map<string, string[]> {
  const entries = read(file)
    .split(/\n(?=\S)/)
    .filter(entry => !entry.startsWith('#'));
  return new Map(
    entries.map(entry => {
      const name = /^([\w.-]+==[\w.+-]+)( ;.*)? \\\n/.exec(entry)?.[1];
      assert.ok(name, `${file}: ${entry.slice(0, 60)}`);
      return [name, [...entry.matchAll(/^ {4}--hash=sha256:([0-9a-f]{64})( \\)?$/gm)].map(([, hash]) => hash)];
    }),
  );
}

describe('packages from registries', () => {
  it('of Python are pinned, each with checksums of its files, and nothing names a registry', () => {
    for (const file of files) {
      const all = packages(`${file}.txt`);
      assert.ok(all.size > 10, file);
      for (const [name, hashes] of all) assert.ok(hashes.length > 0, `${file}: ${name} has no checksum`);
      assert.doesNotMatch(read(`${file}.txt`), /:\/\/|^-|--index|--find/m, file);
    }
  });

  it('of Python are those that are asked for, and JupyterLab rests on what executes notebooks', () => {
    for (const file of files) {
      const names = [...packages(`${file}.txt`).keys()].map(name => name.toLowerCase());
      for (const line of read(`${file}.in`)
        .split('\n')
        .filter(line => /^[a-z]/.test(line)))
        assert.ok(
          names.some(name => name === line || name.startsWith(`${line}==`)),
          `${file}.txt has no ${line}`,
        );
      assert.ok(read(`${file}.in`).includes(read(`${file}.txt`).split('\n')[1].replace(/^# +/, '')), dirname(file));
    }
    const lab = packages('requirements-lab.txt');
    for (const [name, hashes] of packages('requirements.txt')) assert.deepEqual(lab.get(name), hashes, name);
  });

  it('of JavaScript are pinned, each with a checksum', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { version?: string; link?: boolean; resolved?: string; integrity?: string }>;
    };
    // Folders of this project, which others link to, come from no registry.
    const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules') && !link);
    assert.ok(installed.length > 100);
    for (const [path, { version, integrity, resolved }] of installed) {
      assert.match(integrity ?? '', /^sha512-[\w+/]+={0,2}$/, `${path} ${version}`);
      assert.equal(resolved, undefined, path);
    }
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      assert.match(version as string, /^((npm:@?[\w./-]+@)?\d+\.\d+\.\d+|file:(\.|site))$/, name);
  });
});
