/** What a training has to do, and how long it should take. */
export interface Plan {
  /** Of the data set. */
  name: string;
  /** For each series how many models are wanted, and how many of them the store has. */
  parts: { kind: 'reference' | 'target'; total: number; stored: number }[];
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

/** Runs work that trains again and again: of its plans only those are shown that take longer than so many seconds. */
export async function announcingOnlyLong<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  const before = announcer;
  announcer = plan => {
    if (plan.seconds !== undefined && plan.seconds > seconds) before(plan);
  };
  try {
    return await work();
  } finally {
    announcer = before;
  }
}

/** "1 target model", "100 reference models". */
export const modelsText = (count: number, kind: string): string =>
  `${count} ${kind} ${count === 1 ? 'model' : 'models'}`;
