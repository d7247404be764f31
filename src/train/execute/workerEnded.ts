/** A worker ended that was not told to, or was given up: unlike an error in its work, that may not come again. */
export class WorkerEnded extends Error {
  /** @param cause why */
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
