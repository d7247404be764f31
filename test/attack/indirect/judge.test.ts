import assert from 'node:assert/strict';
import { type EnhancingQueries, findQueries } from '../../../src/attack/indirect/findQueries';
import {
  combined,
  type Judgement,
  type JudgeOptions,
  judge,
  judgeOptions,
  queryPValues,
} from '../../../src/attack/indirect/judge';
import { type Matrix, row, rows } from '../../../src/core/matrix';
import { randomFor } from '../../../src/core/random';
import { Ensemble } from '../../../src/models/ensemble';
import { logitsOn } from '../../../src/models/tensor/logitsOn';
import { combineByRank } from '../../../src/stats/combine/combineByRank';
import { combinePValues } from '../../../src/stats/combine/combinePValues';
import { leftTail } from '../../../src/stats/tail/leftTail';
import { tails } from '../../../src/stats/tail/tails';
import { cancerAttack, type SmallAttack, small } from './smallAttack';

const methods = ['pchip', 'rank', 'student'] as const;
const column = ({ values, width }: Matrix, j: number) => Array.from(values).filter((_, i) => i % width === j);
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const covariance = (a: number[], b: number[]) => mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
const pearson = (a: number[], b: number[]) => covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
const square = (m: number, of: (i: number, j: number) => number): Matrix => ({
  values: Float64Array.from({ length: m * m }, (_, at) => of(Math.floor(at / m), at % m)),
  width: m,
});

/** Losses that go together from query to query, and the probability vectors of two classes behind them. */
function draw(references: number, targets: number, queries: number): Judgement {
  const random = randomFor(2, 'judge');
  const losses = (models: number) => {
    const own = Array.from({ length: models }, () => random.normal());
    return {
      values: Float64Array.from({ length: models * queries }, (_, at) =>
        Math.log1p(Math.exp(-1 + own[Math.floor(at / queries)] + random.normal() - (at % queries))),
      ),
      width: queries,
    };
  };
  const reference = losses(references);
  const vectors = {
    values: Float64Array.from({ length: queries * references * 2 }, (_, at) => {
      const p = Math.exp(
        -reference.values[(Math.floor(at / 2) % references) * queries + Math.floor(at / 2 / references)],
      );
      return at % 2 ? 1 - p : p;
    }),
    width: 2 * references,
  };
  return { reference, target: losses(targets), vectors };
}

describe('judge', () => {
  let cancer: SmallAttack;
  let found: EnhancingQueries[];
  before(async () => {
    cancer = await cancerAttack();
    found = await findQueries(cancer.references, cancer.chosen.records, small);
  });

  it('asks all models about the record’s class on each query', async () => {
    const {
      references,
      targets,
      split: { dataset },
    } = cancer;
    for (const one of found) {
      const { reference, target, vectors } = await judge(references, targets, one);
      const n = rows(one.queries);
      assert.deepEqual(
        [reference.values.length, target.values.length, vectors!.values.length],
        [16 * n, 20 * n, n * 32],
      );
      assert.deepEqual([reference.width, target.width, vectors!.width], [n, n, 32]);
      for (const [losses, ensemble] of [
        [reference, references],
        [target, targets],
      ] as const) {
        const { values } = logitsOn(
          ensemble.architecture,
          ensemble.models.map(({ weights }) => weights),
          one.queries,
          dataset,
        );
        losses.values.forEach((loss, i) => {
          const wanted = Math.log1p(Math.exp(values[2 * i + 1 - one.label] - values[2 * i + one.label]));
          assert.ok(Math.abs(loss - wanted) <= 1e-12 * (1 + wanted));
        });
      }
      for (let q = 0; q < n; q++)
        for (let m = 0; m < 16; m++) {
          const p = row(vectors!, q).subarray(2 * m, 2 * m + 2);
          assert.ok(
            Math.abs(p[one.label] - Math.exp(-reference.values[m * n + q])) < 1e-6 && Math.abs(p[0] + p[1] - 1) < 1e-6,
          );
        }
    }
    assert.equal(rows(found[0].queries), 0);
  });
});

describe('judgeOptions', () => {
  it('has the paper’s ways by default', () => {
    assert.deepEqual(judgeOptions({}), {
      combination: 'kost',
      method: tails.pchip,
      correlation: 'class',
      spread: 'none',
    });
  });
  it('names the option that is wrong', () => {
    for (const [name, value] of [
      ['combination', 'stouffer'],
      ['method', 'kost'],
      ['correlation', 'pearson'],
      ['combination', 'toString'],
    ])
      assert.throws(() => judgeOptions({ [name]: value }), {
        name: 'RangeError',
        message: new RegExp(`Expected ${name} to be one of .*, got "${value}"`),
      });
  });
});

describe('queryPValues', () => {
  for (const method of methods)
    it(`has the p-value that leftTail gives, for each query and target: ${method}`, () => {
      const judgement = draw(9, 4, 5);
      const p = queryPValues(judgement, method);
      assert.deepEqual([p.width, p.values.length], [5, 20]);
      p.values.forEach((value, i) =>
        assert.equal(value, leftTail(column(judgement.reference, i % 5), judgement.target.values[i], { method })),
      );
    });
});

describe('combined', () => {
  const judgement = draw(12, 6, 4);
  const { reference, target, vectors } = judgement;
  const byHand = (
    dependence: Matrix | undefined,
    method: 'kost' | 'brown' | 'fisher' | 'empirical',
    tail: (typeof methods)[number] = 'pchip',
  ) =>
    Array.from(
      { length: 6 },
      (_, t) => combinePValues(row(queryPValues(judgement, tail), t), dependence, { method }).p,
    );
  const near = (got: ArrayLike<number>, wanted: number[]) => {
    assert.equal(got.length, wanted.length);
    wanted.forEach((p, t) => assert.ok(Math.abs(got[t] - p) <= 1e-9 * p, `target ${t}: ${got[t]}, not ${p}`));
  };
  const probabilities = Array.from({ length: 4 }, (_, q) => column(reference, q).map(loss => Math.exp(-loss)));

  it('takes the Pearson correlations of the class’s probabilities: kost by default, brown', () => {
    const correlations = square(4, (i, j) => pearson(probabilities[i], probabilities[j]));
    assert.ok(correlations.values[1] > 0.2);
    near(combined(judgement, 6, {}), byHand(correlations, 'kost'));
    near(combined(judgement, 6, { combination: 'brown' }), byHand(correlations, 'brown'));
    for (const method of methods) near(combined(judgement, 6, { method }), byHand(correlations, 'kost', method));
  });

  it('takes those of the whole vectors when told so', () => {
    const correlations = square(4, (i, j) => pearson([...row(vectors!, i)], [...row(vectors!, j)]));
    for (const combination of ['kost', 'brown'] as const)
      near(combined(judgement, 6, { combination, correlation: 'vectors' }), byHand(correlations, combination));
    assert.notDeepEqual(combined(judgement, 6, { correlation: 'vectors' }), combined(judgement, 6, {}));
  });

  it('takes those of log-odds when told so', () => {
    const odds = probabilities.map(of => [...of].map(p => Math.log(p / (1 - p))));
    const correlations = square(4, (i, j) => pearson(odds[i], odds[j]));
    for (const combination of ['kost', 'brown'] as const)
      near(combined(judgement, 6, { combination, correlation: 'logOdds' }), byHand(correlations, combination));
    assert.notDeepEqual(combined(judgement, 6, { correlation: 'logOdds' }), combined(judgement, 6, {}));
  });

  it('takes the covariances of −2 ln of the ranks: empirical, whatever the correlation', () => {
    const logs = Array.from({ length: 4 }, (_, q) => column(reference, q)).map(losses =>
      losses.map(loss => -2 * Math.log(losses.filter(one => one <= loss).length / 12)),
    );
    const wanted = byHand(
      square(4, (i, j) => 4 * pearson([...logs[i]], [...logs[j]])),
      'empirical',
    );
    for (const correlation of ['class', 'vectors', 'logOdds'] as const)
      near(combined(judgement, 6, { combination: 'empirical', correlation }), wanted);
  });

  it('takes no dependence into account: fisher', () => {
    near(combined(judgement, 6, { combination: 'fisher' }), byHand(undefined, 'fisher'));
  });

  it('ranks the target among the references: rank', () => {
    for (const method of methods)
      assert.deepEqual(
        combined(judgement, 6, { combination: 'rank', method }),
        combineByRank(reference, target, { method }).p,
      );
  });

  it('returns the p-value of a single query as it is', () => {
    const single = draw(12, 6, 1);
    for (const combination of ['kost', 'brown', 'fisher', 'empirical'] as const)
      assert.deepEqual(combined(single, 6, { combination }), queryPValues(single, 'pchip').values);
  });

  it('is 1 without any query, for every combination', () => {
    const none = { values: new Float64Array(0), width: 0 };
    for (const combination of ['kost', 'brown', 'fisher', 'empirical', 'rank'] as const)
      assert.deepEqual([...combined({ reference: none, target: none, vectors: none }, 3, { combination })], [1, 1, 1]);
  });

  it('has an answer where the references agree on a query to the last bit', () => {
    const flat = {
      ...judgement,
      reference: { values: reference.values.map((loss, i) => (i % 4 === 2 ? 0.5 : loss)), width: 4 },
    };
    for (const combination of ['kost', 'brown', 'fisher', 'empirical', 'rank'] as const)
      assert.ok(combined(flat, 6, { combination }).every(p => p >= 0 && p <= 1));
  });

  it('refuses options that are none', () => {
    assert.throws(
      () => combined(judgement, 6, { combination: 'mean' as JudgeOptions['combination'] }),
      /combination to be one of/,
    );
  });
});

/** Of models that were trained alike and had no part in finding the queries, any may be the target. */
describe('combined by rank, on models that are exchangeable', () => {
  it('is at most α for at most the share α of them, each in turn being the target', async () => {
    const {
      references,
      chosen: { records },
    } = await cancerAttack();
    const some = (kind: 'reference' | 'target', which: (i: number) => boolean) =>
      new Ensemble(
        kind,
        references.split,
        references.architecture,
        references.models.filter((_, i) => which(i)),
      );
    const found = await findQueries(
      some('reference', i => i < 4),
      records,
      small,
    );
    for (const one of found.filter(({ queries }) => rows(queries) > 0)) {
      const p: number[] = [];
      for (let at = 0; at < 12; at++) {
        const others = some('reference', i => i >= 4 && i !== 4 + at);
        const judgement = await judge(
          others,
          some('target', i => i === 4 + at),
          one,
        );
        p.push(combined(judgement, 1, { combination: 'rank' })[0]);
      }
      for (let n = 1; n <= 12; n++) assert.ok(p.filter(value => value <= n / 12 + 1e-12).length <= n, `${p}`);
    }
  });
});
