import { checkInteger, expected } from '../../core/check';
import type { Dataset } from '../dataset';

export type Binned = Pick<Dataset, 'labels' | 'classes'>;

/**
 * Numbers as classes.
 * @param bins the number of classes, of about equally many records each, or the borders between classes: a border
 *   belongs to the class above it
 */
export function binLabels(name: string, numbers: Float64Array, bins: number | readonly number[]): Binned {
  const borders = typeof bins === 'number' ? quantiles(name, numbers, bins) : checkBorders(bins);
  const labels = Int32Array.from(numbers, number => borders.filter(border => border <= number).length);
  const classes = Array.from({ length: borders.length + 1 }, (_, i) =>
    i === 0
      ? `below ${borders[0]}`
      : i === borders.length
        ? `${borders[i - 1]} and above`
        : `${borders[i - 1]} to below ${borders[i]}`,
  );
  return { labels, classes };
}

function quantiles(name: string, numbers: Float64Array, bins: number): number[] {
  checkInteger('bins', bins, 2);
  const sorted = numbers.slice().sort();
  const at = (share: number) => sorted[Math.floor(share * sorted.length)];
  const borders = [...new Set(Array.from({ length: bins - 1 }, (_, i) => at((i + 1) / bins)))].filter(
    border => border > sorted[0],
  );
  if (borders.length < bins - 1)
    expected(
      `numbers that make ${bins} classes of about equally many records in column ${JSON.stringify(name)}`,
      `only ${borders.length + 1}, as many are equal`,
      'Give fewer bins, or the borders: bins: [18, 65].',
    );
  return borders;
}

function checkBorders(borders: readonly number[]): readonly number[] {
  const rises = (border: number, i: number) => Number.isFinite(border) && (i === 0 || border > borders[i - 1]);
  if (!Array.isArray(borders) || borders.length === 0 || !borders.every(rises))
    expected('bins to be a number of classes, or borders in ascending order', borders);
  return borders;
}
