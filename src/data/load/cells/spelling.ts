/** How a number may be written beside the shortest way: by so many decimals, or so in exponential notation. */
const FIXED = 1;
const EXPONENTIAL = 101;
const MOST_DECIMALS = 99;

/** Ways to write a number are below this. */
export const SPELLINGS = EXPONENTIAL + MOST_DECIMALS + 1;

/** What text of so few digits says is a float64 of its own. */
const DIGITS = 15;
const powersOfTen = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const [ZERO, NINE, POINT, MINUS, PLUS, E] = Array.from('09.-+e', char => char.charCodeAt(0));

/** Reads numbers off texts so that a number and a small integer, its spelling, are enough to write the text again. */
export class NumberReader {
  /** The number that was read last. */
  value = NaN;

  /**
   * Reads a number that is written plainly: `-7`, `0.25`, `1.50`, `1.5e-07`.
   * @returns its spelling, see `spell`; -1 for other texts, such as `007`, `.5`, `+1`, `-0` or a whole number that
   *   float64 cannot hold: `value` means nothing then
   */
  read(text: string): number {
    const { length } = text;
    const start = text.charCodeAt(0) === MINUS ? 1 : 0;
    if (length - start >= LONG && isLongFraction(text, start)) {
      this.value = Number(text);
      const size = Math.abs(this.value);
      if (size >= 0.1 && size < 10) return 0;
    }
    let at = start;
    let mantissa = 0;
    let significant = 0;
    let decimals = -1;
    let last = 0;
    let code = 0;
    for (; at < length; at++) {
      code = text.charCodeAt(at);
      if (code >= ZERO && code <= NINE) {
        if (significant > 0 || code !== ZERO) significant++;
        if (significant <= DIGITS) mantissa = 10 * mantissa + code - ZERO;
        if (decimals >= 0) decimals++;
        last = code;
      } else if (code === POINT && decimals < 0 && at > start) decimals = 0;
      else break;
    }
    const whole = (decimals < 0 ? at : at - decimals - 1) - start;
    if (whole < 1 || decimals === 0 || decimals > MOST_DECIMALS) return -1;
    if (whole > 1 && text.charCodeAt(start) === ZERO) return -1;
    const exponential = at < length;
    if (exponential && (code !== E || whole !== 1 || !isExponent(text, at + 1))) return -1;
    const exact = significant <= DIGITS;
    this.value =
      !exponential && exact && decimals <= 22
        ? (start ? -mantissa : mantissa) / (decimals > 0 ? powersOfTen[decimals] : 1)
        : Number(text);
    const size = Math.abs(this.value);
    if (size === 0 ? start > 0 || significant > 0 : !(size > 1e-300 && size < 1e300)) return -1;
    if (exponential) {
      if (text.endsWith('e-00') || (text.charCodeAt(start) === ZERO && !(size === 0 && text.endsWith('e+00'))))
        return -1;
      return exact ? EXPONENTIAL + Math.max(decimals, 0) : rounded(size);
    }
    if (decimals < 0) return size <= Number.MAX_SAFE_INTEGER ? 0 : -1;
    if (!exact) return rounded(size);
    return last === ZERO || size < 1e-6 ? FIXED + decimals : 0;
  }
}

/** A fraction that begins by a digit other than 0 and is so long has more than 15 digits, point and 0 beside them. */
const LONG = 18;

/**
 * Whether a long text is a fraction from 0.1 to 10, if it is such a number at all. That is seen at its ends, and to
 * read all of its letters takes as long as to make a number of it.
 */
function isLongFraction(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (first < ZERO || first > NINE || text.charCodeAt(start + 1) !== POINT) return false;
  if (first === ZERO && text.charCodeAt(start + 2) === ZERO) return false;
  for (let at = text.length - 5; at < text.length; at++)
    if (text.charCodeAt(at) < ZERO || text.charCodeAt(at) > NINE) return false;
  return true;
}

/** Whether a sign and at least two digits, as C, Python and R write exponents, follow to the end of the text. */
function isExponent(text: string, at: number): boolean {
  const digits = text.length - at - 1;
  const sign = text.charCodeAt(at);
  if ((sign !== MINUS && sign !== PLUS) || digits < 2 || digits > 3) return false;
  if (digits === 3 && text.charCodeAt(at + 1) === ZERO) return false;
  for (let i = at + 1; i < text.length; i++) if (text.charCodeAt(i) < ZERO || text.charCodeAt(i) > NINE) return false;
  return true;
}

/** A fraction of more digits than float64 holds is written the shortest way. A whole number may be an identifier. */
const rounded = (size: number): number => (size <= Number.MAX_SAFE_INTEGER ? 0 : -1);

/** The text that a number was read off, by the spelling that `NumberReader` gave. */
export function spell(value: number, spelling: number): string {
  if (spelling === 0) return String(value);
  if (spelling < EXPONENTIAL) return value.toFixed(spelling - FIXED);
  return value.toExponential(spelling - EXPONENTIAL).replace(/e([+-])(\d)$/, 'e$10$2');
}
