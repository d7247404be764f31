/** Thrown in long work that was stopped; everything finished until then is kept. */
export class InterruptedError extends Error {
  override name = 'InterruptedError';
}
