import { type Matrix, row, rows } from '../../core/matrix';
import { categoryOf, numberOf } from '../../data/fieldsOf';
import { columnOf, type Discrete, kindsOf, type Lookup, rowsOf, type WideAndDeep } from './wideAndDeep';
import { othersOf } from './wideAndDeepShapes';

/** What a network sees of some records. */
export interface LookedUp {
  records: number;
  /** Positions of a record's weights among all of the wide part, `[records × spec.wide]`. */
  wide: Int32Array;
  /** Positions of a record's embeddings among those of all tables, `[records × spec.embeddings]`. */
  embedded: Int32Array;
  /** The other inputs of the deep part: indicators, then numbers, `[records × inputs]`. */
  others: Float32Array;
}

/**
 * Looks up what a network needs of records. Kernel: nothing is checked.
 * @param features as the data set encodes them; of a column's entries the largest is its category
 */
export function lookUp(spec: WideAndDeep, features: Matrix): LookedUp {
  const wide = positions(spec, spec.wide);
  const embedded = positions(spec, spec.embeddings);
  const count = rows(features);
  const width = othersOf(spec);
  const indicators = spec.indicators.map(name => columnOf(spec, name));
  const numbers = spec.numbers.map(name => columnOf(spec, name));
  const found: LookedUp = {
    records: count,
    wide: new Int32Array(count * wide.length),
    embedded: new Int32Array(count * embedded.length),
    others: new Float32Array(count * width),
  };
  for (let i = 0; i < count; i++) {
    const record = row(features, i);
    wide.forEach((find, k) => {
      found.wide[i * wide.length + k] = find(record);
    });
    embedded.forEach((find, k) => {
      found.embedded[i * embedded.length + k] = find(record);
    });
    let at = i * width;
    for (const column of indicators) {
      found.others[at + categoryOf(column, record)] = 1;
      at += column.width;
    }
    for (const column of numbers) found.others[at++] = numberOf(column, record);
  }
  return found;
}

/** What finds a record's position in each of several tables that lie one after another. */
function positions(spec: WideAndDeep, lookups: Lookup[]): ((record: ArrayLike<number>) => number)[] {
  let next = 0;
  return lookups.map(lookup => {
    const start = next;
    next += rowsOf(lookup);
    const kinds = lookup.of.map(discrete => ({ size: kindsOf(spec, discrete), of: kindOf(spec, discrete) }));
    return record => start + lookup.rows[kinds.reduce((at, { size, of }) => at * size + of(record), 0)];
  });
}

function kindOf(spec: WideAndDeep, { column: name, borders }: Discrete): (record: ArrayLike<number>) => number {
  const column = columnOf(spec, name);
  if (!borders) return record => categoryOf(column, record);
  return record => {
    const number = numberOf(column, record);
    const above = borders.findIndex(border => number < border);
    return above < 0 ? borders.length : above;
  };
}
