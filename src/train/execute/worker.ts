import type { ModelSpec } from '../../models/architecture';
// What a pool and its workers, threads or processes, say to each other.
import type { Trained, TrainingTask } from '../trainer';

/** A set-up comes once before the orders of a task; an order is a model to train, and its place among the jobs. */
export type Request<Setup = unknown, Order = unknown> = { setup: Setup } | { at: number; order: Order };

/** So many steps more are done; a model is trained, with so many steps more; or it cannot be. */
export type Report = { steps: number } | { steps: number; at: number; trained: Trained } | { error: string };

/** A thread or a process that trains one model after another, in the order in which it is told to. */
export interface PoolWorker {
  post(request: Request): void;
  /** Sets who hears what it reports, and why it ended; it keeps this process alive as long as somebody does. */
  listen(ear?: { report(report: Report): void; ended(cause: unknown): void }): void;
  /** Whether it can still work. */
  alive(): boolean;
  kill(): void;
}

/** A task, made ready for workers. */
export interface Assignment {
  /** For each worker. */
  setups: unknown[];
  /** One for each job. */
  orders: unknown[];
}

/** A kind of worker, with what all of them share. */
export interface Workforce {
  start(): PoolWorker;
  /** @throws RangeError for a task that it cannot do */
  assign(task: TrainingTask<ModelSpec>, workers: number): Assignment;
}
