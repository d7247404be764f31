import os from 'node:os';
import { type Execution, NotebookProcess } from './notebookProcess';

/** Hears how the execution goes, of which notebook by its place in the list. */
export interface Listener {
  start(place: number): void;
  /** What a long training is going to do. */
  plan(place: number, line: string): void;
  /** How far a long training is. */
  progress(place: number, line: string): void;
  /** A notebook held claims of this exhibit against the run. Default: nobody hears it. */
  claims?(place: number, exhibit: string): void;
  end(place: number, execution: Execution): void;
}

export interface ExecuteOptions {
  /** Takes the outputs that the notebooks were saved with, and executes nothing. Default: false. */
  asIs?: boolean;
  /** How many notebooks are executed at once, each in a kernel of its own. Default: 1. */
  kernels?: number;
}

const memoryEach = 8e9; // bytes: a kernel, and the processes that train for it
const mostKernels = 4;

/** How many notebooks this machine executes at once, where they may run side by side: most compute in one thread. */
export const kernelsHere = (): number =>
  Math.max(1, Math.min(mostKernels, os.availableParallelism(), Math.floor(os.totalmem() / memoryEach)));

const running = new Set<NotebookProcess>();
let stopped = false;

/** Ends the notebooks that are being executed, their kernels included, and keeps others from starting. */
function stopExecution(): void {
  stopped = true;
  for (const one of running) one.stop();
}

export const isStopped = (): boolean => stopped;

/** @throws Error where the execution was stopped, which says what is kept */
export function throwIfStopped(): void {
  if (stopped) throw new Error('Stopped. Trained models are kept: the next run goes on from there.');
}

/** Does work that SIGINT and SIGTERM stop: it then ends with an error, and the exit code is 130. */
export async function stoppable(work: () => Promise<number>): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopExecution);
  try {
    return await work();
  } catch (error) {
    if (!stopped) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 130;
  }
}

/**
 * Executes notebooks, in one kernel after another or in several at once, none of which sees anything of another, and
 * writes the parts of a page of each. They begin in their order. A notebook that fails does not keep the others from
 * running.
 * @param notebooks `file` is the path of the notebook, `parts` that of its `Parts`
 * @param variables of the environment in which the notebooks run
 * @throws Error when they cannot be executed; not when they are stopped
 */
export async function execute(
  python: string,
  notebooks: readonly { file: string; parts: string }[],
  variables: Record<string, string>,
  listener: Listener,
  { asIs = false, kernels = 1 }: ExecuteOptions = {},
): Promise<void> {
  let next = 0;
  let failure: unknown;
  const work = async (): Promise<void> => {
    const one = new NotebookProcess(python, variables, asIs);
    running.add(one);
    try {
      while (next < notebooks.length && !stopped && failure === undefined) {
        const place = next++;
        listener.start(place);
        const execution = await one.execute(notebooks[place], {
          plan: line => listener.plan(place, line),
          progress: line => listener.progress(place, line),
          claims: exhibit => listener.claims?.(place, exhibit),
        });
        listener.end(place, execution);
      }
      await one.end();
    } catch (error) {
      failure ??= error;
      for (const other of running) other.stop();
    } finally {
      running.delete(one);
    }
  };
  if (stopped) return;
  await Promise.all(Array.from({ length: Math.max(1, Math.min(kernels, notebooks.length)) }, work));
  if (failure !== undefined && !stopped) throw failure;
}
