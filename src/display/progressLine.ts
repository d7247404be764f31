import { duration } from '../core/format';
import type { ProgressState } from '../core/progress';

const cells = 20;

/**
 * The state of long work in one line: "adult: 100 reference models ████░░░░ 43 %  1:20 left", at the end how long it
 * took.
 */
export function progressLine({ label, done, total, seconds, secondsLeft }: ProgressState): string {
  if (done >= total) return `${label} ${/\bmodels?$/.test(label) ? 'trained' : 'done'} in ${duration(seconds)}`;
  const share = done / total;
  const full = Math.floor(share * cells);
  const left = Number.isFinite(secondsLeft) ? `  ${duration(Math.max(1, Math.round(secondsLeft)))} left` : '';
  return `${label} ${'█'.repeat(full)}${'░'.repeat(cells - full)} ${floored(share)} %${left}`;
}

/** Rounded down, so that it never says 100 before the end; with a decimal at the beginning, which may last hours. */
const floored = (share: number): string =>
  share > 0 && share < 0.1 ? (Math.floor(1000 * share) / 10).toFixed(1) : `${Math.floor(100 * share)}`;
