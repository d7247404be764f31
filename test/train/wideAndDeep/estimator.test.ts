import assert from 'node:assert/strict';
import type { Dataset } from '../../../src/data/dataset';
import { Records } from '../../../src/data/records';
import { type CensusVersion, censusSample } from '../../../src/train/wideAndDeep/censusSample';
import type { WideAndDeep } from '../../../src/train/wideAndDeep/wideAndDeep';
import { wideAndDeepLogits } from '../../../src/train/wideAndDeep/wideAndDeepLogits';
import { wideAndDeepShapes } from '../../../src/train/wideAndDeep/wideAndDeepShapes';
import { readFixture } from '../../readFixture';
import { adultOrSkip } from './adult';
import { train } from './train';

/** What the estimator was before its first steps, and its logits on the first records before and after them. */
interface Case {
  hidden: number[];
  steps: number;
  /** By column and category. */
  embeddings: Record<string, Record<string, number[]>>;
  /** Rows of the first kernel, by what they are for. */
  first: Record<string, number[]>;
  kernels: number[][];
  biases: number[][];
  before: number[];
  after: number[];
}

const theirNames: Record<string, string> = { sex: 'gender' };
const theirName = (column: string) => theirNames[column] ?? column.replaceAll('-', '_');

/** The estimator's weights in the order of ours. */
function weightsOf(spec: WideAndDeep, { embeddings, first, kernels, biases }: Case): Float32Array[] {
  const tables = spec.embeddings.map(({ of: [{ column }], rows }) => {
    const { categories } = spec.columns.find(one => one.name === column)!;
    const table = new Float32Array(8 * (1 + Math.max(...rows)));
    rows.forEach((row, i) => table.set(embeddings[theirName(column)][categories![i]], 8 * row));
    return table;
  });
  const inputs = [
    ...spec.embeddings.flatMap(({ of: [{ column }] }) =>
      Array.from({ length: 8 }, (_, i) => `${theirName(column)} ${i}`),
    ),
    ...spec.indicators.flatMap(name =>
      spec.columns.find(one => one.name === name)!.categories!.map(category => `${theirName(name)}=${category}`),
    ),
    ...spec.numbers.map(theirName),
  ];
  assert.deepEqual([...inputs].sort(), Object.keys(first).sort());
  const [wide, bias] = wideAndDeepShapes(spec).map(([size]) => new Float32Array(size));
  const layers = [inputs.flatMap(name => first[name]), ...kernels];
  return [
    wide,
    bias,
    ...tables,
    ...layers.flatMap((kernel, i) => [Float32Array.from(kernel), Float32Array.from(biases[i])]),
  ];
}

describe("the census sample and TensorFlow's estimator", () => {
  let adult: Dataset;
  before(async function () {
    adult = await adultOrSkip(this);
  });

  for (const version of ['january2018', 'june2017'] as CensusVersion[])
    it(`answer alike, before and after the first steps from the same weights (${version})`, async () => {
      const found = readFixture<Record<CensusVersion, Case>>('train/wideAndDeep', 'censusSteps')[version];
      const { hidden, steps, before, after } = found;
      const spec = { ...censusSample(adult, version), hidden, steps, buffer: 1 }; // which leaves records in their order
      const sample = Int32Array.from({ length: steps * spec.batch }, (_, i) => i);
      const records = new Records(adult, sample);
      const data = { features: records.features().values, labels: records.labels(), classes: 2, shape: [108] };
      const initial = weightsOf(spec, found);
      const [weights] = await train(spec, data, [{ sample, initial, seedPath: [1] }]);
      const asked = new Records(adult, sample.subarray(0, before.length)).features();
      const logits = wideAndDeepLogits(spec, [initial, weights], asked);
      [...before, ...after].forEach((logit, i) => {
        assert.equal(logits[2 * i], 0);
        assert.ok(
          Math.abs(logits[2 * i + 1] - logit) < 1e-4 * (1 + Math.abs(logit)),
          `${i}: ${logits[2 * i + 1]}, ${logit}`,
        );
      });
      assert.ok(after.some((logit, i) => Math.abs(logit - before[i]) > 0.3));
    });
});
