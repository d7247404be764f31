/**
 * Loads native TensorFlow.
 * @throws Error that says what to do where its library is not there, not for this user, or has no room
 */
export function loadNative<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw new Error(
      `Native TensorFlow cannot be loaded: ${(error as Error).message.trim()}\n${remedy(error as Error)}`,
      { cause: error },
    );
  }
}

const remedy = ({ message }: Error): string =>
  /cannot allocate|failed to map/i.test(message)
    ? 'It takes 2 GB of addresses, which `ulimit -v` may limit.'
    : 'Run `node scripts/install-tensorflow.js` in the folder of gmia, as a user who may write there; what it builds ' +
      'is kept in GMIA_CACHE. More in environment.md.';
