import { checkNumber } from './check';
import { checkProgress, type Progress } from './progress';

/**
 * A listener for work of many parts: it passes on to `progress` only what is expected to take longer than so many
 * seconds.
 * @throws RangeError for what is no listener, or no number of seconds
 */
export function onlyLong(progress: Progress, seconds: number): Progress {
  checkProgress('progress', progress);
  checkNumber('seconds', seconds, 0, Infinity);
  const shown = new Set<string>();
  return {
    plan: plan => {
      if (plan.seconds !== undefined && plan.seconds > seconds) progress.plan?.(plan);
    },
    state: state => {
      if (state.seconds + state.secondsLeft > seconds) shown.add(state.label);
      if (shown.has(state.label)) progress.state?.(state);
      if (state.done === state.total) shown.delete(state.label);
    },
  };
}
