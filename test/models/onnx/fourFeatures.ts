import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataset } from '../../../src/data/createDataset';
import type { Dataset } from '../../../src/data/dataset';

export const fixture = (name: string) => join(__dirname, 'fixtures', name);

/** What the models of the fixtures answer to five records, by their names, as computed outside of ONNX. */
export const answers: Record<string, number[][]> = JSON.parse(readFileSync(fixture('answers.json'), 'utf8'));

/** Those five records. */
export const fourFeatures = (classes: number): Dataset =>
  createDataset({
    name: 'four features',
    features: { values: Float32Array.from(answers.inputs.flat()), width: 4 },
    labels: Int32Array.from(answers.inputs, (_, i) => i % classes),
    classes: ['a', 'b', 'c'].slice(0, classes),
    columns: [0, 1, 2, 3].map(start => ({ name: `${start}`, start, width: 1 })),
    notes: [],
  });
