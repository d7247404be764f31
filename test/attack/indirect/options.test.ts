import assert from 'node:assert/strict';
import { type QueryOptions, queryOptions } from '../../../src/attack/indirect/options';

describe('queryOptions', () => {
  it('has the paper’s numbers where it gives any', () => {
    const { queries, keep, theta, enough, references } = queryOptions({});
    assert.deepEqual(
      { queries, keep, theta, enough, references },
      { queries: 5000, keep: 50, theta: 0.95, enough: 10, references: 'all' },
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
      references: 'halves',
    };
    assert.deepEqual(queryOptions(least), least);
    queryOptions({ theta: 1, gamma: 1 });
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
