import assert from 'node:assert/strict';
import { contents } from '../../src/models/store/contents';

const { contentOf, contentsNow, essence, parts, readContents, update } = require('../../scripts/build-contents.js');

const advice =
  'If it still gives the same numbers: npm run build:contents -- --same. If not: npm run build:contents -- --new.';

describe('contents of what decides stored numbers', () => {
  it('are those of the sources, with a version for each change', () => {
    assert.deepEqual(readContents(), contents);
    const now = contentsNow();
    for (const [part, { settled, now: written }] of Object.entries(contents)) {
      assert.equal(written, now[part], `${part} has changed: npm run build:contents`);
      assert.equal(settled, now[part], `${part} has changed. ${advice}`);
    }
  });

  it('change with each file and package that they name, and no part is without', () => {
    const before = contentsNow((name: string) => `text of ${name}`);
    for (const [part, names] of Object.entries(parts as Record<string, string[]>)) {
      assert.ok(names.length > 3, part);
      for (const changed of new Set(names)) {
        const text = (name: string) => `${name === changed ? 'new' : 'text'} of ${name}`;
        assert.notEqual(contentOf(names, text), before[part], `${part}: ${changed}`);
      }
    }
    assert.ok(['dense', 'wideAndDeep', 'answers'].every(part => parts[part].includes('train/dense/wasm')));
  });

  it('do not change with comments, imports, indents and line ends, but with all else', () => {
    const code = 'export const f = (x: number) =>\n  x * 2; // why\n';
    const source = `import { a } from './a';\n\n/** What it\n * does. */\n${code}`;
    const same = [
      `import {\n  a,\n  b,\n} from '../a';\nexport const f = (x: number) =>\n      x * 2; // why`,
      source.replaceAll('\n', '\r\n'),
      source.replace('does', 'should do'),
    ];
    for (const text of same) assert.equal(essence(text), essence(source));
    assert.notEqual(essence(source.replace('2', '3')), essence(source));
  });

  it('have a version of their own until it is settled what a change means', () => {
    const before = { a: { version: 2, settled: 'x', now: 'x' }, b: { version: 1, settled: 'y', now: 'y' } };
    const changed = { a: { version: 2, settled: 'x', now: 'z' }, b: before.b };
    assert.deepEqual(update(before, { a: 'z', b: 'y' }), changed);
    assert.deepEqual(update(changed, { a: 'x', b: 'y' }), before, 'it was taken back');
    assert.deepEqual(update(changed, { a: 'z', b: 'y' }, 'same', ['a', 'b']).a, { version: 2, settled: 'z', now: 'z' });
    assert.deepEqual(update(changed, { a: 'z', b: 'y' }, 'new', ['a', 'b']), {
      a: { version: 3, settled: 'z', now: 'z' },
      b: before.b,
    });
    assert.deepEqual(update(changed, { a: 'z', b: 'y' }, 'new', ['b']), changed);
  });
});
