import assert from 'node:assert/strict';
import { encodeCells } from '../../src/data/encodeCells';
import { fieldsOf } from '../../src/data/fieldsOf';
import type { Records } from '../../src/data/records';

/** Checks that records as their source had them are encoded to the same features, to the last bit. */
export function assertSameCells(records: Records): void {
  const { values, width } = encodeCells(records.dataset, fieldsOf(records));
  assert.equal(width, records.dataset.features.width);
  assert.ok(Buffer.from(values.buffer).equals(Buffer.from(records.features().values.buffer)), records.dataset.name);
}
