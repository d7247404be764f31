import assert from 'node:assert/strict';
import { type Matrix, row } from '../../../src/core/matrix';
import { randomFor } from '../../../src/core/random';
import { combineByRank } from '../../../src/stats/combine/combineByRank';
import { LEAST_P } from '../../../src/stats/combine/combinePValues';
import { leftTail } from '../../../src/stats/tail/leftTail';
import type { TailMethod } from '../../../src/stats/tail/tails';

const METHODS: TailMethod[] = ['pchip', 'rank', 'student'];
const random = randomFor(5, 'combine by rank');
const drawn = (
  models: number,
  queries: number,
  draw = () => Math.log1p(Math.exp(-3 - 2 * random.normal())),
): Matrix => ({ values: Float64Array.from({ length: models * queries }, draw), width: queries });

describe('combineByRank', () => {
  it('judges each of the k + 1 models against the other k', () => {
    const reference = drawn(12, 4);
    const target = drawn(5, 4);
    for (const method of METHODS) {
      const got = combineByRank(reference, target, { method });
      for (let t = 0; t < 5; t++) {
        const pool = [row(target, t), ...Array.from({ length: 12 }, (_, i) => row(reference, i))];
        const statistics = pool.map((one, i) => {
          const others = pool.filter((_, j) => j !== i);
          return [...one].reduce(
            (sum, loss, q) =>
              sum -
              2 *
                Math.log(
                  Math.max(
                    LEAST_P,
                    leftTail(
                      others.map(other => other[q]),
                      loss,
                      { method },
                    ),
                  ),
                ),
            0,
          );
        });
        assert.ok(Math.abs(got.statistic[t] - statistics[0]) < 1e-9);
        row(got.references, t).forEach((value, i) => assert.ok(Math.abs(value - statistics[i + 1]) < 1e-9));
        assert.equal(got.p[t], (1 + statistics.slice(1).filter(one => one >= statistics[0]).length) / 13);
      }
    }
  });

  it('does not ask in what order models and queries come', () => {
    const reference = drawn(9, 3);
    const target = drawn(2, 3);
    const models = Float64Array.from([...Array(9).keys()].reverse().flatMap(i => [...row(reference, i)]));
    const { p } = combineByRank(reference, target);
    assert.deepEqual(combineByRank({ values: models, width: 3 }, target).p, p);
    const turned = ({ values }: Matrix): Matrix => ({
      values: values.map((_, i) => values[i - (i % 3) + 2 - (i % 3)]),
      width: 3,
    });
    assert.deepEqual(combineByRank(turned(reference), turned(target)).p, p);
  });

  it('gives a member 1 / (k + 1), and a target like all others 1', () => {
    const reference = drawn(20, 6, () => 1 + random.uniform());
    const member = { values: new Float64Array(6).fill(0.01), width: 6 };
    const same = { values: new Float64Array(20 * 6).fill(0.5), width: 6 };
    for (const method of METHODS) {
      assert.deepEqual([...combineByRank(reference, member, { method }).p], [1 / 21]);
      assert.deepEqual(
        [...combineByRank(same, { values: new Float64Array(6).fill(0.5), width: 6 }, { method }).p],
        [1],
      );
    }
  });

  it('has an answer for no target, and for losses of 0 and Infinity', () => {
    assert.equal(combineByRank(drawn(5, 2), drawn(0, 2)).p.length, 0);
    const odd = drawn(10, 8, () => [0, Infinity, 1][random.integer(3)]);
    for (const method of METHODS) {
      const got = combineByRank(odd, odd, { method });
      assert.ok(got.statistic.every(Number.isFinite) && got.references.values.every(Number.isFinite));
      assert.ok(got.p.every(p => p >= 1 / 11 && p <= 1));
    }
  });

  it('takes 100 targets, 100 references and 50 queries in a fraction of a second', () => {
    const reference = drawn(100, 50);
    const target = drawn(100, 50);
    combineByRank(drawn(100, 2), drawn(100, 2));
    const start = process.cpuUsage();
    combineByRank(reference, target);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 1.5e6, `${(user + system) / 1000} ms`);
  });

  it('names what is wrong', () => {
    const refuses = (reference: Matrix, target: Matrix, message: RegExp, method: TailMethod = 'pchip') =>
      assert.throws(() => combineByRank(reference, target, { method }), { name: 'RangeError', message });
    refuses(drawn(5, 2), drawn(1, 3), /one width, at least 1, got "\[5 × 2\] and \[1 × 3\]/);
    refuses(drawn(1, 2), drawn(1, 2), /at least 2 reference models, got 1/);
    refuses(drawn(5, 0), drawn(1, 0), /at least 1/);
    refuses(
      { values: new Float64Array(5), width: 2 },
      drawn(1, 2),
      /rows of 2 values in reference losses, got "5 values"/,
    );
    refuses(
      { values: Float64Array.of(1, 2, 3, NaN), width: 2 },
      drawn(1, 2),
      /reference losses .*NaN for model 1, query 1/,
    );
    refuses(drawn(2, 2), { values: Float64Array.of(1, -2), width: 2 }, /target losses .*-2 for model 0, query 1/);
    refuses(drawn(5, 2), drawn(1, 2), /pchip, rank, student, got "toString"/, 'toString' as TailMethod);
    const scores = { values: Float64Array.of(-1, -2, -3), width: 1 };
    assert.equal(combineByRank(scores, { values: Float64Array.of(-9), width: 1 }, { method: 'rank' }).p[0], 1 / 4);
  });
});
