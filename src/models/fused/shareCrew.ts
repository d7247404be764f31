import { Crew } from './crew';

const idleAfter = 10_000; // milliseconds

let crew: Crew | undefined;
let turn: Promise<unknown> = Promise.resolve();
let closing: NodeJS.Timeout | undefined;

/**
 * Lends the process's one crew, one call after another. It starts when first needed, and ends after 10 s without work,
 * or when a call fails, as one of its threads may be dead.
 */
export function shareCrew<T>(use: (crew: Crew) => Promise<T>): Promise<T> {
  const result = turn.then(async () => {
    clearTimeout(closing);
    try {
      return await use(crew ??= new Crew());
    } catch (error) {
      close();
      throw error;
    } finally {
      closing = setTimeout(close, idleAfter).unref();
    }
  });
  turn = result.catch(() => {});
  return result;
}

function close(): void {
  crew?.close();
  crew = undefined;
}
