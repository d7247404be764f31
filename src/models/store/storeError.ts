/** A store that cannot be used at all: nothing was trained yet, so it is said at once. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
