import type { VarianceRule } from '../../src/attack/lira/variance';
import type { Matrix } from '../../src/core/matrix';
import { readFixture } from '../readFixture';

type Numbers = (number | 'Infinity')[];
interface Cases {
  records: number;
  population: number;
  truth: number[];
  trained: number[];
  reference: Numbers;
  target: Numbers;
  populationReference: Numbers;
  populationTarget: Numbers;
  offline: Record<VarianceRule, number[]>;
  online: Record<VarianceRule, number[]>;
  rmia: { gamma: number; a: number; scores: number[] }[];
}

/**
 * The expected scores, and the losses they are of: 9 references, 8 targets, 7 records, 40 of the population; some
 * extreme.
 */
export const fixture = readFixture<Cases>('attack', 'scores');

const matrix = (values: Numbers, width: number): Matrix => ({ values: Float64Array.from(values, Number), width });
export const truth = Uint8Array.from(fixture.truth);
export const reference = matrix(fixture.reference, fixture.records),
  target = matrix(fixture.target, fixture.records);
export const population = {
  reference: matrix(fixture.populationReference, fixture.population),
  target: matrix(fixture.populationTarget, fixture.population),
  trained: Uint8Array.from(fixture.trained),
};
