import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call, method } from '../call';
import type { World } from '../world';
import { inner, list, number, options, share } from './arbitraries';

/** Scores of one attack on 4 targets and 3 records. */
const [targets, width] = [4, 3];
const pairs = targets * width;
const truth = Uint8Array.from({ length: pairs }, (_, i) => ((i % width) + Math.floor(i / width)) % 2);

const scored = (name = 'mine') =>
  list(number, pairs, pairs).map(values => ({
    name,
    score: { values: Float64Array.from(values), width },
    truth,
    warnings: [] as string[],
  }));

const judged = list(share, pairs, pairs).map(values => {
  const p = { values: Float64Array.from(values), width };
  return {
    name: 'p',
    method: 'rank',
    references: 9,
    beyondRanks: null,
    p,
    score: { values: p.values.map(one => -one), width },
    truth,
    warnings: [] as string[],
  };
});

/** A rate within its interval. */
const rate = fc.tuple(share, share, share).map(three => {
  const [low, value, high] = three.sort((a, b) => a - b);
  return { low, value, high };
});

const halved = scored().map(one => ({
  ...one,
  truth: truth.map((_, i) => (i % (2 * width) < width ? truth[i] : 1 - truth[i - width])),
  inclusion: 'halvings' as const,
}));
const coined = scored().map(one => ({ ...one, inclusion: 'coins' as const }));

const two = fc.tuple(scored('one'), scored('two')).map(both => [...both]);

const within = (value: number | null) => assert.ok(value === null || (value >= 0 && value <= 1), String(value));

export const evaluateCalls = (world: World): readonly Call[] => {
  const { result, scores, risks, selection, records } = world;
  return [
    call('evaluate', gmia.evaluate, fc.tuple(judged, options({ cutoff: share, prior: inner })), {
      right: ({ tp, fp, members, nonMembers }: gmia.Evaluation) => {
        assert.equal(members + nonMembers, pairs);
        assert.ok(tp <= members && fp <= nonMembers);
      },
    }),
    call('evaluate (scores)', gmia.evaluate, fc.tuple(scored(), fc.record({ threshold: number }))),
    call('precisionAtPrior', gmia.precisionAtPrior, fc.tuple(rate, rate, inner), {
      right: ({ value }: { value: number | null }) => within(value),
    }),
    call('precisionRecall', gmia.precisionRecall, fc.tuple(fc.oneof(judged, scored())), {
      any: /references|score|name|method|warnings/,
    }),
    call('recordAucs', gmia.recordAucs, fc.tuple(scored()), { nan: true }),
    call('meanRecordAuc', gmia.meanRecordAuc, fc.tuple(scored()), { right: within }),
    call('roc', gmia.roc, fc.tuple(scored()), { nan: true }),
    call('rocCorners', gmia.rocCorners, fc.tuple(scored(), inner)),
    call(
      'partialAuc',
      gmia.partialAuc,
      fc.tuple(
        scored(),
        share.filter(one => one > 0),
      ),
      {
        right: (area: number | null) => assert.ok(area === null || (area >= 0 && area <= 1), `${area}`),
      },
    ),
    call('tprAt', gmia.tprAt, fc.tuple(scored(), share), {
      right: ({ realised, tpr, fpr }: gmia.TprAt) => {
        assert.ok(realised.value! <= fpr);
        within(tpr.value);
      },
    }),
    call('auc', gmia.auc, fc.tuple(scored(), options({ level: inner })), {
      right: ({ value }: gmia.Auc) => within(value),
    }),
    call('compareTpr', gmia.compareTpr, fc.tuple(scored('one'), scored('two'), share)),
    call('rankByTpr', gmia.rankByTpr, fc.tuple(two, share, options({ bounds: fc.constant(['one']) })), {
      right: (ranked: gmia.Ranked[]) =>
        assert.deepEqual(
          ranked.map(({ rank }) => rank),
          [1, 2],
        ),
    }),
    call('calibration', gmia.calibration, fc.tuple(judged, options({ alphas: list(share, 1, 3) }))),
    call(
      'discoveries',
      gmia.discoveries,
      fc.tuple(judged, options({ target: fc.nat(targets - 1), cutoff: share, q: inner })),
    ),
    call(
      'falseDiscoveries',
      gmia.falseDiscoveries,
      fc.tuple(judged, options({ cutoff: share, q: inner, procedure: fc.constantFrom('BH', 'BY') })),
    ),
    call(
      'planReferences',
      gmia.planReferences,
      fc.tuple(
        fc.record({
          records: fc.integer({ min: 3, max: 50 }),
          claims: list(fc.integer({ min: 1, max: 3 }), 0, 2),
          q: list(inner, 0, 2),
          effects: list(number, 0, 2),
          procedure: fc.constantFrom('BH', 'BY'),
        }),
      ),
      { right: ({ lines }: gmia.ReferencePlan) => assert.ok(lines.every(({ references }) => references >= 1)) },
    ),
    call(
      'auditByThreshold',
      gmia.auditByThreshold,
      fc.tuple(halved, options({ delta: inner, level: inner, inclusion: fc.constant('halvings') })),
      { right: ({ mostExposed }: gmia.ThresholdAudit) => assert.ok(mostExposed.epsilon >= 0) },
    ),
    call(
      'auditInOneRun',
      gmia.auditInOneRun,
      fc.tuple(coined, options({ delta: inner, level: inner, target: fc.nat(targets - 1) })),
      { right: ({ epsilon, mu }: gmia.OneRunAudit) => assert.ok(epsilon >= 0 && mu >= 0) },
    ),
    call('agreement', gmia.agreement, fc.tuple(two, options({ fpr: share }))),
    call('recordRisks', gmia.recordRisks, fc.tuple(scored(), options({ targets: fc.constant(world.targets) })), {
      nan: true,
    }),
    call('negativeControl', gmia.negativeControl, fc.tuple(fc.constant(world.targets)), { nan: true }),
    call('reliability', gmia.reliability, fc.tuple(fc.constant(result), list(fc.nat(3), 0, 2)), { nan: true }),
    call(
      'describeRecords',
      gmia.describeRecords,
      fc.tuple(
        fc.oneof(two, fc.constant([result, scores])),
        options({
          target: fc.nat(3),
          fpr: share,
          of: fc.constantFrom('any of them'),
          sortBy: fc.constantFrom('flags'),
        }),
      ),
    ),
    call(
      'describeRecords (risks)',
      gmia.describeRecords,
      fc.tuple(
        fc.constant([result, scores]),
        fc.record({ risks: fc.constant(risks), sortBy: fc.constantFrom('risk', 'flags') }),
      ),
    ),
    method('Calibration.named', world.calibration, 'named', fc.tuple(fc.constant(world.calibration), fc.string())),
    method('Calibration.toFrame', world.calibration, 'toFrame', fc.tuple(fc.constant(world.calibration))),
    method('Discoveries.toFrame', world.discoveries, 'toFrame', fc.tuple(fc.constant(world.discoveries))),
    method(
      'FalseDiscoveries.toFrame',
      world.falseDiscoveries,
      'toFrame',
      fc.tuple(fc.constant(world.falseDiscoveries)),
    ),
    method('Evaluation.table', world.evaluation, 'table', fc.tuple(fc.constant(world.evaluation))),
    method('Evaluation.toFrame', world.evaluation, 'toFrame', fc.tuple(fc.constant(world.evaluation))),
    method('Agreement.table', world.agreement, 'table', fc.tuple(fc.constant(world.agreement))),
    method('Agreement.counts', world.agreement, 'counts', fc.tuple(fc.constant(world.agreement))),
    method('Agreement.toFrame', world.agreement, 'toFrame', fc.tuple(fc.constant(world.agreement))),
    method('RecordTable.table', world.table, 'table', fc.tuple(fc.constant(world.table))),
    method('RecordTable.toFrame', world.table, 'toFrame', fc.tuple(fc.constant(world.table))),
    method('RecordTable.cells', world.table, 'cells', fc.tuple(fc.constant(world.table))),
    method('RecordRisks.positions', risks, 'positions', fc.tuple(fc.constant(risks), fc.constant(records))),
    method('RecordRisks.exposedAt', risks, 'exposedAt', fc.tuple(fc.constant(risks), inner)),
    method('RecordRisks.cutoffAt', risks, 'cutoffAt', fc.tuple(fc.constant(risks), inner)),
    method('RecordRisks.controlAt', risks, 'controlAt', fc.tuple(fc.constant(risks), inner)),
    method('RecordRisks.top', risks, 'top', fc.tuple(fc.constant(risks), fc.nat(4))),
    method('RecordRisks.found', risks, 'found', fc.tuple(fc.constant(risks), fc.nat(4), fc.constant(records))),
    method('RecordRisks.toFrame', risks, 'toFrame', fc.tuple(fc.constant(risks))),
    method('ScoreResult.named', result, 'named', fc.tuple(fc.constantFrom(result, scores), fc.string())),
    method('ScoreResult.record', result, 'record', fc.tuple(fc.constantFrom(result, scores), fc.nat(3))),
    method('ScoreResult.table', result, 'table', fc.tuple(fc.constantFrom(result, scores))),
    method('ScoreResult.toFrame', result, 'toFrame', fc.tuple(fc.constantFrom(result, scores))),
    call('ScoreResult', fields => new gmia.ScoreResult(fields), fc.tuple(fc.oneof(judged, scored())), {
      of: gmia.ScoreResult,
      any: /truth/, // measures look at what is in it
    }),
    method('Selection.toFrame', selection, 'toFrame', fc.tuple(fc.constant(selection))),
  ];
};
