import { mostAtRisk } from '../../../select/rules/mostAtRisk';

/**
 * The most exposed records: 1 for each that is as exposed as the `count`-th, or more, `[records]`. With ties any of
 * those will do, so there may be more than `count`.
 */
export function trueTop(exposure: Float64Array, count: number): Uint8Array {
  const least = mostAtRisk(exposure, count).reduce((low, at) => Math.min(low, exposure[at]), Infinity);
  return Uint8Array.from(exposure, one => Number(one >= least));
}
