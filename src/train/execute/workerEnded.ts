/** Why a worker ended that was not told to, or was given up: unlike an error in its work, it may not come again. */
export class WorkerEnded {
  constructor(readonly cause: unknown) {}
}
