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

/** Shows the state of long work. Called a few times a second, and once with `done === total`. */
export type Reporter = (state: ProgressState) => void;

let reporter: Reporter = () => {};

/** Sets how progress is shown from now on (the display layer does; a program can set its own, or `() => {}` for none). */
export function setProgress(next: Reporter): void {
  reporter = next;
}

/** Runs work of many parts: progress is shown only of what is expected to take longer than so many seconds. */
export async function showingOnlyLong<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  const before = reporter;
  const shown = new Set<string>();
  reporter = state => {
    if (state.seconds + state.secondsLeft > seconds) shown.add(state.label);
    if (shown.has(state.label)) before(state);
    if (state.done === state.total) shown.delete(state.label);
  };
  try {
    return await work();
  } finally {
    reporter = before;
  }
}

/** Thrown in long work after an interrupt; everything finished until then is kept. */
export class InterruptedError extends Error {
  override name = 'InterruptedError';
}

export type Progress = ReturnType<typeof follow>;

const betweenReports = 250;
const measured = 1000;
const patience = 3000; // milliseconds

/**
 * Follows long work of `total` units: `advance(units)` reports now and then, lets other work run, and throws when the user
 * has asked to stop: Jupyter's interrupt, which the kernel passes on as the event `gmia:interrupt` of the process.
 * How long it takes follows from the speed of the work itself, without its first units, which also load programs and data. Nothing
 * is reported before that is known, or a few seconds have passed.
 * @param onForecast told once, when the speed is known, how many seconds all should take
 * @param kept what to say about it when it is stopped
 */
export function follow(
  label: string,
  total: number,
  onForecast: (seconds: number) => void = () => {},
  kept = 'What was finished is kept: run it again to go on.',
) {
  const start = performance.now();
  let done = 0;
  let last = start;
  let stopped = false;
  let told = false;
  let first: { at: number; done: number } | undefined;
  const stop = () => {
    stopped = true;
  };
  process.on('gmia:interrupt' as 'SIGINT', stop);
  const report = (now: number) => {
    const unit = first && now - first.at >= measured ? (now - first.at) / 1000 / (done - first.done) : NaN; // seconds
    if (!told && Number.isFinite(unit) && done < total) {
      told = true;
      onForecast(total * unit);
    }
    if (!told && done < total && now - start < patience) return;
    reporter({
      label,
      done,
      total,
      seconds: (now - start) / 1000,
      secondsLeft: done < total ? (total - done) * unit : 0,
    });
  };
  return {
    async advance(units: number): Promise<void> {
      done += units;
      const now = performance.now();
      first ??= { at: now, done };
      if (now - last < betweenReports && done < total) return;
      last = now;
      report(now);
      await new Promise(resolve => setImmediate(resolve));
      if (stopped && done < total)
        throw new InterruptedError(`Stopped during ${label}, at ${Math.floor((100 * done) / total)} %. ${kept}`);
    },
    end: () => process.off('gmia:interrupt' as 'SIGINT', stop),
  };
}
