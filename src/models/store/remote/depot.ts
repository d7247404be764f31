import type { StoredObject } from '../objects';

/** Whole objects elsewhere, by key: what differs from one remote to the other. A `Store` is one, too. */
export interface Depot {
  /** All objects whose keys begin so; '' lists all. */
  list(prefix: string, signal: AbortSignal): Promise<StoredObject[]> | StoredObject[];
  /** The whole content; undefined where there is no such object. @throws DamagedError where it is not what was put */
  get(key: string, signal: AbortSignal): Promise<Uint8Array | undefined> | Uint8Array | undefined;
  /** Puts an object there, whole or not at all. */
  put(key: string, content: Uint8Array, signal: AbortSignal): Promise<void> | void;
}

/** An object that is not what was put there; others may be whole. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}
