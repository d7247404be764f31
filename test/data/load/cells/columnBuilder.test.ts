import assert from 'node:assert/strict';
import { randomFor } from '../../../../src/core/random';
import { parseNumber } from '../../../../src/data/encode/parseNumber';
import { ColumnBuilder } from '../../../../src/data/load/cells/columnBuilder';

/** Reads texts as a column; they have to come back, and their numbers. */
function check(texts: readonly string[], wanted = texts): void {
  const builder = new ColumnBuilder();
  for (const text of texts) builder.push(text);
  const column = builder.finish('it');
  for (let row = 0; row < texts.length; row++) {
    assert.equal(column.text(row), wanted[row], `row ${row}`);
    assert.ok(
      Object.is(column.number(row), parseNumber(texts[row])),
      `row ${row}: ${texts[row]}, ${column.number(row)}`,
    );
  }
}

const numbers = [
  ...['0', '-0', '7', '-7', '007', '00', '+1', '1.50', '1.', '.5', '-.5', '0.0', '-0.0', '0.00', '1e5', '1E5', '1e+05'],
  ...['1.5e-07', '-2.50e-100', '1e-5', '1e+005', '0e+00', '0.00e+00', '0e+05', '1e-00', '1e+00', '12e+03', '0.5e+01'],
  ...[
    '900719925474090003',
    '9007199254740991',
    '9007199254740993',
    '123456789012345',
    '1234567890123456',
    '1e400',
    '1e-400',
  ],
  ...['0.000001', '0.0000001', '0.1', '0.10000', '123456.789', '12345678901234567890.5', '5e-324', '4.9e-324', '1e308'],
  ...[
    '',
    ' ',
    'NA',
    'nan',
    'Infinity',
    '-',
    '.',
    'e',
    '1e',
    '1e+',
    '1.5.2',
    '0x10',
    '1,5',
    '1_0',
    '--1',
    '1-',
    'é',
    '٣',
  ],
  ...['100000000000000000000', '1000000000000000000000', '0.30', '3.0', '-12.340', '1.7976931348623157e+308'],
];

describe('ColumnBuilder', () => {
  it('gives every text back, and its number', () => {
    for (const text of numbers) check([text]);
    check(numbers);
  });

  it('gives numbers of up to 15 digits back as they were written', () => {
    const random = randomFor(1, 'spelling');
    const texts = Array.from({ length: 20_000 }, () => {
      const value = (random.uniform() - 0.5) * 10 ** Math.floor(random.uniform() * 24 - 12);
      const digits = Math.floor(random.uniform() * 15);
      const exponent = value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
      const fixed = value.toFixed(digits);
      return fixed.replace(/^-?0\.0*|[-.]/g, '').length <= 15 && random.uniform() < 0.7 ? fixed : exponent;
    });
    check(texts);
  });

  it('gives fractions of more digits back as the shortest text of the same float64', () => {
    const random = randomFor(2, 'spelling');
    const values = Array.from(
      { length: 5000 },
      () => (random.uniform() - 0.5) * 10 ** Math.floor(random.uniform() * 6),
    );
    check(values.map(String));
    const long = values.filter(value => Math.abs(value) > 1e-6);
    check(
      long.map(value => value.toFixed(25)),
      long.map(String),
    );
    check(
      values.map(value => value.toExponential(18).replace(/e([+-])(\d)$/, 'e$10$2')),
      values.map(String),
    );
  });

  it('keeps columns of one kind that become another', () => {
    const many = (length: number, text: (i: number) => string) => Array.from({ length }, (_, i) => text(i));
    check([...many(3000, String), ...many(80, i => `w${i}`), ...many(10, i => `${i}.0`)]);
    check([...many(70_000, i => `a word of some length, ${i}`), '1.50', '']);
    check([...many(70_000, i => `${i}.5`), ...many(80, i => `w${i}`)]);
    check(many(5000, i => ['NA', '1.5', '', '-3', 'x'][i % 5]));
  });
});
