import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { claimsPrefix, planPrefix, progressPrefix } from '../../display/runLines';
import { jupyterEnvironment } from '../jupyter/environment';
import { root } from '../root';

const program = join(root, 'jupyter', 'execute_notebooks.py');
const endPrefix = 'gmia notebook: '; // execute_notebooks.py writes it
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

/** Hears what a notebook tells while it is executed. */
export interface Hears {
  /** What a long training is going to do. */
  plan(line: string): void;
  /** How far a long training is. */
  progress(line: string): void;
  /** It held claims of this exhibit against the run. */
  claims(exhibit: string): void;
}

/** How `execute_notebooks.py` tells the end of a notebook. */
interface Told {
  seconds: number;
  error?: { message: string; cell?: number; summary?: string };
}

/** A notebook that is being executed. */
interface Current {
  hears: Hears;
  resolve(execution: Execution): void;
}

/** `execute_notebooks.py`: executes one notebook after another, in one kernel where that can be made clean. */
export class NotebookProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<string>;
  #said: string[] = [];
  #current?: Current;

  /** @param variables of the environment in which the notebooks run */
  constructor(
    private readonly python: string,
    variables: Record<string, string>,
    asIs: boolean,
  ) {
    this.#child = spawn(python, [program, ...(asIs ? ['--as-is'] : [])], {
      env: jupyterEnvironment({ ...process.env, ...variables }),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    this.#child.stdin!.on('error', () => {}); // it may have ended by itself
    createInterface({ input: this.#child.stderr! }).on('line', line => this.#hear(line));
    this.#ended = new Promise(resolve => {
      this.#child.on('error', error => resolve(error.message));
      this.#child.on('close', (code, signal) => resolve(signal ?? `code ${code}`));
    });
  }

  /**
   * Executes a notebook, and writes the parts of its page. One that fails is told of in what it returns.
   * @throws Error where the process ended
   */
  execute(notebook: { file: string; parts: string }, hears: Hears): Promise<Execution> {
    return new Promise((resolve, reject) => {
      this.#said = [];
      this.#current = { hears, resolve };
      this.#order([notebook.file, notebook.parts]);
      void this.#ended.then(how => reject(this.#failure(how)));
    });
  }

  /** Ends it when it has nothing more to do. @throws Error where it failed before */
  async end(): Promise<void> {
    this.#order(null);
    const how = await this.#ended;
    if (how !== 'code 0') throw this.#failure(how);
  }

  /** Ends it at once, its kernel included. */
  stop(): void {
    this.#child.stdin!.end();
    setTimeout(() => this.#child.kill('SIGKILL'), 5000).unref(); // without it, the kernel ends by itself
  }

  #order(order: [file: string, parts: string] | null): void {
    this.#child.stdin!.write(`${JSON.stringify(order)}\n`);
  }

  #hear(line: string): void {
    const hears = this.#current?.hears;
    if (line.startsWith(progressPrefix)) hears?.progress(line.slice(progressPrefix.length));
    else if (line.startsWith(planPrefix)) hears?.plan(line.slice(planPrefix.length));
    else if (line.startsWith(claimsPrefix)) hears?.claims(line.slice(claimsPrefix.length));
    else if (line.startsWith(endPrefix)) {
      const { seconds, error } = JSON.parse(line.slice(endPrefix.length)) as Told;
      this.#current?.resolve({ seconds, ...(error && described(error, this.#said)) });
      this.#current = undefined;
    } else this.#said.push(stripVTControlCharacters(line));
  }

  #failure(how: string): Error {
    return new Error(`The notebooks cannot be executed: ${this.python} ended with ${how}.\n${lastOf(this.#said)}`);
  }
}

/** What went wrong in a notebook; where that was no cell, with the last lines of what was said about it. */
function described({ message, cell, summary = message }: NonNullable<Told['error']>, said: string[]) {
  const text = stripVTControlCharacters(message);
  const error = cell === undefined ? `${lastOf(said)}\n${text}` : text;
  return {
    error: error.replace(/\n{3,}/g, '\n\n').trim(),
    ...(cell !== undefined && { cell }),
    summary: stripVTControlCharacters(summary),
  };
}

const lastOf = (said: string[]) => said.slice(-mostLines).join('\n');
