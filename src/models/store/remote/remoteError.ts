/** A remote that refuses, does not answer or has damaged objects. What was copied before stays. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
}
