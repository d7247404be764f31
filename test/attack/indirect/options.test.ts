import assert from 'node:assert/strict';
import { type QueryOptions, queryOptions } from '../../../src/attack/indirect/options';

describe('queryOptions', () => {
  it('has the paper’s numbers where it gives any', () => {
    const { queries, keep, theta, enough, crossFit } = queryOptions({});
    assert.deepEqual(
      { queries, keep, theta, enough, crossFit },
      { queries: 5000, keep: 50, theta: 0.95, enough: 10, crossFit: false },
    );
  });
  it('takes the ends of each range', () => {
    const least: QueryOptions = {
      queries: 1,
      keep: 1,
      theta: 0,
      enough: 0,
      gamma: 0,
      step: 1e-9,
      iterations: 0,
      updates: 1,
      crossFit: true,
    };
    assert.deepEqual(queryOptions(least), least);
    queryOptions({ theta: 1, gamma: 1 });
  });
  it('takes the former name of crossFit for this version', () => {
    assert.equal(queryOptions({ references: 'halves' }).crossFit, true);
    assert.equal(queryOptions({ references: 'all' }).crossFit, false);
  });
  it('names the option that is wrong', () => {
    const wrong: [keyof QueryOptions, unknown[]][] = [
      ['queries', [0, 1.5, NaN, '5']],
      ['keep', [0, -1]],
      ['theta', [-0.1, 1.1, NaN]],
      ['enough', [-1, 0.5]],
      ['gamma', [-0.1, 2, NaN]],
      ['step', [0, -1, Infinity]],
      ['iterations', [-1, 0.5, Infinity]],
      ['updates', [0, NaN]],
      ['crossFit', ['halves', 1, null]],
      ['references', ['half', 2, null]],
    ];
    for (const [name, values] of wrong)
      for (const value of values)
        assert.throws(
          () => queryOptions({ [name]: value }),
          { name: 'RangeError', message: new RegExp(`^Expected ${name} `) },
          `${name} ${value}`,
        );
  });
});
