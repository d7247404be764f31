import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { planPrefix, progressPrefix } from '../../display/progressDisplay';
import { jupyterEnvironment } from '../jupyter/environment';
import { root } from '../root';

const program = join(root, 'jupyter', 'execute_notebooks.py');
const notebookPrefix = 'gmia notebook: '; // execute_notebooks.py writes it
const mostLines = 15;

export interface Execution {
  /** What went wrong; undefined where nothing did. */
  error?: string;
  /** Of an error that a cell threw: which cell of the notebook, from 1. */
  cell?: number;
  /** The same error without code and trace. */
  summary?: string;
  seconds: number;
}

/** How `execute_notebooks.py` tells an error. */
interface Told {
  message: string;
  cell?: number;
  summary?: string;
}

/** Hears how the execution goes. */
export interface Listener {
  /** The notebook at this place in the list begins: what is heard until its end is about it. */
  start(place: number): void;
  /** What a long training is going to do. */
  plan(line: string): void;
  /** How far a long training is. */
  progress(line: string): void;
  end(place: number, execution: Execution): void;
}

let running: ChildProcess | undefined;
let stopped = false;

/** Ends the notebook that is being executed, its kernel included, and keeps others from starting. */
function stopExecution(): void {
  stopped = true;
  const child = running;
  child?.stdin?.end(); // the program then ends, and its kernel
  setTimeout(() => child?.kill('SIGKILL'), 5000).unref(); // without it, the kernel ends by itself
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
 * Executes notebooks one after another in one kernel, in which none sees anything of another, and writes the parts of a
 * page of each. A notebook that fails does not keep the others from running.
 * @param notebooks `file` is the path of the notebook, `parts` that of its `Parts`
 * @param variables of the environment in which the notebooks run
 * @param asIs takes the outputs that the notebooks were saved with, and executes nothing
 * @throws Error when they cannot be executed; not when they are stopped
 */
export async function execute(
  python: string,
  notebooks: readonly { file: string; parts: string }[],
  variables: Record<string, string>,
  listener: Listener,
  asIs = false,
): Promise<void> {
  if (stopped) return;
  const files = notebooks.flatMap(({ file, parts }) => [file, parts]);
  const child = spawn(python, [program, ...(asIs ? ['--as-is'] : []), ...files], {
    env: jupyterEnvironment({ ...process.env, ...variables }),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  running = child;
  child.stdin.on('error', () => {}); // it may have ended by itself
  let said: string[] = [];
  createInterface({ input: child.stderr }).on('line', line => {
    if (line.startsWith(progressPrefix)) listener.progress(line.slice(progressPrefix.length));
    else if (line.startsWith(planPrefix)) listener.plan(line.slice(planPrefix.length));
    else if (line.startsWith(notebookPrefix)) {
      const { notebook, seconds, error } = JSON.parse(line.slice(notebookPrefix.length));
      if (seconds === undefined) listener.start(notebook);
      else listener.end(notebook, { seconds, ...(error && failure(error, said)) });
      said = [];
    } else said.push(stripVTControlCharacters(line));
  });
  const ended = await new Promise<string>(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  running = undefined;
  if (ended !== 'code 0' && !stopped)
    throw new Error(`The notebooks cannot be executed: ${python} ended with ${ended}.\n${lastOf(said)}`);
}

/** What went wrong in a notebook; where that was no cell, with the last lines of what was said about it. */
function failure({ message, cell, summary = message }: Told, said: string[]): Omit<Execution, 'seconds'> {
  const text = stripVTControlCharacters(message);
  const error = cell === undefined ? `${lastOf(said)}\n${text}` : text;
  return {
    error: error.replace(/\n{3,}/g, '\n\n').trim(),
    ...(cell !== undefined && { cell }),
    summary: stripVTControlCharacters(summary),
  };
}

const lastOf = (said: string[]) => said.slice(-mostLines).join('\n');
