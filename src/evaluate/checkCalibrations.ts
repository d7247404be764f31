import { expected } from '../core/check';
import { Calibration } from './calibration';

/** Checks one or several of `calibration`, and returns them as a list. */
export function checkCalibrations(results: Calibration | Calibration[]): Calibration[] {
  const all = [results].flat();
  for (const one of all) if (!(one instanceof Calibration)) expected('results of calibration, one or an array', one);
  return all;
}
