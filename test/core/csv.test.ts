import assert from 'node:assert/strict';
import { csv, frameRows } from '../../src/core/csv';
import { toFrame } from '../../src/core/toFrame';

describe('csv', () => {
  it('writes all digits, quotes where it must, and nothing for what is missing', () => {
    const frame = toFrame({ 'a, b': [0.1 + 0.2, 1e-300], text: ['say "no"', 'two\nlines'], gone: [null, Number.NaN] });
    assert.equal(
      csv(frame.columns, frameRows(frame)),
      '"a, b",text,gone\n0.30000000000000004,"say ""no""",\n1e-300,"two\nlines",\n',
    );
  });

  it('writes the names of a table without rows, and nothing of one without columns', () => {
    assert.equal(csv(['a', 'b'], []), 'a,b\n');
    assert.equal(csv([], []), '');
  });

  it('leaves no line empty', () => assert.equal(csv(['a'], [[1], [null], ['']]), 'a\n1\n""\n""\n'));

  it('writes dates in ISO 8601, and lists as JSON', () =>
    assert.equal(
      csv(['at', 'list', 'typed', 'yes'], [[new Date(0), ['a', 1], Float64Array.of(0.5, 2), true]]),
      'at,list,typed,yes\n1970-01-01T00:00:00.000Z,"[""a"",1]","[0.5,2]",true\n',
    ));

  it('reads a long row of digits once', () => {
    const digits = `-${'1'.repeat(1_000_000)}`; // in time that grows by the square it would be years
    assert.equal(csv(['a'], [[`${digits}x`], [digits]]), `a\n'${digits}x\n${digits}\n`);
  });

  it('lets no text begin as a formula does, in names as well', () => {
    const formulas = [
      '=1+1',
      '=cmd|calc',
      '@SUM(A1)',
      '+1+1',
      '-2+3',
      '-A1',
      '\t=1',
      '\r=1',
      '\n=1',
      '+',
      '-',
      '=',
      '@',
    ];
    const harmless = ['-1', '+1.5', '-.5', '-1e-5', '1', 'a=b', "'=1", '>50K', '-'];
    const cells = (texts: string[]) =>
      texts.map(text =>
        csv(['x'], [[text]])
          .slice(2, -1)
          .replace(/^"(.*)"$/s, '$1'),
      );
    assert.deepEqual(
      cells(formulas),
      formulas.map(text => (text.length > 1 ? `'${text}` : text)),
    );
    assert.deepEqual(cells(harmless), harmless);
    assert.equal(csv(['=a'], [[-1], [-Infinity]]), "'=a\n-1\n-Infinity\n");
  });
});
