import { describe } from '../data/createDataset';
import type { Column, Dataset } from '../data/dataset';
import type { Decision } from '../data/decision';

/** What a data set shows: its one line, and what became of each column; nothing of pixels. */
export function datasetTable(dataset: Dataset): { title: string; names: string[]; rows: unknown[][] } {
  const { decisions, columns, image } = dataset;
  const title = describe(dataset);
  if (decisions) return { title, names: ['column', ...ofDecision], rows: decisions.map(decisionRow) };
  if (image) return { title, names: [], rows: [] };
  return { title, names: ['column', 'type', 'features'], rows: columns.map(columnRow) };
}

const ofDecision = ['type', 'distinct', 'missing', 'decided', 'why'] as const;

const decisionRow = (decision: Decision) => [decision.name, ...ofDecision.map(field => decision[field])];

const columnRow = ({ name, width, categories }: Column) => [name, categories ? 'categories' : 'number', width];

/** Whether a value is a data set, as far as its fields tell. */
export function isDataset(value: object): value is Dataset {
  const { features, labels, classes, columns, notes } = value as Partial<Dataset>;
  return (
    features?.values instanceof Float32Array &&
    labels instanceof Int32Array &&
    [classes, columns, notes].every(Array.isArray)
  );
}
