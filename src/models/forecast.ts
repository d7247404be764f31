import type { Store } from './store/store';

/** What a training has to do, and how long it should take. */
export interface Plan {
  /** Of the data set. */
  name: string;
  /** For each series how many models are wanted, and how many of them the store has. */
  parts: { kind: 'reference' | 'target'; total: number; stored: number; store?: Store }[];
  /** On this machine, from the speed of the first steps; undefined when nothing is missing. */
  seconds?: number;
  /** What to do when that is too long. */
  hint?: string;
}

/** Shows a plan; called once for each training that takes longer than a moment, or finds all its models in the store. */
export type Announcer = (plan: Plan) => void;

let announcer: Announcer = () => {};

/** Sets how plans are shown from now on (the display layer does; a program can set its own, or `() => {}` for none). */
export function setAnnouncer(next: Announcer): void {
  announcer = next;
}

export const announce: Announcer = plan => announcer(plan);

const measured = 500; // milliseconds

/**
 * Tells once how long all steps should take, in seconds. It measures the first steps of the training itself, so that nothing
 * is done twice; the very first ones are left out, which also load programs and data.
 * @returns to be called with how many steps were done since the last call
 */
export function forecaster(total: number, tell: (seconds: number) => void): (steps: number) => void {
  let start: number | undefined, done = 0, told = false;
  return steps => {
    if (told) return;
    const now = performance.now();
    if (start === undefined) start = now;
    else done += steps;
    if (done === 0 || now - start < measured) return;
    told = true;
    tell(((now - start) / 1000) * (total / done));
  };
}
