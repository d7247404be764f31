import type { Price } from '../models';

/** What decides how many requests there are, and how long they take. */
export interface Pace {
  /** Records of a request. */
  most: number;
  /** Canary records that are asked again, and whether that has just been done. */
  canaries: number;
  fresh: boolean;
  /** What a request takes. */
  secondsEach: number;
  concurrency: number;
  rate?: { requests: number; seconds: number };
}

/**
 * What questions cost, with the canaries: at the start unless that has just been done, in the middle of several
 * requests, and at the end of each model's.
 * @param missing how many questions there are for each model
 */
export function priceOf(
  missing: readonly number[],
  { most, canaries, fresh, secondsEach, concurrency, rate }: Pace,
): Omit<Price, 'kept'> {
  let records = 0;
  let requests = 0;
  for (const questions of missing.filter(Boolean)) {
    const batches = Math.ceil(questions / most);
    const rounds = (fresh ? 0 : 1) + (batches > 1 ? 1 : 0) + 1;
    records += questions + rounds * canaries;
    requests += batches + rounds * Math.ceil(canaries / most);
  }
  const limited = rate ? (requests / rate.requests) * rate.seconds : 0;
  const seconds = requests === 0 ? 0 : Math.max(limited, (requests * secondsEach) / Math.min(concurrency, requests));
  return { records, requests, seconds };
}
