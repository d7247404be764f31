import type { ProgressState } from '../models/progress';
import { duration } from './duration';

const cells = 20;

/** The state of long work in one line: "adult: 100 reference models ████░░░░ 43 %  1:20 left", at the end how long it took. */
export function progressLine({ label, done, total, seconds, secondsLeft }: ProgressState): string {
  if (done >= total) return `${label} ${/\bmodels?$/.test(label) ? 'trained' : 'done'} in ${duration(seconds)}`;
  const share = done / total;
  const full = Math.floor(share * cells);
  const left = Number.isFinite(secondsLeft) ? `  ${duration(Math.max(1, Math.round(secondsLeft)))} left` : '';
  return `${label} ${'█'.repeat(full)}${'░'.repeat(cells - full)} ${Math.floor(100 * share)} %${left}`;
}
