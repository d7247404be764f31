import { type Notation, numberReader, plain } from './notation';

const writings: Pick<Notation, 'decimal' | 'thousands'>[] = [
  { decimal: '.', thousands: '' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: '.', thousands: '_' },
];

const withoutUnits = writings.map(writing => numberReader({ ...writing, units: [] }));

/**
 * The notations in which most of some texts are numbers, the simplest ones; none where no text is a number. "1,234" is
 * one of two: only who wrote it knows.
 */
export function suggestNotation(texts: readonly string[]): Notation[] {
  const units = unitsIn(texts);
  const tried = writings.map((writing, i) => {
    const notation = { ...writing, units };
    const numbers = texts.map(units.length ? numberReader(notation) : withoutUnits[i]);
    return { notation, numbers, reads: numbers.filter(number => !Number.isNaN(number)).length };
  });
  const most = Math.max(...tried.map(({ reads }) => reads));
  const best = most === 0 ? [] : tried.filter(({ reads }) => reads === most);
  // One that reads the same numbers as a simpler one says no more: "0,5" has no thousands.
  const isNews = ({ numbers }: (typeof best)[0], i: number) =>
    !best.slice(0, i).some(simpler => simpler.numbers.every((number, t) => Object.is(number, numbers[t])));
  return best.filter(isNews).map(({ notation }) => notation);
}

/** The options that stand for a notation, as a user writes them. */
export function writtenOptions({ decimal, thousands, units }: Notation): string {
  const options = [
    ...(decimal === plain.decimal ? [] : [`decimal: ${code(decimal)}`]),
    ...(thousands === plain.thousands ? [] : [`thousands: ${code(thousands)}`]),
    ...(units.length === 0 ? [] : [`units: [${units.map(code).join(', ')}]`]),
  ];
  return options.length ? `\`${options.join(', ')}\`` : "`decimal: '.'`";
}

const code = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);

const currencies = '(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN|CZK)';
const signs = "[^\\p{L}\\p{N}\\s.,'’_+()−-]{1,3}";
const before = new RegExp(`^[+-]?\\s?(${signs}|${currencies})\\s?[+-]?[\\d.,]`, 'u');
const behind = new RegExp(`[\\d.,]\\s?(${signs}|${currencies})$`, 'u');
const word = /[\d.,]\s?(\p{L}{1,12}[²³]?)$/u;

/** Signs beside numbers, and a word if it is the same for all: `12 kg` has a unit, `12a` and `12b` are names. */
function unitsIn(texts: readonly string[]): string[] {
  const units = new Set<string>();
  const words = new Set<string | undefined>();
  for (const text of texts) {
    for (const pattern of [before, behind]) {
      const unit = pattern.exec(text)?.[1];
      if (unit) units.add(unit);
    }
    words.add(word.exec(text)?.[1]);
  }
  const [only] = words;
  if (units.size === 0 && words.size === 1 && only !== undefined) units.add(only);
  return [...units];
}
