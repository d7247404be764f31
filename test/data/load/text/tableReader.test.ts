import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { randomFor } from '../../../../src/core/random';
import { readText } from './textTable';

const refused = (text: string, message: RegExp, options = {}) =>
  assert.throws(() => readText(text, options), { name: 'RangeError', message });

describe('TableReader', () => {
  it('reads LF, CR LF, CR and mixtures alike, wherever pieces are cut', () => {
    const records = ['a,b,y', '0,,v', '1,"2,5",u', '2,4,w'];
    const ends = ['\n', '\r\n', '\r'];
    for (const first of ends)
      for (const second of ends)
        for (const last of ['', first])
          for (const piece of [1, 2, 3, 1000]) {
            const text = records[0] + first + records[1] + second + records[2] + first + records[3] + last;
            const { cells, lines } = readText(text, {}, piece);
            assert.deepEqual(
              cells,
              [
                ['0', '', 'v'],
                ['1', '2,5', 'u'],
                ['2', '4', 'w'],
              ],
              JSON.stringify(text),
            );
            assert.deepEqual(lines, ['line 2', 'line 3', 'line 4']);
          }
  });

  it('keeps line breaks in quotes, as LF, and counts lines behind them', () => {
    const { cells, lines } = readText('a,y\r\n"one\r\n\r\ntwo ""2""",u\r\n\r\n3,"v"\r\n');
    assert.deepEqual(cells, [
      ['one\n\ntwo "2"', 'u'],
      ['3', 'v'],
    ]);
    assert.deepEqual(lines, ['line 2', 'line 6']);
  });

  it('reads what csv-parse reads', () => {
    const random = randomFor(3, 'separated values');
    const parts = ['a', '0', ' ', '\t', ',', '\n', '\r\n', '""', 'é', '.5'];
    const pick = <T>(of: readonly T[]) => of[Math.floor(random.uniform() * of.length)];
    const some = (most: number, of: readonly string[]) =>
      Array.from({ length: Math.floor(random.uniform() * (most + 1)) }, () => pick(of)).join('');
    const cell = () =>
      random.uniform() < 0.5
        ? `${some(1, [' '])}"${some(4, parts)}"${some(1, [' '])}`
        : some(3, ['a', '0', ' ', 'é', '-1.50', '7']);
    for (let round = 0; round < 300; round++) {
      const rows = Array.from({ length: 5 }, () => `x${cell().replace(/^\s*"/, '"').replace(/^"/, '",')}`);
      const text = `h,i,j\n${rows.map((_, r) => `r${r},${cell()},${cell()}`).join(pick(['\n', '\r\n']))}\n`;
      const theirs: string[][] = parse(text, { trim: true, from: 2, record_delimiter: ['\r\n', '\n'] });
      const wanted = theirs.map(row => row.map(one => one.replaceAll('\r\n', '\n').trim()));
      assert.deepEqual(readText(text, { delimiter: ',' }, 11).cells, wanted, JSON.stringify(text));
    }
  });

  it('finds another delimiter than the comma, and says so', () => {
    const found = (text: string) => readText(text);
    for (const [delimiter, name] of [
      [';', '";"'],
      ['\t', '"\\t"'],
      ['|', '"|"'],
      ['  ', 'runs of blanks'],
    ]) {
      const { cells, names, notes } = found(
        ['n,x y', '1,5 u', '22,5 v']
          .map(line => line.replaceAll(' ', delimiter))
          .join('\n')
          .replace('n,x', 'n'),
      );
      assert.deepEqual(names, ['n', 'y']);
      assert.deepEqual(cells, [
        ['1,5', 'u'],
        ['22,5', 'v'],
      ]);
      assert.deepEqual(notes, [
        `The values of it.csv are read as separated by ${name}, as all of its first lines have them.`,
      ]);
    }
    assert.deepEqual(readText('n;x\n1;2\n', { delimiter: ';' }).notes, []);
    assert.deepEqual(readText('n,x\na b,c d\n').cells, [['a b', 'c d']]);
    assert.deepEqual(readText('sep=;\nn;x\n1;2\n').cells, [['1', '2']]);
  });

  it('refuses lines that may be cut in two ways, or in one that is not all of them', () => {
    refused(
      'a;b,c;d,y\n1;2,3;4,5\n',
      /one way to cut the lines of it\.csv into values, got "\\",\\" and \\";\\""|delimiter/,
    );
    refused('a;b;y\n1;2\n3;4;5\n', /a comma in the first line of it\.csv.*`delimiter`/);
  });

  it('reads runs of blanks, also quoted ones', () => {
    const { cells } = readText('  a   "b c"\ty \n 1 ""  u\n', { delimiter: 'blanks', header: true });
    assert.deepEqual(cells, [['1', '', 'u']]);
  });

  it('numbers names that come twice as pandas does, and names what has none', () => {
    const { names, notes } = readText(',s,s,,s.1,s\n0,1,2,3,4,5\n1,a,b,c,d,e\n');
    assert.deepEqual(names, ['', 's', 's.2', 'column 4', 's.1', 's.3']);
    assert.deepEqual(notes, [
      'Columns with the name of an earlier one got numbers: s.2 (column 3), s.3 (column 6).',
      'Columns without a name are called by their place: column 4.',
    ]);
  });

  it('leaves out headers that come again, with a note', () => {
    const { cells, notes } = readText('x,y\n1,a\nx,y\n2,b\n x , y\n');
    assert.deepEqual(cells, [
      ['1', 'a'],
      ['2', 'b'],
    ]);
    assert.deepEqual(notes, ['The names of the columns come again in line 3 and in 1 more of it.csv: left out.']);
    assert.deepEqual(readText('x,y\n1,a\n2,b\n', { header: ['x', 'y'] }).cells, [
      ['1', 'a'],
      ['2', 'b'],
    ]);
  });

  it('tells a forgotten header from one of numbers', () => {
    for (const text of ['5.1,3.5,a\n4.9,3.0,a\n', '7,1\n3,2\n', 'p,e\nq,e\np,e\n']) {
      refused(text, /names of the columns in line 1 of it\.csv.*`header: true`/);
      const rows = text
        .trim()
        .split('\n')
        .map(line => line.split(','));
      assert.deepEqual(readText(text, { header: false }).cells, rows);
      assert.deepEqual(readText(text, { header: true }).names, rows[0]);
    }
    assert.deepEqual(readText('5,a\n6,b\n', { header: false }).names, ['column 1', 'column 2']);
    for (const text of ['0,1,2\n5,5,5\n', ',0,1\n0,5,6\n', 'town,2019,2020\nUln,1,2\n', 'p,q\np1,p\n'])
      assert.equal(readText(text).cells.length, 1, text);
  });

  it('refuses a header as a record where the option names the columns', () => {
    const header = ['age', 'Dose', 'y'];
    const text = 'AGE,dose (mg),y\n1,2,a\n3,4,b\n';
    refused(text, /record in line 1 of it\.csv.*`skip: 1`/, { header });
    refused(text, /record in line 1 of it\.csv/, { header: false });
    assert.equal(readText(text, { header, skip: 1 }).cells.length, 2);
    assert.equal(readText(text, { header, skip: 0 }).cells.length, 3);
    assert.equal(readText('NA,NA,y\n1,2,a\n', { header }).cells.length, 2);
  });

  it('names ragged lines: found and expected numbers, and what to do', () => {
    refused('x,y\n1,a\n\n2\n', /2 values \(x, y\) in line 4 of it\.csv, got 1\..*quotes.*`comment`/);
    refused('x,y\n1,a\n2,b,c\n', /2 values \(x, y\) in line 3 of it\.csv, got 3\./);
    refused('Export, May\nx,y,z\n1,2,a\n3,4,b\n', /in line 2 of it\.csv, got 3\. .*`skip`/);
    refused('Export of 3 May\nx,y\n1,a\n', /in line 2 of it\.csv, got 2\. .*`skip`/);
    assert.deepEqual(readText('Export of 3 May\nx,y\n1,a\n', { skip: 1 }).lines, ['line 3']);
    refused('1,a\n2,b\n', /1 values \(y\) in line 1/, { header: ['y'] });
  });

  it('leaves out the empty column of delimiters at the ends of lines', () => {
    for (const text of ['x,y,\n1,a,\n2,b,\n', 'x,y\n1,a,\n2,b,\n', 'x,y,\n1,a\n2,b\n']) {
      const { names, cells, notes } = readText(text);
      assert.deepEqual(
        [names, cells],
        [
          ['x', 'y'],
          [
            ['1', 'a'],
            ['2', 'b'],
          ],
        ],
      );
      assert.match(notes[0], /ends in a delimiter/);
    }
    refused(`x,y\n${'1,a,\n'.repeat(200)}1,a,b\n`, /2 values \(x, y\) in line 202 of it\.csv, got 3/);
  });

  it("reads R's names of rows, which have no name", () => {
    const { names, cells, notes } = readText('"x" "y"\n"1" 5 "a"\n"2" 6 "b"\n', { delimiter: 'blanks' });
    assert.deepEqual(
      [names, cells],
      [
        ['', 'x', 'y'],
        [
          ['1', '5', 'a'],
          ['2', '6', 'b'],
        ],
      ],
    );
    assert.match(notes[0], /as R writes names of rows/);
  });

  it('leaves out comments where the option says so, and else finds them', () => {
    const text = '# made by hand\nx,y\n1,a\n#2,b\n3,c\n';
    assert.deepEqual(readText(text, { comment: '#' }).lines, ['line 3', 'line 5']);
    refused('x,y\n1,a\n#2,b\n3,c\n', /records in line 3 of it\.csv, got "#2"\..*`comment: '#'`.*`comment: false`/);
    assert.equal(readText('x,y\n1,a\n#2,b\n', { comment: false }).cells.length, 2);
    assert.equal(readText('x,y\n1,a\n#N/A,b\n').cells.length, 2);
    assert.equal(readText('#x,y\n#1,a\n#2,b\n').cells.length, 2);
    assert.equal(readText('x,y\n1,a\nTotal,2\n', { comment: 'Total' }).cells.length, 1);
  });

  it('says that the last line looks like a sum', () => {
    const { notes } = readText('x,y\n1,a\n2,b\nTotal,3\n');
    assert.deepEqual(notes, [
      'The last line of it.csv begins with "Total": if it is no record, say `comment: "Total"`.',
    ]);
    assert.deepEqual(readText('x,y\n1,a\nmean,a\nmean,b\n').notes, []);
  });

  it('names lone quotes, and the option that takes them as they are', () => {
    refused(
      'x,y\n5" pipe,a\n',
      /quotes around the whole of a value in line 2 of it\.csv, got "5\\?" pipe".*`quote: false`/,
    );
    refused('x,y\n"5" pipe,a\n', /line 2 of it\.csv.*`quote: false`/);
    refused('x,y\n1,a\n"5,a\n6,b\n', /closes the value opened in line 3 of it\.csv.*`quote: false`/);
    assert.deepEqual(readText('x,y\n5" pipe,a\n"5,b\n', { quote: false }).cells, [
      ['5" pipe', 'a'],
      ['"5', 'b'],
    ]);
  });

  it('refuses empty files', () => {
    for (const text of ['', '\n\n', '\uFEFF', ' \r\n']) refused(text, /got "an empty file"/);
  });
});
