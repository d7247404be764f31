import { count } from '../../core/format';
import { cellAt } from './cellAt';
import type { Cells } from './cells';
import { countTexts, firstRow, type Survey } from './survey';

/** Whole numbers that have more digits than a float64 keeps; undefined where all are kept. */
export interface TooLong {
  /** How many different ones there are; as numbers they may be fewer. */
  texts: number;
  unfit: string;
}

export function tooLong(cells: Cells, { sorted, distinct }: Survey): TooLong | undefined {
  const largest = Math.max(-sorted[0], sorted[sorted.length - 1]);
  if (!(largest > Number.MAX_SAFE_INTEGER)) return undefined;
  const texts = countTexts(cells).size;
  const at = firstRow(cells, text =>
    texts > distinct ? Math.abs(cells.read(text)) > Number.MAX_SAFE_INTEGER : isLost(text),
  );
  if (at < 0) return undefined;
  const become =
    texts > distinct ? `${count(texts)} different values become ${count(distinct)}` : 'the last ones are lost';
  return {
    texts,
    unfit:
      `${cellAt(cells, at)} has more digits than numbers keep: ${become}. ` +
      'List it under `id`, `categorical` or `drop`.',
  };
}

const isLost = (text: string) => /^[+-]?\d+$/.test(text) && BigInt(text) !== BigInt(Number(text));

/**
 * Why numbers may mean others than they say: 1.234 beside 987 is a thousand and more where points group digits. Some
 * of the numbers have a point, all of these three digits behind it, and none is below 1.
 */
export function doubtfulNumbers(cells: Cells, sorted: Float64Array): string | undefined {
  const asWritten = !cells.areTyped && cells.read('1.234') === 1.234;
  if (!asWritten || sorted.every(Number.isInteger) || !sorted.every(mayBeGrouped)) return undefined;
  const grouped = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
  const all = [...countTexts(cells).keys()];
  const pointed = all.filter(text => text.includes('.'));
  if (pointed.length < fewest || pointed.length === all.length || !pointed.every(text => grouped.test(text)))
    return undefined;
  const at = firstRow(cells, text => grouped.test(text));
  return (
    `${cellAt(cells, at)} may be ${cells.raw(at).replace('.', '')}, for all points have three digits behind them. ` +
    "Give `thousands: '.', decimal: ','`, or list it under `numeric` if points are decimal ones."
  );
}

const fewest = 3;

const mayBeGrouped = (number: number) => {
  const thousand = number * 1000;
  return (
    Number.isInteger(number) ||
    (Math.abs(number) >= 1 && Math.abs(number) < 1000 && Math.abs(thousand - Math.round(thousand)) < 1e-6)
  );
};
