import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call } from '../call';
import { inner, list, loss, matrix, number, numbers, options, share } from './arbitraries';

const { stats } = gmia;

const holdsValue = ({ value, low, high }: { value: number | null; low: number; high: number }) => {
  assert.ok(low <= high && (value === null || (low <= value && value <= high)), `${low} ≤ ${value} ≤ ${high}`);
};

/** Neither 0 nor infinite: log-odds say where it lies. */
const plainLoss = fc.double({ min: 0.01, max: 20, noNaN: true });

const method = fc.constantFrom('pchip', 'rank', 'student', stats.tails.rank);
const counts = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ hits: Math.min(a, b), trials: Math.max(a, b) }));

/** Correlations of one number for all pairs. */
const correlations = (m: number) =>
  share.map(rho => ({
    values: Float64Array.from({ length: m * m }, (_, i) => (i % (m + 1) === 0 ? 1 : rho)),
    width: m,
  }));

const pairs = fc.integer({ min: 1, max: 4 }).chain(width =>
  fc.integer({ min: 1, max: 4 }).chain(targets => {
    const bits = list(fc.constantFrom(0, 1), width * targets, width * targets);
    return fc.tuple(bits, fc.option(bits, { nil: undefined }), fc.constant(width));
  }),
);

export const statsCalls: readonly Call[] = [
  call('stats.leftTail', stats.leftTail, fc.tuple(numbers(loss, 2), loss, options({ method })), {
    right: (p: number) => assert.ok(p >= 0 && p <= 1, `p = ${p}`),
  }),
  call(
    'stats.blockSpread',
    stats.blockSpread,
    fc.integer({ min: 1, max: 3 }).chain(m =>
      fc.tuple(
        fc.record({ reference: matrix(plainLoss, 6, m), blocks: matrix(plainLoss, 4, m) }),
        fc.record({
          sampling: fc.constantFrom('bootstrap', 'subset'),
          trainingSize: fc.integer({ min: 1, max: 10 }),
          adversary: fc.integer({ min: 20, max: 50 }),
        }),
      ),
    ),
    { right: ({ lambda }: gmia.stats.BlockSpread) => assert.ok(lambda >= 1) },
  ),
  call(
    'stats.combinePValues',
    stats.combinePValues,
    fc
      .integer({ min: 1, max: 4 })
      .chain(m =>
        fc.tuple(
          numbers(share, m, m),
          correlations(m),
          options({ method: fc.constantFrom('kost', 'brown', 'fisher') }),
        ),
      ),
    { any: /args\[1\]/, right: ({ p }: { p: number }) => assert.ok(p >= 0 && p <= 1, `p = ${p}`) },
  ),
  call(
    'stats.combineByRank',
    stats.combineByRank,
    fc.integer({ min: 1, max: 3 }).chain(m => fc.tuple(matrix(loss, 3, m), matrix(loss, 2, m), options({ method }))),
    { right: ({ p }: { p: Float64Array }) => assert.ok(p.length === 2 && p.every(one => one >= 0.25 && one <= 1)) },
  ),
  ...(
    [
      ['correlationMatrix', 1],
      ['logPCovariance', 4],
    ] as const
  ).map(([name, most]) =>
    call(`stats.${name}`, stats[name], fc.tuple(matrix(number, 3, 4)), {
      right: ({ values, width }: gmia.Matrix) => {
        assert.deepEqual([values.length, width], [9, 3]);
        assert.ok(values.every(one => Math.abs(one) <= most));
      },
    }),
  ),
  ...(['combineByCauchy', 'combineByHarmonicMean'] as const).map(name =>
    call(`stats.${name}`, stats[name], fc.tuple(numbers(share, 1)), {
      right: (p: number) => assert.ok(p >= 0 && p <= 1, `p = ${p}`),
    }),
  ),
  call('stats.randomisedRank', stats.randomisedRank, fc.tuple(numbers(loss, 1), loss, share), {
    right: (p: number) => assert.ok(p >= 0 && p <= 1, `p = ${p}`),
  }),
  ...(['benjaminiHochberg', 'benjaminiYekutieli'] as const).map(name =>
    call(`stats.${name}`, stats[name], fc.tuple(numbers(share, 0), inner), {
      right: ({ adjusted }: gmia.BenjaminiHochberg, [p]: [ArrayLike<number>]) =>
        assert.ok(adjusted.length === p.length && adjusted.every((one, i) => one >= p[i] * (1 - 1e-15) && one <= 1)),
    }),
  ),
  call(
    'stats.clopperPearson',
    stats.clopperPearson,
    fc.tuple(counts, inner).map(([{ hits, trials }, level]) => [hits, trials, level]),
    {
      right: ([low, high]: [number, number], [hits, trials]: [number, number]) =>
        holdsValue({ value: trials ? hits / trials : null, low, high }),
    },
  ),
  call(
    'stats.clusteredShare',
    stats.clusteredShare,
    fc.tuple(pairs, inner).map(([given, level]) => [...given, level]),
    {
      right: holdsValue,
    },
  ),
  call('stats.clusteredVariance', stats.clusteredVariance, fc.tuple(matrix(number, 3, 2)), {
    right: (variance: number) => assert.ok(variance >= 0),
  }),
  call('stats.pooledShare', stats.pooledShare, fc.tuple(list(counts, 0), inner), { right: holdsValue }),
  call(
    'stats.meanInterval',
    stats.meanInterval,
    fc.tuple(numbers(number, 2), options({ level: inner, least: fc.constant(-100), most: fc.constant(100) })),
    {
      right: ({ mean, sd }: gmia.MeanInterval) => {
        holdsValue(mean);
        assert.ok(sd.low <= sd.high); // at a low level both ends lie above it
      },
    },
  ),
  ...(['epsilonBound', 'muBound'] as const).map(name =>
    call(
      `stats.${name}`,
      stats[name],
      fc
        .tuple(counts, counts, inner)
        .map(([a, b, level]) => [{ members: [a.hits, a.trials], nonMembers: [b.hits, b.trials], level }]),
      { right: (bound: number) => assert.ok(bound >= 0 && bound < 100) },
    ),
  ),
  ...(['oneRunEpsilon', 'oneRunMu'] as const).map(name =>
    call(
      `stats.${name}`,
      stats[name],
      fc
        .tuple(counts, fc.nat(20), inner)
        .map(([{ hits, trials }, more, level]) => [{ canaries: trials + more, guesses: trials, right: hits, level }]),
      { right: (bound: number) => assert.ok(bound >= 0 && bound < 100) },
    ),
  ),
  call('stats.epsilonOfMu', stats.epsilonOfMu, fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), inner), {
    right: (epsilon: number) => assert.ok(epsilon >= 0 && epsilon < 1000),
  }),
  call(
    'stats.referencesNeeded',
    stats.referencesNeeded,
    fc
      .tuple(counts, inner, fc.constantFrom('BH', 'BY'))
      .map(([{ hits, trials }, q, procedure]) => [{ records: trials + 1, claims: hits + 1, q, procedure }]),
    { right: (k: number) => assert.ok(Number.isSafeInteger(k) && k >= 1) },
  ),
  call('stats.smallestPChance', stats.smallestPChance, fc.tuple(number, fc.nat(1000)), {
    right: (chance: number) => assert.ok(chance >= 0 && chance <= 1),
  }),
  call('stats.quantile', stats.quantile, fc.tuple(numbers(number, 1), share), {
    right: (value: number, [values]: [ArrayLike<number>]) =>
      assert.ok(value >= Math.min(...Array.from(values)) && value <= Math.max(...Array.from(values))),
  }),
  call(
    'randomFor',
    (...path) => {
      const random = gmia.randomFor(...(path as unknown as [number]));
      return [random.uniform(), random.integer(5), random.normal()];
    },
    fc.tuple(fc.nat(1000), fc.constantFrom('a', 'b', 3)),
    { of: gmia.randomFor, any: /^args\[1\]/ },
  ),
];
