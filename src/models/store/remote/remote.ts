import type { WorkOptions } from '../../../core/progress';
import type { Store } from '../objects';

/**
 * A place elsewhere that several machines share, such as a folder on NFS or a bucket. Models are trained from and into
 * a `Store`, which is on this machine; whole objects come from a remote before that, and go to it afterwards.
 * `folderRemote` and `s3Remote` are two; `gmia.contract.remote` says whether one of a user's own does what it must.
 *
 * A key says what an object is: series and number for a model, checksums for the rest. So an object that is there stays
 * as it is, on either side, and only what is missing travels. Of two machines that bring the same model, either one's
 * whole object stays. Warnings of both stay. Nothing is ever removed, and the log of a store stays with it.
 */
export interface Remote {
  /** What to call it, for readers: "s3://bucket/prefix". */
  readonly name: string;
  /**
   * Brings what the store does not have. What comes is checked first; an object that is damaged is left out.
   * @param prefix of keys: "group/", or '' for all
   * @throws RemoteError when it refuses, does not answer or has damaged objects; all others are in the store then
   */
  pull(prefix: string, into: Store, options?: TransferOptions): Promise<Transferred>;
  /**
   * Takes what is missing there, checked first.
   * @param prefix of keys: "group/", or '' for all
   * @throws RemoteError when it refuses or does not answer, or objects of the store are damaged; all others are there
   *   then
   */
  push(prefix: string, from: Store, options?: TransferOptions): Promise<Transferred>;
}

export interface TransferOptions extends WorkOptions {
  /** Objects under way at once, each of which is held in memory. Default 8. */
  concurrency?: number;
  /** How often a request is sent again after a failure that may pass. Default 8. */
  retries?: number;
  /** Seconds before the first retry; each further one waits twice as long, 20 seconds at most. Default 0.2. */
  pause?: number;
}

/** What a transfer found. */
export interface Transferred {
  /** Copied, and so many bytes of them. */
  objects: number;
  bytes: number;
  /** Were there already. */
  there: number;
  /** Keys of objects that are there with other content, or do not go with what is there: left out. */
  differing: string[];
}
