const idleAfter = 10_000; // milliseconds

/**
 * Lends the process's one helper of a kind (a crew of threads, a pool of processes), one call after another. It starts when
 * first needed, and ends after 10 s without work, or when a call fails, as a part of it may be dead or busy.
 */
export function sharing<Helper extends { close(): void }>(start: () => Helper) {
  let helper: Helper | undefined;
  let closing: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const close = () => {
    helper?.close();
    helper = undefined;
  };
  return <T>(use: (helper: Helper) => Promise<T>): Promise<T> => {
    const result = turn.then(async () => {
      clearTimeout(closing);
      try {
        return await use((helper ??= start()));
      } catch (error) {
        close();
        throw error;
      } finally {
        closing = setTimeout(close, idleAfter).unref();
      }
    });
    turn = result.catch(() => {});
    return result;
  };
}
