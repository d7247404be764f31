import { checkInteger, checkNumber, expected } from '../../core/check';
import { columnOf, type Discrete, kindsOf, type Lookup, type WideAndDeep } from './wideAndDeep';

/** Checks the description of a wide-and-deep network, and returns it. @throws RangeError naming what is wrong */
export function checkWideAndDeep(spec: WideAndDeep): WideAndDeep {
  if (spec?.type !== 'wideAndDeep')
    expected("a network of type 'wideAndDeep'", spec?.type, 'censusSample(dataset) makes one.');
  for (const name of ['columns', 'wide', 'embeddings', 'indicators', 'numbers', 'hidden'] as const)
    if (!Array.isArray(spec[name])) expected(`spec.${name} to be an array`, spec[name]);
  spec.columns.forEach(({ name, start, width }) => {
    checkInteger(`start of column ${name}`, start, 0);
    checkInteger(`width of column ${name}`, width, 1);
  });
  spec.wide.forEach((lookup, i) => checkLookup(spec, lookup, `spec.wide[${i}]`));
  spec.embeddings.forEach((lookup, i) => checkLookup(spec, lookup, `spec.embeddings[${i}]`));
  spec.indicators.forEach((column, i) => checkColumn(spec, { column }, `spec.indicators[${i}]`));
  spec.numbers.forEach((column, i) => checkColumn(spec, { column, borders: [] }, `spec.numbers[${i}]`));
  if (spec.embeddings.length + spec.indicators.length + spec.numbers.length === 0)
    expected('an input of the deep part', 'none', 'List columns under `embeddings`, `indicators` or `numbers`.');
  checkInteger('spec.dimension', spec.dimension, 4);
  if (spec.dimension % 4 !== 0) expected('spec.dimension to be a multiple of 4', spec.dimension);
  spec.hidden.forEach((units, i) => checkInteger(`spec.hidden[${i}]`, units, 1));
  checkNumber('spec.rates.wide', spec.rates?.wide, Number.MIN_VALUE, 1e6);
  checkNumber('spec.rates.deep', spec.rates?.deep, Number.MIN_VALUE, 1e6);
  if (spec.loss !== 'sum' && spec.loss !== 'mean') expected("spec.loss to be 'sum' or 'mean'", spec.loss);
  for (const name of ['batch', 'buffer', 'steps'] as const) checkInteger(`spec.${name}`, spec[name], 1);
  return spec;
}

function checkLookup(spec: WideAndDeep, { of, rows }: Lookup, name: string): void {
  if (!Array.isArray(of) || of.length === 0) expected(`columns in ${name}.of`, of);
  of.forEach((discrete, i) => checkColumn(spec, discrete, `${name}.of[${i}]`));
  const combinations = of.reduce((product, discrete) => product * kindsOf(spec, discrete), 1);
  if (rows?.length !== combinations) expected(`${combinations} rows in ${name}, one a combination`, rows?.length);
  for (const row of rows) checkInteger(`each of ${name}.rows`, row, 0);
}

/** A number has borders, if only none; categories have not. */
function checkColumn(spec: WideAndDeep, { column, borders }: Discrete, name: string): void {
  const found = columnOf(spec, column);
  if (!found) expected(`${name} to be one of ${spec.columns.map(({ name }) => name).join(', ')}`, column);
  if (borders ? found.width !== 1 || found.categories : found.width === 1 && !found.categories)
    expected(`${name} to be a column of ${borders ? 'numbers' : 'categories, or to have borders'}`, column);
  if (borders?.some((border, i) => !Number.isFinite(border) || border <= borders[i - 1]))
    expected(`ascending borders of ${name}`, borders.join(', '));
}
