import pRetry from 'p-retry';

/** Does something that is asked of a remote, and does it again after a failure. */
export type Again = <T>(work: () => Promise<T> | T, signal: AbortSignal) => Promise<T>;

const longestPause = 20_000; // milliseconds

/** Tries so often again, after a pause of so many seconds at first. */
export const again =
  (retries: number, pause: number): Again =>
  (work, signal) =>
    pRetry(async () => work(), {
      retries,
      minTimeout: 1000 * pause,
      maxTimeout: longestPause,
      randomize: true, // so that many machines do not come back all at once
      signal,
    });
