import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const { packages, vendor } = require('../../scripts/vendor.js') as {
  packages: Record<string, object>;
  vendor(target: string): void;
};

describe('what the packed gmia has of others', () => {
  let folder: string;
  let files: string[];
  const read = (...names: string[]) => readFileSync(join(folder, ...names), 'utf8');
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-vendor-'));
    for (const _ of [1, 2]) vendor(folder); // what is there is made anew
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('comes with its licence, says that it was changed, and has nothing that npm would install or run', () => {
    for (const name of Object.keys(packages)) {
      assert.ok(existsSync(join(folder, name, 'LICENSE')), name);
      const { version, changed, scripts, dependencies } = JSON.parse(read(name, 'package.json'));
      assert.match(changed, /^By gmia: /);
      assert.deepEqual([scripts, dependencies], [undefined, undefined]);
      const notice = readFileSync(join(root, 'NOTICE.md'), 'utf8');
      assert.ok(notice.includes(`**${name}** ${version}, `), `${name} ${version} is not what NOTICE.md names`);
    }
  });

  it('needs only what gmia depends on, in the version that it asks for', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const known = [...builtinModules, ...Object.keys(dependencies), '@tensorflow/tfjs-core', ...Object.keys(packages)];
    const needed = files
      .filter(file => file.endsWith('.js'))
      .flatMap(file => [...read(file).matchAll(/\brequire\((['"])([^.'"][^'"]*)\1\)/g)].map(([, , name]) => name))
      .map(name => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);
    assert.ok(needed.includes('mathjs') && needed.includes('@tensorflow/tfjs'));
    const missing = new Set(needed.filter(name => !known.includes(name) && !existsSync(join(folder, name))));
    assert.deepEqual([...missing], ['plotly.js-dist-min'], 'which danfojs asks for in a browser only');
    for (const name of Object.keys(packages)) {
      const theirs = require(`${name}/package.json`).dependencies as Record<string, string>;
      for (const [needs, version] of Object.entries(theirs))
        if (dependencies[needs] && /^[\^~]?\d/.test(version) && !dependencies[needs].startsWith('npm:'))
          assert.ok(
            fits(dependencies[needs], version),
            `${name} needs ${needs} ${version}, got ${dependencies[needs]}`,
          );
    }
  });

  it('has frames load no native library, and the source of the addon but no addon', () => {
    assert.match(read('danfojs-node/dist/danfojs-base/shared/tensorflowlib.js'), /require\("@tensorflow\/tfjs"\)/);
    assert.ok(files.includes('@tensorflow/tfjs-node/binding/tfjs_backend.cc'));
    assert.deepEqual(
      files.filter(file => /_test\.|\.(node|so.*|map)$/.test(file)),
      [],
    );
  });
});

/** Whether a version is within a range of the form 1.2.3 or ^1.2.3. */
function fits(version: string, range: string): boolean {
  if (!range.startsWith('^')) return version === range;
  const [have, want] = [version, range.slice(1)].map(text => text.split('.').map(Number));
  const first = have.findIndex((part, i) => part !== want[i]);
  return have[0] === want[0] && (first < 0 || have[first] > want[first]);
}
