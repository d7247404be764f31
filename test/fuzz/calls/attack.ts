import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call, method } from '../call';
import type { World } from '../world';
import { list, loss, matrix, number, options, seed, share } from './arbitraries';

export const attackCalls = (world: World): readonly Call[] => {
  const { split, references, targets, records, selection, toy, image, indirect, shadow } = world;
  const refs = fc.constant(references);
  const trgts = fc.constant(targets);
  const chosen = fc.constantFrom<gmia.Chosen | gmia.Records>(records, selection.only([0, 1]));
  const both = [refs, trgts, chosen] as const;
  const tails = fc.constantFrom('pchip', 'rank', 'student', gmia.stats.tails.rank);
  const spread = fc.constantFrom('none', 'finite', 'blocks', 1, 1.25);
  const delta = fc.double({ min: 0.01, max: 1.9, noNaN: true });
  const beta = fc.double({ min: 0.1, max: 5, noNaN: true });
  const dataset = fc.constantFrom(toy, image);
  const rules = Object.values(gmia.selectionRules) as gmia.SelectionRule[];
  const rule = fc.constantFrom(...rules);
  const truth = Uint8Array.of(1, 0, 0, 1);
  const gaussian = fc.constantFrom('per-record', 'pooled');
  const sameScores = (result: gmia.ScoreResult, args: unknown[]) => {
    const about = args[2] as gmia.Records & gmia.Chosen;
    assert.equal(result.score.values.length, targets.size * (about.records ?? about).length);
  };
  const finding = {
    queries: fc.integer({ min: 5, max: 10 }),
    keep: fc.integer({ min: 1, max: 3 }),
    theta: fc.constant(0.01),
    enough: fc.nat(3),
    gamma: fc.constant(0.1),
    step: fc.constant(0.1),
    iterations: fc.integer({ min: 1, max: 2 }),
    updates: fc.integer({ min: 1, max: 2 }),
    trainer: fc.constantFrom('dense', 'layers'),
    crossFit: fc.boolean(),
    references: fc.constantFrom('all', 'halves'),
    seed,
  };
  const judging = {
    combination: fc.constantFrom('kost', 'brown', 'empirical', 'fisher', 'rank'),
    method: tails,
    correlation: fc.constantFrom('class', 'vectors', 'logOdds'),
    spread: fc.constantFrom('none', 'finite', 'blocks', 1.2),
  };
  const population = fc.constant(split.adversary);
  const proxies = fc.constantFrom('all', 'class', 'nearest');
  const trained = fc.constant(Uint8Array.from({ length: 9 }, (_, i) => i % 2));
  const position = fc.nat(indirect.score.width - 1);
  return [
    call('selectVulnerable', gmia.selectVulnerable, fc.tuple(refs, fc.constant(split.pool), options({ delta, beta }))),
    call(
      'selectAtEach',
      gmia.selectAtEach,
      fc.tuple(refs, fc.constant(split.pool), fc.record({ deltas: list(delta, 1, 3), beta })),
    ),
    call(
      'deltaFor',
      gmia.deltaFor,
      fc.tuple(
        refs,
        fc.constant(split.pool),
        fc.record({ count: fc.integer({ min: 1, max: 10 }), beta }, { requiredKeys: ['count'] }),
      ),
    ),
    call(
      'selectByFeatures',
      gmia.selectByFeatures,
      fc.tuple(
        fc.constant(split),
        fc.constant(split.pool),
        fc.oneof(fc.record({ delta, beta }), fc.record({ count: fc.integer({ min: 1, max: 10 }), beta })),
      ),
    ),
    call(
      'selectByRule',
      gmia.selectByRule,
      fc.tuple(
        refs,
        fc.constant(split.pool),
        rule,
        fc.record({ count: fc.integer({ min: 1, max: 10 }), delta, beta }, { requiredKeys: ['count'] }),
      ),
      {
        right: (made: gmia.Selection, [, , , { count }]: [unknown, unknown, unknown, { count: number }]) =>
          assert.equal(made.records.length, count),
      },
    ),
    call('combine', gmia.combine, fc.tuple(fc.string(), list(rule, 2, 3))),
    ...rules.map(one =>
      call(
        `selectionRules.${one.name}.risk`,
        (...args) => one.risk(...(args as unknown as Parameters<typeof one.risk>)),
        fc.tuple(refs, fc.constant(split.pool)),
      ),
    ),
    call('countNeighbours', gmia.countNeighbours, fc.tuple(matrix(number, 3, 2), matrix(number, 4, 2), delta), {
      right: (counts: Int32Array) => assert.ok(counts.length === 3 && counts.every(one => one <= 4)),
    }),
    call(
      'countNeighboursAtEach',
      gmia.countNeighboursAtEach,
      fc.tuple(matrix(number, 3, 2), matrix(number, 4, 2), list(delta, 1, 3)),
    ),
    call(
      'neighbourDistances',
      gmia.neighbourDistances,
      fc.tuple(matrix(number, 3, 2), matrix(number, 4, 2), fc.integer({ min: 1, max: 4 })),
    ),
    method(
      'Selection.expected',
      selection,
      'expected',
      fc.tuple(fc.constant(selection), fc.nat(selection.considered.length - 1)),
    ),
    method('Selection.atBeta', selection, 'atBeta', fc.tuple(fc.constant(selection), beta)),
    method(
      'Selection.only',
      selection,
      'only',
      fc.tuple(
        fc.constant(selection),
        list(fc.nat(split.pool.length - 1), 1, 3).map(all => [...new Set(all)]),
      ),
    ),
    method(
      'Selection.byRule',
      selection,
      'byRule',
      fc.tuple(
        fc.constant(selection),
        fc.string(),
        list(fc.nat(split.pool.length - 1), 1, 3).map(all => [...new Set(all)]),
      ),
    ),
    call('attackDirectly', gmia.attackDirectly, fc.tuple(...both, options({ method: tails, spread })), {
      right: sameScores,
    }),
    call(
      'attackLosses',
      gmia.attackLosses,
      fc.tuple(
        fc.record({ reference: matrix(loss, 3, 2), target: matrix(loss, 2, 2), truth: fc.constant(truth) }),
        options({ method: tails, spread: fc.constantFrom('none', 1, 1.25) }),
      ),
    ),
    call('attackByThreshold', gmia.attackByThreshold, fc.tuple(...both), { right: sameScores }),
    call(
      'attackByLira',
      gmia.attackByLira,
      fc.tuple(...both, options({ mode: fc.constantFrom('offline', 'online'), variance: gaussian })),
      { right: sameScores, lacks: true },
    ),
    call(
      'attackByRmia',
      gmia.attackByRmia,
      fc.tuple(...both, options({ gamma: fc.constant(2), a: fc.constant(0.3), population })),
      { right: sameScores },
    ),
    call('attackR', gmia.attackR, fc.tuple(...both), { right: sameScores }),
    call('attackP', gmia.attackP, fc.tuple(...both, options({ population })), { right: sameScores }),
    call('attackByBavaria', gmia.attackByBavaria, fc.tuple(...both, options({ mode: fc.constant('offline') })), {
      right: sameScores,
    }),
    call(
      'attackByPmia',
      gmia.attackByPmia,
      fc.tuple(...both, options({ proxies, nearest: fc.integer({ min: 1, max: 5 }), population })),
      { right: sameScores },
    ),
    call('attackByQmia', gmia.attackByQmia, fc.tuple(...both, options({ population })), { right: sameScores }),
    call('attackByInfoRmia', gmia.attackByInfoRmia, fc.tuple(...both, options({ a: share, population })), {
      right: sameScores,
    }),
    call(
      'attackWith',
      gmia.attackWith,
      fc.tuple(fc.constantFrom(gmia.direct, gmia.threshold, gmia.lira, gmia.rmia), ...both, fc.constant({})),
      {},
    ),
    ...[gmia.direct, gmia.threshold, gmia.lira, gmia.rmia].map(one =>
      call(
        `attackWith ${one.name}`,
        (...args) => gmia.attackWith(one as never, ...(args as unknown as [never, never, never])),
        fc.tuple(...both),
        { of: gmia.attackWith },
      ),
    ),
    call(
      'attackByShadows',
      gmia.attackByShadows,
      fc.tuple(
        ...both,
        options({
          models: fc.integer({ min: 1, max: 2 }),
          perModel: fc.integer({ min: 1, max: 5 }),
          steps: fc.integer({ min: 1, max: 3 }),
          seed,
        }),
      ),
      {},
    ),
    call(
      'trainShadowAttack',
      gmia.trainShadowAttack,
      fc.tuple(
        refs,
        options({
          models: fc.integer({ min: 1, max: 2 }),
          perModel: fc.integer({ min: 1, max: 5 }),
          steps: fc.integer({ min: 1, max: 3 }),
          seed,
        }),
      ),
    ),
    method('ShadowAttack.attack', shadow, 'attack', fc.tuple(fc.constant(shadow), trgts, chosen), { any: /sizes/ }),
    call(
      'attackByLabels',
      gmia.attackByLabels,
      fc.tuple(
        ...both,
        options({
          copies: fc.integer({ min: 1, max: 3 }),
          noise: fc.constantFrom(0.1, 'tuned'),
          flip: share,
          calibrate: fc.boolean(),
          batch: fc.constant(5),
          seed,
        }),
      ),
      { any: /noise/ },
    ),
    call(
      'attackIndirectly',
      gmia.attackIndirectly,
      fc.tuple(
        refs,
        trgts,
        fc.constant(selection.only([0, 1])),
        fc
          .record({ ...finding, ...judging }, { requiredKeys: ['queries', 'keep', 'theta', 'iterations'] })
          .filter(({ crossFit, spread }) => !(crossFit && spread === 'blocks')), // of six references three would judge
      ),
      { nan: true },
    ),
    call(
      'findQueries',
      gmia.findQueries,
      fc.tuple(
        refs,
        fc.constant(new gmia.Records(toy, [records.indices[0]])),
        fc.record(finding, { requiredKeys: ['queries', 'keep', 'theta', 'iterations'] }),
      ),
    ),
    method('IndirectResult.named', indirect, 'named', fc.tuple(fc.constant(indirect), fc.string()), { nan: true }),
    method('IndirectResult.record', indirect, 'record', fc.tuple(fc.constant(indirect), position), { nan: true }),
    method('IndirectResult.combinedBy', indirect, 'combinedBy', fc.tuple(fc.constant(indirect), fc.record(judging)), {
      nan: true,
    }),
    method('IndirectResult.judgement', indirect, 'judgement', fc.tuple(fc.constant(indirect), position)),
    method('IndirectResult.queryTable', indirect, 'queryTable', fc.tuple(fc.constant(indirect))),
    call(
      'randomQueries',
      gmia.randomQueries,
      fc.tuple(dataset, fc.nat(15), options({ count: fc.integer({ min: 1, max: 5 }), seed, sigma: share })),
      { any: /image|sigma/, nan: true },
    ),
    call(
      'noisyQueries',
      gmia.noisyQueries,
      fc.tuple(dataset, fc.nat(15), options({ count: fc.integer({ min: 1, max: 5 }), seed, sigma: share })),
      { any: /image|sigma/, nan: true },
    ),
    call(
      'uniformQueries',
      gmia.uniformQueries,
      fc.tuple(dataset, options({ count: fc.integer({ min: 1, max: 5 }), seed })),
      { any: /image|sigma/, nan: true },
    ),
    call('clusterQueries', gmia.clusterQueries, fc.tuple(matrix(number, 5, 3), fc.integer({ min: 1, max: 5 }))),
    call('influence', gmia.influence, fc.tuple(list(share, 2, 2), list(share, 2, 2))),
    call(
      'optimiseQueries',
      gmia.optimiseQueries,
      fc.tuple(
        fc.constant(references.architecture),
        fc.constant(toy),
        fc.constant(references.models.map(({ weights }) => weights)),
        fc.constant(references.models.map(({ weights }) => weights)),
        fc.constant({ values: Float32Array.of(0.1, 0.2), width: 2 }),
        fc.constant({
          label: 1,
          gamma: 0.1,
          step: 0.1,
          iterations: 2,
          low: Float32Array.of(-1, -1),
          high: Float32Array.of(1, 1),
        }),
      ),
    ),
    call(
      'liraOffline',
      gmia.liraOffline,
      fc.tuple(fc.record({ reference: matrix(loss, 3, 2), target: matrix(loss, 2, 2) }), gaussian),
    ),
    call(
      'liraOnline',
      gmia.liraOnline,
      fc.tuple(
        fc.record({ target: matrix(loss, 6, 1), truth: fc.constant(Uint8Array.of(1, 0, 0, 1, 1, 0)) }),
        gaussian,
      ),
    ),
    call(
      'rmiaScores',
      gmia.rmiaScores,
      fc.tuple(
        fc.record({
          reference: matrix(loss, 3, 2),
          target: matrix(loss, 2, 2),
          population: fc.record({
            reference: matrix(loss, 3, 3),
            target: matrix(loss, 2, 3),
            trained,
          }),
        }),
        options({ gamma: fc.constant(2), a: fc.constant(0.3) }),
      ),
    ),
    call(
      'infoRmiaScores',
      gmia.infoRmiaScores,
      fc.tuple(
        fc.record({
          reference: matrix(loss, 3, 2),
          target: matrix(loss, 2, 2),
          population: fc.record({ reference: matrix(loss, 3, 3), target: matrix(loss, 2, 3), trained }),
        }),
        options({ a: share }),
      ),
    ),
    call(
      'bavariaOffline',
      gmia.bavariaOffline,
      fc.tuple(fc.record({ reference: matrix(loss, 3, 2), target: matrix(loss, 2, 2) })),
    ),
    call(
      'bavariaOnline',
      gmia.bavariaOnline,
      fc.tuple(fc.record({ target: matrix(loss, 6, 1), truth: fc.constant(Uint8Array.of(1, 0, 0, 1, 1, 0)) })),
    ),
    call(
      'pmiaScores',
      gmia.pmiaScores,
      fc.tuple(
        fc.record({
          reference: matrix(loss, 3, 2),
          target: matrix(loss, 2, 2),
          classes: fc.constant([0, 1]),
          population: fc.record({ reference: matrix(loss, 3, 3), trained, classes: fc.constant([0, 1, 0]) }),
        }),
        options({ proxies, nearest: fc.integer({ min: 1, max: 5 }) }),
      ),
    ),
    call(
      'qmiaScores',
      gmia.qmiaScores,
      fc.tuple(
        fc.record({ target: matrix(loss, 2, 2), features: matrix(number, 2, 3), classes: fc.constant([0, 1]) }),
        fc.record({
          target: matrix(loss, 2, 5),
          features: matrix(number, 5, 3),
          classes: fc.constant([0, 1, 0, 0, 1]),
        }),
      ),
    ),
  ];
};
