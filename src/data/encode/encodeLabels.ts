import { count } from '../../core/format';
import { listed } from '../../core/listed';
import type { Dataset } from '../dataset';
import { binLabels } from './binLabels';
import type { Cells } from './cells';
import { differInCase } from './differInCase';
import { type EncodedColumn, noFeature, type Unfit } from './encodedColumn';
import type { EncodeOptions } from './encodeOptions';
import { quoted } from './quoted';
import type { Remark } from './remarks';
import { countTexts } from './survey';

/** The classes of all records. */
export interface EncodedLabels extends EncodedColumn, Pick<Dataset, 'labels' | 'classes'> {}

/** With more, and as many as half the records, they are no classes. */
const fewClasses = 20;
/** With more that are no whole numbers, they measure something. */
const fewFractions = 50;

/**
 * The classes of records, none of which is missing: in the order of numbers if all are numbers, else of the alphabet.
 * Numbers that are equal are one class (1, 1.0, 01), and so are true, True and TRUE.
 */
export function encodeLabels(cells: Cells, bins: EncodeOptions['bins']): EncodedLabels | Unfit {
  const { name, records } = cells;
  const counts = countTexts(cells);
  const numbers = [...counts.keys()].map(cells.read);
  const areNumbers = !numbers.some(Number.isNaN);
  if (bins !== undefined) return areNumbers ? binned(cells, counts, bins) : notAllNumbers(cells, counts);
  const spelling = areNumbers ? spellNumbers(counts, cells) : spellBooleans(counts);
  const classes = [...new Set(spelling.values())].sort();
  if (areNumbers) classes.sort((a, b) => cells.read(a) - cells.read(b));
  const tooMany = classes.length > fewClasses && classes.length > records / 2;
  const measures = areNumbers && classes.length > fewFractions && !numbers.every(Number.isInteger);
  if (tooMany || measures)
    return {
      unfit:
        `${count(classes.length)} different values in ${count(records)} records are no classes. ` +
        (areNumbers ? 'Give `bins: 3` to make three classes of its numbers, or name' : 'Name') +
        ' another column as label.',
    };
  const at = new Map(classes.map((one, i) => [one, i]));
  const merged = [...counts.keys()].filter(text => spelling.get(text) !== text);
  const alike = differInCase(classes);
  const about = 'classes';
  const remarks: Remark[] = [
    ...(merged.length
      ? [{ about, item: `${listed(merged.map(quoted), 3)} counted with what they equal` } as const]
      : []),
    ...(alike ? [{ about: 'cases', item: `${name} (${alike.map(quoted).join(', ')})` } as const] : []),
  ];
  return {
    ...labelColumn(name, counts.size, `${count(classes.length)} classes`, remarks),
    labels: Int32Array.from({ length: records }, (_, row) => at.get(spelling.get(cells.text(row)!)!)!),
    classes,
  };
}

function labelColumn(name: string, distinct: number, decided: string, remarks: Remark[] = []): EncodedColumn {
  const decision = { name, type: 'label', distinct, missing: 0, decided, why: 'given as `label`' } as const;
  return noFeature(decision, remarks);
}

/** Each text with the class that it names: for numbers that are written in several ways, the plain one. */
function spellNumbers(counts: Map<string, number>, { read }: Cells): Map<string, string> {
  const first = new Map<number, string>();
  for (const text of counts.keys()) {
    const number = read(text);
    first.set(number, first.has(number) ? String(number) : text);
  }
  // Beyond 2^53 numbers may be equal that are written differently.
  return new Map(
    [...counts.keys()].map(text => [
      text,
      Math.abs(read(text)) > Number.MAX_SAFE_INTEGER ? text : first.get(read(text))!,
    ]),
  );
}

/** true, True and TRUE are one class where there are no others but false. */
function spellBooleans(counts: Map<string, number>): Map<string, string> {
  const low = [...counts.keys()].map(text => text.toLowerCase());
  const areBooleans = low.every(text => text === 'true' || text === 'false') && new Set(low).size < counts.size;
  return new Map([...counts.keys()].map(text => [text, areBooleans ? text.toLowerCase() : text]));
}

function binned(cells: Cells, counts: Map<string, number>, bins: number | readonly number[]): EncodedLabels {
  const { name, records } = cells;
  const numbers = Float64Array.from({ length: records }, (_, row) => cells.read(cells.text(row)!));
  const { labels, classes } = binLabels(name, numbers, bins);
  const decided = `${count(classes.length)} classes: ${listed(classes)}`;
  return { ...labelColumn(name, counts.size, decided), labels, classes };
}

function notAllNumbers(cells: Cells, counts: Map<string, number>): Unfit {
  const odd = [...counts.keys()].find(text => Number.isNaN(cells.read(text)))!;
  return { unfit: `\`bins\` are of numbers, and ${quoted(odd)} is none.` };
}
