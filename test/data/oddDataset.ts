import { createDataset } from '../../src/data/createDataset';
import type { Dataset } from '../../src/data/dataset';

/** Names that tables have for themselves, that frames and objects have, and numbers. */
export const oddNames = ['class', 'record', 'AUC', '10', '9', '__proto__', 'index', 'constructor', 'place', ''];

/**
 * Four records, whose classes and columns have odd names: column c of record r has 10 r + c. The last column has
 * categories.
 */
export const oddDataset = (changes: Partial<Dataset> = {}): Dataset => {
  const categories = ['?', 'toString'];
  const width = oddNames.length + 1;
  return createDataset({
    name: 'odd',
    features: {
      values: Float32Array.from({ length: 4 * width }, (_, i) => {
        const [r, c] = [Math.floor(i / width), i % width];
        return c < width - 2 ? 10 * r + c : Number((r % 2 === 1) === (c === width - 1));
      }),
      width,
    },
    labels: Int32Array.of(0, 1, 0, 1),
    classes: ['__proto__', 'constructor'],
    columns: oddNames.map((name, start) =>
      start === oddNames.length - 1 ? { name, start, width: 2, categories } : { name, start, width: 1 },
    ),
    notes: [],
    ...changes,
  });
};

/** What a data set knows of its source. */
export const known: Pick<Dataset, 'ids' | 'place' | 'missing'> = {
  ids: ['a', 'b', 'c', 'd'],
  place: record => `line ${record + 2}`,
  missing: (record, column) => (record === 3 && column === 2) || (record === 0 && column === oddNames.length - 1),
};
