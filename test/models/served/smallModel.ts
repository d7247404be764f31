import { randomFor } from '../../../src/core/random';
import { createDataset } from '../../../src/data/createDataset';
import type { Dataset } from '../../../src/data/dataset';
import { Records } from '../../../src/data/records';
import type { Answers } from '../../../src/models/answers';
import { softmax } from '../../../src/models/softmax';

export const CLASSES = ['low', 'middle', 'high'];
const CITIES = ['Oslo', 'Rome'];

/** Made-up people of three classes: an age, scaled, and a city, one-hot. */
export function people(records = 40): Dataset {
  const random = randomFor(5, 'served', 'people');
  const values = new Float32Array(3 * records);
  const labels = new Int32Array(records);
  for (let i = 0; i < records; i++) {
    values[3 * i] = ((97 * i) % 401) / 400; // tenths of a year; no two are alike among 401
    values[3 * i + 1 + random.integer(2)] = 1;
    labels[i] = random.integer(3);
  }
  const columns = [
    { name: 'age', start: 0, width: 1, low: 20, high: 60 },
    { name: 'city', start: 1, width: 2, categories: CITIES },
  ];
  return createDataset({
    name: 'people',
    features: { values, width: 3 },
    labels,
    classes: CLASSES,
    columns,
    notes: [],
  });
}

/** The logits of model `m`, which are what the test server computes. */
export const logitsOf = (m: number, [age, oslo, rome]: ArrayLike<number> & Iterable<number>): number[] => [
  1.5 - 3 * age + 0.25 * m,
  0.5 * oslo - 0.25 * rome,
  2 * age - 1 - 0.125 * m * rome,
];

/** The same from raw cells. */
export const encodeCells = ({ age, city }: Record<string, unknown>): number[] => [
  (Number(age) - 20) / 40,
  Number(city === 'Oslo'),
  Number(city === 'Rome'),
];

export function probabilitiesOf(m: number, features: number[]): number[] {
  const found = new Float64Array(3);
  softmax(logitsOf(m, features), 0, 3, found);
  return Array.from(found);
}

/** What so many models say about records. */
export function expectedOf(models: number, records: Records): Answers {
  const { values, width } = records.features();
  const all = Array.from({ length: models }, (_, m) =>
    Array.from({ length: records.length }, (_, r) =>
      probabilitiesOf(m, Array.from(values.subarray(r * width, (r + 1) * width))),
    ),
  );
  const flat = Float64Array.from(all.flat(2));
  return { kind: 'probabilities', values: flat, models, records: records.length, classes: 3 };
}

export const someOf = (dataset: Dataset, from: number, to: number): Records =>
  new Records(
    dataset,
    Array.from({ length: to - from }, (_, i) => from + i),
  );
