import assert from 'node:assert/strict';
import { toFrame } from '../../src/core/toFrame';
import { outputsOf, plainText } from '../../src/display/outputsOf';
import { tprAt } from '../../src/evaluate/tprAt';
import { hostile } from './hostile';

const text = (value: unknown) => outputsOf(value, new Set())[0]['text/plain'] as string;
const html = (value: unknown) => outputsOf(value, new Set())[0]['text/html'] as string;

describe('what is shown of a value', () => {
  const numbers = toFrame({ setting: ['adult', 'cancer'], p: [0.00001234, null] });

  it('is a table in columns for a Danfo frame', () =>
    assert.equal(
      text(numbers),
      ['setting         p', '───────  ────────', 'adult    1.234e-5', 'cancer          –'].join('\n'),
    ));

  it('has numbers on the right and text on the left', () => {
    assert.match(html(numbers), /<th>setting<\/th><th class="gmia-right">p<\/th>/);
    assert.match(html(numbers), /<td>cancer<\/td><td class="gmia-right">–<\/td>/);
  });

  it('is the first 20 of many rows and columns', () => {
    const wide = toFrame(
      Object.fromEntries(Array.from({ length: 25 }, (_, c) => [`c${c}`, Array.from({ length: 300 }, (_, r) => r)])),
    );
    assert.equal(html(wide).match(/<tr>/g)!.length, 21);
    assert.equal(html(wide).match(/<th /g)!.length, 20);
    assert.match(html(wide), /… of 300 rows and 25 columns/);
    assert.match(text(wide), /\n… of 300 rows and 25 columns$/);
  });

  it('has the index of a frame whose rows are not counted from 0', () => {
    const frame = toFrame({ a: [5, 6] });
    frame.setIndex({ index: ['one', 'two'], inplace: true });
    assert.match(text(frame), /one +5\ntwo +6/);
  });

  it('is a column for a Danfo series', () => assert.match(text(numbers.setting), /^setting\n─+\nadult\ncancer$/));

  it('is the table of a result, with its warnings below', () => {
    const result = {
      table: () => toFrame({ measure: ['precision'] }),
      toFrame: () => numbers,
      warnings: ['few <models>'],
    };
    assert.match(text(result), /^measure\n─+\nprecision\nWarning: few <models>$/);
    assert.match(html(result), /<\/table>.*few &lt;models&gt;/s);
  });

  it('is its frame for a result without a table', () => assert.match(text({ toFrame: () => numbers }), /^setting/));

  it('is a table for an array of plain objects', () =>
    assert.equal(text([{ a: 1 }, { a: 2, b: 'x' }]), ['a  b', '─  ─', '1  –', '2  x'].join('\n')));

  it('is one table for an array of results, with their names, and their warnings once', () => {
    const result = (name: string, warnings: string[]) => ({
      name,
      warnings,
      toFrame: () => toFrame({ p: [0.5, 0.25] }),
    });
    assert.equal(
      plainText([result('direct', ['both']), result('LiRA', ['both', 'one'])]),
      [
        ...['result     p', '──────  ────', 'direct   0.5', 'direct  0.25', 'LiRA     0.5', 'LiRA    0.25'],
        ...['Warning: both', 'Warning: LiRA: one'],
      ].join('\n'),
    );
    const nameless = [1, 2].map(a => ({ table: () => toFrame({ a: [a] }) }));
    assert.equal(text(nameless), ['result  a', '──────  ─', '1       1', '2       2'].join('\n'));
  });

  it('is a cell for a share with its interval, and columns for other objects, in an array of them', () => {
    const scored = { score: { values: Float64Array.of(4, 2, 3, 1), width: 1 }, truth: Uint8Array.of(1, 1, 0, 0) };
    const lines = text(['direct', 'LiRA'].map(name => tprAt({ ...scored, name }, 0.1))).split('\n');
    assert.match(lines[0], /^name +fpr +realised +tpr +threshold +range tpr +range fpr$/);
    assert.match(lines[2], /^direct +0\.1 +0 \[0\.00, 0\.\d\d\] +0\.5 \[/);
    assert.match(lines[3], /^LiRA /);
    assert.equal(text([{ a: { value: null, low: 0, high: 1 }, b: { c: { d: 1 } } }]), 'a  b c d\n─  ─────\n–      1');
  });

  it('breaks no interval', () => {
    const cells = [
      ...html([{ a: 'p 0.5 [<0.4, 0.6] of 3', b: 'a, [b]', c: '93.4 % [91.0, 95.2]' }]).matchAll(/<td>(.*?)<\/td>/g),
    ];
    const whole = (text: string) => `<span class="gmia-whole">${text}</span>`;
    assert.deepEqual(
      cells.map(([, cell]) => cell),
      [`p ${whole('0.5 [&lt;0.4, 0.6]')} of 3`, 'a, [b]', whole('93.4 % [91.0, 95.2]')],
    );
  });

  it('is text for anything else', () => {
    assert.equal(text('two\nlines'), 'two\nlines');
    assert.equal(text({ a: [1, 2] }), '{ a: [ 1, 2 ] }');
    assert.equal(text([]), '[]');
    assert.equal(text(null), 'null');
    assert.match(html('a < b'), /a &lt; b/);
  });

  it('says so for a table without rows', () => {
    const empty = { toFrame: () => ({ columns: ['a'], values: [], index: [], print() {} }) };
    assert.match(text(empty), /\(no rows\)/);
    assert.match(html(empty), /\(no rows\)/);
  });

  it('is an error for a promise', () =>
    assert.throws(() => plainText(Promise.resolve(1)), { name: 'RangeError', message: /await/ }));

  it('holds no markup from data: values, names of columns, index, warnings, strings', () => {
    const frame = toFrame({ [hostile]: [hostile] });
    frame.setIndex({ index: [hostile], inplace: true });
    for (const value of [
      frame,
      { table: () => frame, warnings: [hostile] },
      [{ [hostile]: hostile }],
      hostile,
      { a: hostile },
    ]) {
      assert.doesNotMatch(html(value), /<script|<img/);
      assert.ok(html(value).includes('&lt;script&gt;alert(1)'));
    }
  });
});
