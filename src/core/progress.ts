import { checkFields, checkFunction, expected } from './check';
import type { Names } from './checkOptions';

/** How far a long piece of work has come. */
export interface ProgressState {
  /** What is being done, such as "cancer: 100 reference models". */
  label: string;
  done: number;
  total: number;
  /** Seconds since the start, and expected until the end (NaN while nothing is known). */
  seconds: number;
  secondsLeft: number;
}

/** What a training has to do, or what questions cost, and how long it should take. */
export interface Plan {
  /** Of the data set, or of several settings. */
  name: string;
  /** Whether it is about all trainings that are to come; each has a plan of its own besides. */
  overall?: true;
  /** For each kind of models how many are wanted, and how many of them the store has. */
  parts: { kind: 'reference' | 'target' | 'block'; total: number; stored: number }[];
  /** What is to be asked of models that only answer; there are no `parts` then. */
  questions?: { records: number; requests: number; kept: number };
  /**
   * On this machine, from the speed of the first steps, or for all trainings together from that of earlier ones;
   * undefined when nothing is missing, or nothing like it was trained before.
   */
  seconds?: number;
  /** What to do when that is too long. */
  hint?: string;
}

/** Is told how long work goes on. */
export interface Progress {
  /**
   * Called once for each training that takes longer than a moment, or finds all its models in the store, and once
   * before several that take minutes.
   */
  plan?(plan: Plan): void;
  /** Called a few times a second, and once with `done === total`. */
  state?(state: ProgressState): void;
}

/** What all work takes that may be long. */
export interface WorkOptions {
  /** Default: what `setProgress` set; in a notebook and on a terminal, a line that changes in place. */
  progress?: Progress;
  /** Stops the work when aborted, as an interrupt in Jupyter always does; finished models are kept. Default: none. */
  signal?: AbortSignal;
}

export const workNames: Names<WorkOptions> = { progress: true, signal: true };

/** The options of work alone, without the others. */
export const workOptions = ({ progress, signal }: WorkOptions): WorkOptions => ({ progress, signal });

let standard: Progress = {};

/** What is told about work that nobody handed a listener to. */
export const defaultProgress = (): Progress => standard;

/**
 * Sets what is told about work from now on, `{}` for nobody. A function, which is deprecated, is told the states alone.
 */
export function setProgress(next: Progress | Reporter): void {
  if (typeof next !== 'function') checkProgress('next', next);
  const before = standard;
  standard = typeof next === 'function' ? { plan: plan => before.plan?.(plan), state: next } : next;
}

/** Checks a listener, and returns it: what is none would break all work from then on. */
export function checkProgress(name: string, progress: Progress): Progress {
  const { plan, state } = checkFields(name, progress, 'a Progress', [], '{} tells nobody.');
  if (Array.isArray(progress)) expected(`${name} to be a Progress`, progress, '{} tells nobody.');
  if (plan !== undefined) checkFunction(`${name}.plan`, plan);
  if (state !== undefined) checkFunction(`${name}.state`, state);
  return progress;
}

/** @deprecated Use `Progress`. */
export type Reporter = (state: ProgressState) => void;

/** @deprecated Use `Progress`. */
export type Announcer = (plan: Plan) => void;

/** @deprecated Use `setProgress({ plan, state })`. */
export function setAnnouncer(next: Announcer): void {
  checkFunction('next', next);
  const before = standard;
  standard = { plan: next, state: state => before.state?.(state) };
}
