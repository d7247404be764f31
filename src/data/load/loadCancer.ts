import { join } from 'node:path';
import { isInstalled } from '../../core/projectFolder';
import type { Dataset } from '../dataset';
import { encode } from '../encode/encode';
import { parseTable } from './parseTable';
import { dataFolder, readVerified } from './readVerified';

const KNOWN = { bytes: 19_889, sha256: '402c585309c399237740f635ef9919dc512cca12cbeb20de5e563a4593f22b64' };

const NUMBERS = [
  'clump thickness',
  'uniformity of cell size',
  'uniformity of cell shape',
  'marginal adhesion',
  'single epithelial cell size',
  'bare nuclei',
  'bland chromatin',
  'normal nucleoli',
  'mitoses',
];

const CLASSES: Record<string, string> = { 2: 'benign', 4: 'malignant' };

/**
 * Breast Cancer Wisconsin (Original), UCI, CC BY 4.0, https://doi.org/10.24432/C5HP4Z: 699 records, nine integers from
 * 1 to 10, benign or malignant (paper section 5.2). The ID is left out; the 16 missing values become the median, so
 * that all records stay.
 *
 * @param raw keeps 1 to 10; by default all are divided by 10, for with raw numbers and the paper's δ almost no record
 * has neighbours
 * @throws DataFileError where the project's copy of the file is missing or changed
 * @example
 * const cancer = await loadCancer();
 * cancer.labels.length; // => 699
 * cancer.classes; // => ['benign', 'malignant']
 */
export async function loadCancer({ raw = false }: { raw?: boolean } = {}): Promise<Dataset> {
  const path = join(dataFolder, 'breast-cancer-wisconsin.data');
  const restore = isInstalled()
    ? 'Install gmia anew.'
    : 'Restore it: git checkout -- data/breast-cancer-wisconsin.data';
  const file = await readVerified(path, KNOWN, restore);
  const header = ['id', ...NUMBERS, 'class'];
  const table = parseTable(file.toString('utf8'), 'breast-cancer-wisconsin.data', { header });
  const distinct = new Set(
    Array.from({ length: table.records }, (_, i) =>
      table.columns
        .slice(1, -1)
        .map(({ text }) => text(i))
        .join(),
    ),
  ).size;
  const codes = table.columns.at(-1)!;
  const columns = [...table.columns.slice(0, -1), { ...codes, text: (i: number) => CLASSES[codes.text(i)!] }];
  const dataset = encode(
    { ...table, columns },
    {
      name: 'cancer',
      label: 'class',
      numeric: NUMBERS,
      drop: ['id'],
      scale: raw ? 'none' : [0, 10],
    },
  );
  delete dataset.place; // of a data set that everybody has, records are known by their index
  dataset.notes.push(`Before missing values were set, ${distinct} feature vectors were distinct.`);
  return dataset;
}
