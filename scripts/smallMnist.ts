import { createDataset } from '../src/data/createDataset';
import type { Dataset } from '../src/data/dataset';
import { loadMnist, pixelColumns } from '../src/data/load/loadMnist';
import type { Architecture } from '../src/models/architecture';

const SIDE = 28;
const BLOCK = 4;

/** MNIST's images as means of blocks of 4 × 4 pixels: 7 × 7, on which hundreds of small networks are soon trained. */
export async function smallMnist(): Promise<Dataset> {
  const { features, labels, classes } = await loadMnist();
  const side = SIDE / BLOCK;
  const values = new Float32Array(labels.length * side * side);
  for (const [i, pixel] of features.values.entries()) {
    const [record, row, column] = [Math.floor(i / SIDE ** 2), Math.floor((i % SIDE ** 2) / SIDE), i % SIDE];
    const at = Math.floor(row / BLOCK) * side + Math.floor(column / BLOCK);
    values[record * side * side + at] += pixel / BLOCK ** 2;
  }
  return createDataset({
    name: 'small mnist',
    features: { values, width: side * side },
    labels,
    classes,
    columns: pixelColumns(side),
    image: [side, side, 1],
    notes: [],
  });
}

/** A network for them with a layer of each kind that MNIST's has. */
export const smallNetwork: Architecture = {
  layers: [
    { type: 'conv2d', filters: 6, kernel: 3, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'dense', units: 24, activation: 'relu' },
    { type: 'dropout', rate: 0.5 },
  ],
  optimiser: 'adam',
  rate: 3e-3,
  batch: 50,
  steps: 60,
};
