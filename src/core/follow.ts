import { listen } from './interruption';
import { checkProgress, defaultProgress, type WorkOptions } from './progress';

export interface FollowOptions extends WorkOptions {
  /** Told once, when the speed is known, how many seconds all should take. */
  onForecast?: (seconds: number) => void;
  /** What to say about what was finished when the work is stopped. Default: that it is kept. */
  kept?: string;
}

/** Long work that is followed. */
export type Followed = ReturnType<typeof follow>;

const betweenReports = 250;
const measured = 1000;
const patience = 3000; // milliseconds

/**
 * Follows long work of `total` units: `advance(units)` reports now and then, lets other work run, and throws when the
 * work is to stop; `wait(work)` passes on what a part gives, or the same error where it ended at `signal`; `end()` has
 * to be called. How long it takes follows from the speed of the work itself, without its first units, which also load
 * programs and data. Nothing is reported before that is known, or a few seconds have passed.
 * @throws InterruptedError when it is stopped before it begins, or as soon as it reports after that
 */
export function follow(
  label: string,
  total: number,
  {
    progress = defaultProgress(),
    signal,
    onForecast = () => {},
    kept = 'What was finished is kept: run it again to go on.',
  }: FollowOptions = {},
) {
  checkProgress('progress', progress);
  const start = performance.now();
  const interruption = listen(signal);
  let done = 0;
  let last = start;
  let told = false;
  let first: { at: number; done: number } | undefined;
  const stopped = () =>
    interruption.error(`Stopped during ${label}, at ${Math.floor((100 * done) / total)} %. ${kept}`);
  if (interruption.signal.aborted) {
    interruption.end();
    throw interruption.error(`Stopped before ${label}.`);
  }
  const report = (now: number) => {
    const unit = first && now - first.at >= measured ? (now - first.at) / 1000 / (done - first.done) : NaN; // seconds
    if (!told && Number.isFinite(unit) && done < total) {
      told = true;
      onForecast(total * unit);
    }
    if (!told && done < total && now - start < patience) return;
    progress.state?.({
      label,
      done,
      total,
      seconds: (now - start) / 1000,
      secondsLeft: done < total ? (total - done) * unit : 0,
    });
  };
  return {
    signal: interruption.signal,
    async advance(units: number): Promise<void> {
      done += units;
      const now = performance.now();
      first ??= { at: now, done };
      if (now - last < betweenReports && done < total) return;
      last = now;
      report(now);
      await new Promise(resolve => setImmediate(resolve));
      if (interruption.signal.aborted && done < total) throw stopped();
    },
    async wait<T>(work: Promise<T>): Promise<T> {
      try {
        return await work;
      } catch (error) {
        const { aborted, reason } = interruption.signal;
        throw aborted && error === reason ? stopped() : error;
      }
    },
    end: interruption.end,
  };
}
