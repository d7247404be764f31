import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ContractError } from '../../src/contract/contract';
import { InterruptedError } from '../../src/core/interruptedError';
import { DataFileError } from '../../src/data/load/dataFileError';
import { MissingDataError } from '../../src/data/load/locateFile';
import { Picture } from '../../src/display/pictures/picture';
import { ServerError } from '../../src/models/served/serverError';
import { RemoteError } from '../../src/models/store/remote/remoteError';

const documented = [DataFileError, MissingDataError, ServerError, RemoteError, InterruptedError, ContractError];

/** Whether an error is one of ours, which says what was expected. */
export const isClear = (error: unknown): boolean =>
  documented.some(kind => error instanceof kind) ||
  (error instanceof RangeError &&
    error.message.startsWith('Expected ') &&
    !/\bundefined undefined\b/.test(error.message));

const deepest = 4;

/** All objects among arguments, also within them. */
export function objectsIn(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  if (!ArrayBuffer.isView(value)) for (const one of Object.values(value)) objectsIn(one, found);
  return found;
}

/**
 * Throws where a result holds NaN. Frames are left out, as their missing values are NaN.
 * @param seen what need not be looked at: it was handed in
 */
export function checkNumbers(result: unknown, seen: Set<unknown>, place = 'result', depth = 0): void {
  if (typeof result === 'number') assert.ok(!Number.isNaN(result), `${place} is NaN`);
  if (typeof result !== 'object' || result === null || seen.has(result) || depth > deepest) return;
  seen.add(result);
  if (result instanceof Float32Array || result instanceof Float64Array) {
    const bad = result.findIndex(Number.isNaN);
    assert.ok(bad < 0, `${place}[${bad}] is NaN`);
    return;
  }
  if (ArrayBuffer.isView(result) || 'print' in result || result instanceof Error) return;
  for (const key of Object.keys(result))
    checkNumbers((result as Record<string, unknown>)[key], seen, `${place}.${key}`, depth + 1);
}

/** Looks at a result as a user does: it can be printed, and its tables made. */
export function lookAt(result: unknown): void {
  inspect(result, { depth: 2 });
  if (typeof result !== 'object' || result === null || result instanceof Picture) return;
  const shown = result as { table?: unknown; toFrame?: unknown };
  if (typeof shown.toFrame === 'function' && shown.toFrame.length === 0) shown.toFrame();
  if (typeof shown.table === 'function' && shown.table.length === 0) shown.table();
}
