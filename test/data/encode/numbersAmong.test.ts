import assert from 'node:assert/strict';
import { readText, times, withLabel } from './readText';

const inDoubt = (cells: unknown[], message: RegExp, options = {}) =>
  assert.throws(() => readText(withLabel({ x: cells }), options), { name: 'RangeError', message });

/** Numbers of the column x as they were read. */
const numbers = (cells: unknown[], options: object) => [
  ...readText(withLabel({ x: cells }), { scale: 'none', ...options }).features.values,
];

describe('numbers in another notation', () => {
  const notations: [string[], object, number[], RegExp][] = [
    [
      ['0,5', '1,25', '2,5'],
      { decimal: ',' },
      [0.5, 1.25, 2.5],
      /"0,5" in line 2 is a number in another notation\. Give `decimal: ','`\./,
    ],
    [
      ['1,100', '1,107', '2,114'],
      { thousands: ',' },
      [1100, 1107, 2114],
      /Give `thousands: ','` if it means 1100, `decimal: ','` if it means 1\.1\./,
    ],
    [['1,234.50', '7.25', '1,000,000'], { thousands: ',' }, [1234.5, 7.25, 1e6], /Give `thousands: ','`\./],
    [
      ['1.234,5', '7,25', '9,5'],
      { decimal: ',', thousands: '.' },
      [1234.5, 7.25, 9.5],
      /Give `decimal: ',', thousands: '\.'`/,
    ],
    [['1 000', '2 500', '1 000 000'], { thousands: ' ' }, [1000, 2500, 1e6], /Give `thousands: ' '`/],
    [['1\u00a0000', '2\u202f500', '900'], { thousands: ' ' }, [1000, 2500, 900], /Give `thousands: ' '`/],
    [["1'000", '2’500', '3'], { thousands: "'" }, [1000, 2500, 3], /Give `thousands: "'"`/],
    [['1_000', '2_500', '3'], { thousands: '_' }, [1000, 2500, 3], /Give `thousands: '_'`/],
    [['12,00,000', '1,000', '3'], { thousands: ',' }, [12e5, 1000, 3], /Give `thousands: ','`/],
    [['$10.50', '-$3', '$-4'], { units: ['$'] }, [10.5, -3, -4], /Give `units: \['\$'\]`/],
    [['10%', '2.5 %', '0%'], { units: ['%'] }, [10, 2.5, 0], /Give `units: \['%'\]`/],
    [['€3', '4 €', '5,5 €'], { units: ['€'], decimal: ',' }, [3, 4, 5.5], /Give `decimal: ',', units: \['€'\]`/],
    [['12 kg', '8.5kg', '9 kg'], { units: ['kg'] }, [12, 8.5, 9], /Give `units: \['kg'\]`/],
    [['<5', '7', '≥90'], { units: ['<', '≥'] }, [5, 7, 90], /Give `units: \['<', '≥'\]`/],
    [['EUR 5', 'EUR 7', '9 EUR'], { units: ['EUR'] }, [5, 7, 9], /Give `units: \['EUR'\]`/],
  ];
  for (const [cells, options, values, message] of notations)
    it(`reads ${cells.join(' and ')} by the options that its error names`, () => {
      inDoubt(cells, message);
      assert.deepEqual(numbers(cells, options), values.map(Math.fround));
      assert.equal(readText(withLabel({ x: cells }), { categorical: ['x'] }).columns[0].width, new Set(cells).size);
    });

  it('reads a minus sign of print as one', () => assert.deepEqual(numbers(['−5', '3', '4'], {}), [-5, 3, 4]));

  it('refuses negative numbers in brackets, with advice', () =>
    inDoubt(
      ['(5)', '7', '8', '9'],
      /"\(5\)" in line 2 is no number\. Write negative numbers with a minus sign, or list/,
    ));

  it('names two columns with a notation each, and what is no number besides', () => {
    const text = withLabel({ fee: ['$1', '$2', '$3', 'free'], share: ['1%', '2%', '3%', '4%'] });
    assert.throws(() => readText(text), {
      message:
        /"fee": "\$1" in line 2 .*units: \['\$'\]`\. "free" in line 5 is no number\.[\s\S]*"share": .*units: \['%'\]`/,
    });
  });

  it('takes 1.234 beside 987 for doubtful, unless the column is said to hold numbers', () => {
    const cells = ['1.234', '987', '12.500', '100.001', '5'];
    inDoubt(cells, /"1\.234" in line 2 may be 1234, .*`thousands: '\.', decimal: ','`, or list it under `numeric`/);
    assert.deepEqual(numbers(cells, { thousands: '.', decimal: ',' }), [1234, 987, 12500, 100001, 5]);
    assert.deepEqual(numbers(cells, { numeric: ['x'] }), [1.234, 987, 12.5, 100.001, 5].map(Math.fround));
    for (const plain of [
      ['1.234', '2.345', '3.456'], // every number has decimals
      ['0.125', '2', '3.456', '4.567'], // a group of digits begins with another one than 0
      ['1.234', '2', '3.45', '4.567'],
    ])
      assert.deepEqual(numbers(plain, {}), plain.map(Number).map(Math.fround));
  });

  it('says where units differ within a column', () => {
    const data = readText(withLabel({ fee: ['$1', '€2', '3'], share: ['1%', '2%', '3%'] }), { units: ['$', '€', '%'] });
    assert.deepEqual(data.notes, ['Numbers of several units, taken as one: fee ($, €, none).']);
  });

  it('leaves names with digits in them alone', () => {
    for (const cells of [
      ['Q1', 'Q2', 'Q3', 'Q4'],
      ['12a', '12b', '13a', '14c'],
      ['10-19', '20-29', '30-39', '40-49'],
      ['1.2.3', '1.2.4', '1.3.0', '2.0.1'],
      ['1st', '2nd', '3rd', '4th'],
      ['a,b', 'c,d', 'a', 'd'],
    ])
      assert.equal(readText(withLabel({ x: cells })).columns[0].categories?.length, 4, cells.join());
  });

  it('refuses notations that make no sense', () => {
    const options: [object, RegExp][] = [
      [{ decimal: ';' }, /decimal to be '.' or ','/],
      [{ thousands: '.' }, /thousands to be a sign other than the decimal "\."/],
      [{ thousands: '12' }, /thousands to be a sign/],
      [{ thousands: '-' }, /thousands to be a sign/],
      [{ units: '$' }, /units to be a list of texts without digits/],
      [{ units: ['m2'] }, /units to be a list of texts without digits/],
    ];
    for (const [option, message] of options)
      inDoubt(
        times(4, i => i),
        message,
        option,
      );
  });
});
