import { expected } from '../../core/check';

/** How numbers are written. */
export interface Notation {
  /** What stands before decimals: '.' or ','. */
  decimal: string;
  /** What groups digits by thousands, such as ',', '.' or ' '; '' for nothing. */
  thousands: string;
  /** Signs and words that may stand before or behind a number, such as '$' and '%'. */
  units: readonly string[];
}

/** The notation that `parseNumber` reads. */
export const plain: Notation = { decimal: '.', thousands: '', units: [] };

/** Checks a notation as a user gives it. */
export function checkNotation({ decimal, thousands, units }: Notation): Notation {
  if (decimal !== '.' && decimal !== ',') expected("decimal to be '.' or ','", decimal);
  if (typeof thousands !== 'string' || !/^[^\d+-]?$/u.test(thousands) || thousands === decimal)
    expected(`thousands to be a sign other than the decimal ${JSON.stringify(decimal)}, or ''`, thousands);
  if (!Array.isArray(units) || !units.every(unit => typeof unit === 'string' && /^[^\d]+$/.test(unit)))
    expected("units to be a list of texts without digits, such as ['$', '%']", units);
  return { decimal, thousands, units };
}

/** The numbers that texts say in a notation; NaN where they say none. */
export function numberReader({ decimal, thousands, units }: Notation): (text: string) => number {
  const group = sameSigns[thousands] ?? escapeSign(thousands);
  const whole = thousands ? `(?:\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d+)` : '\\d+'; // 1,00,000 in India
  const point = escapeSign(decimal);
  const sorted = [...units].sort((a, b) => b.length - a.length);
  const unit = units.length ? `\\s*(?:${sorted.map(one => escapeSign(one.trim())).join('|')})\\s*` : '(?!)';
  const pattern = new RegExp(
    `^([+-]?)(?:${unit})?([+-]?)(?:(${whole})(?:${point}(\\d*))?|${point}(\\d+))(e[+-]?\\d+)?(?:${unit})?$`,
    'i',
  );
  return text => {
    const found = pattern.exec(text.replace('−', '-'));
    if (!found || (found[1] && found[2])) return NaN;
    const [, before, behind, integer = '', decimals = '', alone = '', exponent = ''] = found;
    const number = Number(`${before || behind}${integer.replace(/\D/g, '')}.${decimals || alone || 0}${exponent}`);
    return Number.isFinite(number) ? number : NaN;
  };
}

/** Signs that look alike, and are written one for another: kinds of blanks and of apostrophes. */
const sameSigns: Record<string, string> = { ' ': '[ \\u00a0\\u2009\\u202f]', "'": "['\\u2019]" };

const escapeSign = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
