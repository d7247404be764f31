import { createHash } from 'node:crypto';
import { oncePer } from '../core/oncePer';
import type { Dataset } from './dataset';
import type { Records } from './records';

/**
 * The sha256 (hex) of what a model can learn from: features, labels and class names. Two datasets with the same hash
 * give the same models. Computed once for each dataset object.
 */
export const dataHash: (dataset: Dataset) => string = oncePer(({ features, labels, classes }) =>
  createHash('sha256')
    .update(JSON.stringify([features.width, labels.length, classes]))
    .update(features.values)
    .update(labels)
    .digest('hex'),
);

/** The sha256 (hex) of which records of a dataset these are, in their order. */
export const recordsHash = ({ indices }: Records): string =>
  createHash('sha256')
    .update(new Uint8Array(indices.buffer, indices.byteOffset, indices.byteLength))
    .digest('hex');
