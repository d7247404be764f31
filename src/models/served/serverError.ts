/** A server could not be asked, or its answer could not be used. Its text holds no keys. */
export class ServerError extends Error {
  override name = 'ServerError';

  constructor(
    message: string,
    /** The HTTP status, where there was an answer. */
    readonly status?: number,
  ) {
    super(message);
  }
}
