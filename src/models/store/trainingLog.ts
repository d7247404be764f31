import { z } from 'zod';
import { checkInteger } from '../../core/check';
import { version } from '../../core/version';
import { defaultStore } from './inventory';
import { checkStore, type Store } from './objects';

const entry = z.object({
  /** When training ended, ISO 8601. */
  time: z.string(),
  series: z.string(),
  data: z.string(),
  kind: z.string().nullable(),
  trainer: z.string().nullable(),
  trainerVersion: z.number().nullable(),
  /** So many were trained; those that the store had do not count. */
  models: z.number(),
  seconds: z.number(),
  gmia: z.string(),
  node: z.string(),
});

/** What was trained into a store, by one call: a line of its log. */
export type TrainingEntry = z.infer<typeof entry>;

const most = 10_000;

/** Adds to the log of a store, if it has one. */
export function logTraining(store: Store, trained: Omit<TrainingEntry, 'time' | 'gmia' | 'node'>): void {
  const whole = { time: new Date().toISOString(), ...trained, gmia: version, node: process.version };
  store.log?.append(JSON.stringify(whole satisfies TrainingEntry));
}

/**
 * What was trained into a store, when, and by which version: a row for each training, the last first. In the store on
 * disk it is the file log.jsonl, which only grows: by some 250 bytes for each training.
 * @param last so many rows at most, up to 10,000. Default 20.
 * @param store Default: the one on disk.
 * @returns no rows for a store that keeps no log
 * @throws RangeError for a number of rows that is none
 * @example
 * const store = gmia.store.memoryStore();
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * await trainReferences(split, network, { models: 4, store });
 * const [{ data, kind, models }] = gmia.store.log(1, store);
 * [data, kind, models]; // => ['toy', 'reference', 4]
 */
export function log(last = 20, store: Store = defaultStore()): TrainingEntry[] {
  checkInteger('last', last, 1);
  return (checkStore(store).log?.last(Math.min(last, most)) ?? []).flatMap(read).reverse();
}

/** A line that a full disk cut off is left out. */
function read(line: string): TrainingEntry[] {
  try {
    return [entry.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
