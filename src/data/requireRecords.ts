import { expected } from '../core/check';
import { Records } from './records';

/**
 * Checks that an argument is some records.
 * @param name of the argument, for messages
 * @throws RangeError otherwise; it says where to find them in what came instead
 */
export function requireRecords(records: Records, name = 'records'): Records {
  return records instanceof Records ? records : expected(`${name} to be Records`, records, adviceFor(records));
}

function adviceFor(given: unknown): string {
  const { records, pool } = (given ?? {}) as { records?: unknown; pool?: unknown };
  if (records instanceof Records) return 'Take its `records`.';
  if (pool instanceof Records) return 'Take its `pool`.';
  return 'Such as split.pool, or new Records(dataset, indices).';
}
