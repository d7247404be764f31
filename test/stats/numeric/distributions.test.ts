import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import {
  betaQuantile,
  binomialCdf,
  chiSquareQuantile,
  chiSquareTail,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from '../../../src/stats/numeric/distributions';

const near = (got: number, want: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.abs(want), `got ${got}, want ${want}`);

/** A rising function of places, for each of some parameters. */
interface Case {
  of: (parameter: number, x: number) => number;
  parameters: number[];
  /** From a number in [0, 1) to a place. */
  place: (u: number, parameter: number) => number;
  least?: number;
  most?: number;
}

const freedoms = [1, 2, 3, 10, 99, 100, 999];
const nearOne = (u: number) => 1 - 2 ** (-53 * u) / 2; // from 0.5 to the greatest double below 1
const nearZero = (u: number) => 2 ** (-53 * u) / 2;
const farOut = (u: number) => Math.sign(u - 0.5) * 10 ** (-20 + 640 * Math.abs(u - 0.5));

/** As they are called: probabilities are (1 ± level) / 2, arguments of tails are any number. */
const cases: Record<string, Case> = {
  'studentCdf, about 0': { of: studentCdf, parameters: freedoms, place: u => 100 * u - 50 },
  'studentCdf, far out': { of: studentCdf, parameters: freedoms, place: farOut },
  studentQuantile: { of: studentQuantile, parameters: [...freedoms, 23274], place: nearOne, most: Infinity },
  binomialCdf: {
    of: (n, k) => binomialCdf(k, n, 0.5),
    parameters: [1, 2, 99, 100, 2000],
    place: (u, n) => Math.floor((u * (n + 1)) / 2),
  },
  'normalCdf, about 0': { of: (_, x) => normalCdf(x), parameters: [0], place: u => 90 * u - 45 },
  'normalCdf, far out': { of: (_, x) => normalCdf(x), parameters: [0], place: farOut },
  'normalQuantile below 0.5': { of: (_, p) => normalQuantile(p), parameters: [0], place: nearZero, least: -9, most: 0 },
  'normalQuantile above 0.5': { of: (_, p) => normalQuantile(p), parameters: [0], place: nearOne, most: 9 },
  'betaQuantile in p': {
    of: (hits, p) => betaQuantile(hits, 200.4 - hits, p),
    parameters: [0, 0.01, 1, 2.3, 50, 199],
    place: nearZero,
  },
  'betaQuantile in hits': {
    of: (p, hits) => betaQuantile(hits, 201 - hits, p),
    parameters: [2 ** -54, 1e-12, 0.025, 0.4],
    place: u => 200 * u,
  },
  chiSquareTail: {
    of: (df, x) => 1 - chiSquareTail(df, x),
    parameters: [0.5, 2, 7.9, 40, 555.5],
    place: u => 1500 * u,
  },
  'chiSquareQuantile below 0.5': {
    of: (df, p) => -chiSquareQuantile(df, p),
    parameters: freedoms,
    place: nearZero,
    least: -Infinity,
    most: 0,
  },
  'chiSquareQuantile above 0.5': {
    of: (df, p) => -chiSquareQuantile(df, p),
    parameters: freedoms,
    place: nearOne,
    least: -Infinity,
    most: 0,
  },
};

describe('distributions', () => {
  for (const [name, { of, parameters, place, least = 0, most = 1 }] of Object.entries(cases))
    it(`stay in range and in order: ${name}`, () => {
      const random = randomFor(1, 'distributions', name);
      for (const parameter of parameters) {
        const places = Float64Array.from({ length: 1000 }, () => place(random.uniform(), parameter)).sort();
        let before = least;
        for (const x of places) {
          const value = of(parameter, x);
          assert.ok(value >= before && value <= most, `${value} after ${before} at ${parameter}, ${x}`);
          before = value;
        }
      }
    });

  it('have no probability above 1 where cephes’ series of Student’s distribution rounds up', () => {
    for (let t = 0; t < 50; t += 0.01) assert.ok(studentCdf(99, t) <= 1, `${studentCdf(99, t)} at ${t}`);
    assert.equal(studentCdf(2, 1e160), 1);
  });

  it('agree with what can be calculated by hand', () => {
    near(studentCdf(1, 5), 0.5 + Math.atan(5) / Math.PI);
    near(studentCdf(1, -5), 0.5 - Math.atan(5) / Math.PI);
    near(studentQuantile(1, 0.975), Math.tan(0.475 * Math.PI));
    near(betaQuantile(3, 1, 0.025), 0.025 ** (1 / 3));
    near(chiSquareTail(2, 7), Math.exp(-3.5));
    near(chiSquareQuantile(2, 0.025), -2 * Math.log(0.025));
    near(chiSquareQuantile(2, 1 - 2 ** -50), 2 ** -49);
    near(binomialCdf(1, 10, 0.5), 11 / 1024);
    assert.deepEqual([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)], [0, 0.5, 1]);
  });

  it('find quantiles where cephes’ search ends elsewhere or throws', () => {
    near(studentCdf(23274, -studentQuantile(23274, 1 - 1e-7)), 1e-7, 1e-6); // cephes: 39.4
    near(betaQuantile(199, 1, 2 ** -54), 2 ** (-54 / 199), 1e-6);
    const third = betaQuantile(199, 2, 1e-23); // I_x(199, 2) = 200 x^199 − 199 x^200; cephes: 1.1e-16
    near(200 * third ** 199 - 199 * third ** 200, 1e-23, 1e-6);
    near(chiSquareTail(9999, chiSquareQuantile(9999, 0.03840628266334543)), 0.03840628266334543, 1e-6); // cephes throws
  });

  it('take a probability that is rounded to 1 as the greatest below it', () => {
    assert.equal(normalQuantile(1), normalQuantile(1 - 2 ** -53));
    assert.equal(studentQuantile(9, 1), studentQuantile(9, 1 - 2 ** -53));
  });
});
