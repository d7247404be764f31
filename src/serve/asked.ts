import { createHash } from 'node:crypto';
import { expected } from '../core/check';
import { checkNumbers } from '../core/checkList';
import { type Matrix, row, rows } from '../core/matrix';
import type { Asked } from '../models/served/budget';

/** What one model was asked: all that was computed, whether or not the client waited for the answer. */
export interface ModelAsked extends Readonly<Pick<Asked, 'records' | 'requests'>> {
  /**
   * Whether this record was among what the model was asked.
   * @param features encoded, as the model sees it
   * @throws RangeError unless the service remembers
   */
  has(features: ArrayLike<number>): boolean;
}

/** Counts what a model is asked, and remembers it as hashes if it should. */
export class AskedCounter implements ModelAsked {
  records = 0;
  requests = 0;
  private readonly hashes?: Set<string>;

  constructor(remember: boolean) {
    if (remember) this.hashes = new Set();
  }

  add(inputs: Matrix): void {
    this.requests++;
    this.records += rows(inputs);
    if (this.hashes) for (let i = 0; i < rows(inputs); i++) this.hashes.add(hashOf(row(inputs, i)));
  }

  has(features: ArrayLike<number>): boolean {
    return (
      this.hashes ?? expected('a service that remembers', 'one that counts', 'Serve with { remember: true }.')
    ).has(hashOf(checkNumbers('features', features)));
  }
}

/** Adding 0 turns -0 into 0: equal numbers are the same question. */
const hashOf = (features: ArrayLike<number>) =>
  createHash('sha256')
    .update(Float32Array.from(features, value => value + 0))
    .digest('base64');
