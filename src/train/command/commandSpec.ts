import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkInteger, checkNumber, expected } from '../../core/check';
import { sha256 } from '../../core/sha256';
import type { OtherSpec } from '../../models/architecture';

/**
 * Models that a program of one's own trains, in whatever language. It is told what to train by a file, see `Job`, and
 * leaves in files what each model answers. As that is all there is of a model, everything but the indirect attack works
 * on such models. `examples/train/` has programs for scikit-learn, PyTorch, JAX and R.
 */
export type CommandSpec = OtherSpec & {
  /**
   * The program and its arguments, started without a shell. Models are trained anew when the content of a file changes
   * that is named here, such as `train.py`.
   */
  train: readonly string[];
  /** Stands for what is not named there, such as modules that the program imports, or the version of a library. */
  version?: string | number;
  /** Handed to the program as it is; models depend on it. JSON. */
  settings?: unknown;
  /**
   * Models that a process is given at once. Default: all that are missing, shared out among the processes, as starting
   * Python and its libraries takes longer than many a model.
   */
  block?: number;
  /** Processes at the same time. Default 1. */
  processes?: number;
  /** Seconds that a model may take: a process may take so long for each of its block. Default: no limit. */
  timeout?: number;
  /** Folder in which the program is started, and names in `train` are looked up. Default: the current one. */
  cwd?: string;
  /**
   * Names of the environment's variables that the program gets, beside PATH. Default: all. Where none of them says
   * otherwise, numeric libraries are told to use one thread: `OMP_NUM_THREADS` and the like.
   */
  env?: readonly string[];
};

const fields = ['train', 'version', 'settings', 'block', 'processes', 'timeout', 'cwd', 'env'];

/** @throws RangeError naming the field that is wrong */
export function checkCommand(spec: CommandSpec): void {
  const { train, version, settings, block, processes, timeout, cwd, env } = spec;
  const odd = Object.keys(spec).find(name => !fields.includes(name));
  if (odd !== undefined)
    expected(`the fields ${fields.join(', ')} beside a command`, odd, 'What is for the program goes into `settings`.');
  if (!areTexts(train) || !train[0])
    expected('train to be a program and its arguments', show(train), "Write ['python', 'train.py'].");
  if (version !== undefined && typeof version !== 'string' && typeof version !== 'number')
    expected('version to be a text or a number', show(version));
  if (!isPlain(settings)) expected('settings that JSON can express', show(settings));
  if (block !== undefined) checkInteger('block', block, 1);
  if (processes !== undefined) checkInteger('processes', processes, 1);
  if (timeout !== undefined) checkNumber('timeout', timeout, Number.MIN_VALUE, 1e9, 'It is in seconds.');
  if (cwd !== undefined && typeof cwd !== 'string') expected('cwd to be the path of a folder', show(cwd));
  if (cwd !== undefined && !statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) expected('a folder as cwd', cwd);
  if (env !== undefined && !areTexts(env)) expected('env to be a list of names', show(env), "Such as ['HOME'].");
}

/** What models depend on: how they are shared out decides nothing, the content of named files does. */
export function storedCommand(command: CommandSpec): Record<string, unknown> {
  const { train, version, settings, cwd } = command;
  const files = Object.fromEntries(filesNamed(command).map(({ name, sha256 }) => [name, sha256]));
  return { train, version, settings, cwd, files };
}

/** A file that a command names. */
export interface NamedFile {
  /** Its place in `train`. */
  at: number;
  name: string;
  sha256: string;
}

/** The files that a command names and that may be scripts. */
export const filesNamed = ({ train, cwd }: CommandSpec): NamedFile[] =>
  train.flatMap((name, at) => {
    const content = contentOf(resolve(cwd ?? '', name));
    return content ? [{ at, name, sha256: sha256(content) }] : [];
  });

const largest = 10e6; // bytes: larger files are data or programs, not scripts

function contentOf(path: string): Buffer | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() && found.size <= largest ? readFileSync(path) : undefined;
}

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string' && !one.includes('\0'));

/** Whether it comes back from JSON as it was. */
function isPlain(value: unknown): boolean {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  const plain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
  return plain && Object.values(value).every(isPlain);
}

const show = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : value);
