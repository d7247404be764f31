import type { Matrix } from '../../src/core/matrix';
import { readFixture } from '../readFixture';

type Numbers = (number | 'Infinity')[];
interface Cases {
  records: number;
  population: number;
  width: number;
  truth: number[];
  trained: number[];
  classes: number[];
  populationClasses: number[];
  features: number[];
  populationFeatures: number[];
  reference: Numbers;
  target: Numbers;
  populationReference: Numbers;
  populationTarget: Numbers;
  bavariaOffline: number[];
  bavariaOnline: number[];
  pmia: { proxies: 'all' | 'class' | 'nearest'; nearest: number; scores: number[] }[];
  infoRmia: { a: number; scores: number[] }[];
  qmia: { score: number[]; p: number[] };
}

/**
 * The expected scores, and what they are of: 9 references, 8 targets, 7 records, 61 of the population, some losses
 * extreme.
 */
export const fixture = readFixture<Cases>('attack', 'stored');

const matrix = (values: Numbers, width: number): Matrix => ({ values: Float64Array.from(values, Number), width });
export const reference = matrix(fixture.reference, fixture.records);
export const target = matrix(fixture.target, fixture.records);
export const features = matrix(fixture.features, fixture.width);
export const { truth, classes } = fixture;
export const population = {
  reference: matrix(fixture.populationReference, fixture.population),
  target: matrix(fixture.populationTarget, fixture.population),
  features: matrix(fixture.populationFeatures, fixture.width),
  trained: Uint8Array.from(fixture.trained),
  classes: fixture.populationClasses,
};
