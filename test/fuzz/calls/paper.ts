import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call, method } from '../call';
import type { World } from '../world';
import { list, options, seed, share } from './arbitraries';

const { paper, contract } = gmia;

export const paperCalls = ({ references, records, recorded, bands, folder }: World): readonly Call[] => {
  const row = fc.record({
    exhibit: fc.constantFrom('T1', 'T6'),
    setting: fc.constant('cancer'),
    metric: fc.constant('precision'),
    measure: fc.constant('precision'),
    paper: fc.option(share),
    ours: fc.option(share),
    low: fc.constant(0),
    high: fc.constant(1),
    n: fc.nat(10),
  });
  const rows = list(row, 0, 3);
  const claims = list(
    fc.record({ claim: fc.string(), holds: fc.constantFrom(true, false, null), found: fc.string() }),
    0,
    3,
  );
  /** Calls that work through whole experiments: right ones take minutes, so only what they refuse is called. */
  const long = (name: string, of: (...args: never[]) => unknown, args: fc.Arbitrary<unknown[]> = fc.constant([null])) =>
    call(`paper.${name}`, of, args, { long: true });
  const runs = {
    attackedModels: paper.attackedModels,
    auditSettings: paper.auditSettings,
    betterSelection: paper.betterSelection,
    calibrationExhibit: paper.calibrationExhibit,
    figure1: paper.figure1,
    figure12: paper.figure12,
    openIndirect: paper.openIndirect,
    openPenalty: paper.openPenalty,
    openSelection: paper.openSelection,
    otherAttacks: paper.otherAttacks,
    serveTargets: paper.serveTargets,
    servedAnswers: paper.servedAnswers,
    splitBands: paper.splitBands,
    spreadExhibit: paper.spreadExhibit,
    table1: paper.table1,
    table2: paper.table2,
    table3: paper.table3,
    table4: paper.table4,
    table5: paper.table5,
    table6: paper.table6,
    table7: paper.table7,
    whichRecords: paper.whichRecords,
  };
  const readers = {
    attacksOverSplits: paper.attacksOverSplits,
    calibrationTable: paper.calibrationTable,
    falseDiscoveriesTable: paper.falseDiscoveriesTable,
    figure12Claims: paper.figure12Claims,
    openCharts: paper.openCharts,
    openTable: paper.openTable,
    openWords: paper.openWords,
    overSplitsLines: paper.overSplitsLines,
    rankingLines: paper.rankingLines,
    rankingWords: paper.rankingWords,
    sharedNullTable: paper.sharedNullTable,
    spreadTable: paper.spreadTable,
    table2Claims: paper.table2Claims,
    table3Claims: paper.table3Claims,
    table4Claims: paper.table4Claims,
    table5Claims: paper.table5Claims,
    tailNullTable: paper.tailNullTable,
    togetherWords: paper.togetherWords,
  };
  const pictures = {
    figure2: paper.figure2,
    figure3: paper.figure3,
    figure4: paper.figure4,
    figure5: paper.figure5,
    figure6: paper.figure6,
    figure7: paper.figure7,
  };
  const base = fc.constant({ exhibit: 'T1', setting: 'cancer' });
  return [
    ...Object.entries(runs).map(([name, of]) => long(name, of)),
    ...Object.entries(readers).map(([name, of]) => long(name, of)),
    ...Object.entries(pictures).map(([name, of]) => call(`paper.${name}`, of, fc.tuple())),
    long('prepare', paper.prepare, fc.constant([null, null])),
    long('prepareVariant', paper.prepareVariant, fc.constant([null, null])),
    long('runExhibit', paper.runExhibit, fc.constant([null, null])),
    long('announce', paper.announce, fc.constant([null, null])),
    long('trainingsOf', paper.trainingsOf, fc.constant([null, null])),
    long('tablesOf', paper.tablesOf, fc.constant([null, null])),
    long('claimsOverSplits', paper.claimsOverSplits, fc.constant([null, null])),
    call(
      'paper.currentRun',
      paper.currentRun,
      fc.tuple(
        fc.record(
          {
            GMIA_PROFILE: fc.constantFrom('smoke', 'laptop'),
            GMIA_SEED: fc.constantFrom('1', '7'),
            GMIA_ONLY: fc.constant('cancer'),
            GMIA_SPLITS: fc.constant('cancer=2'),
            GMIA_STEPS: fc.constant('cancer=30'),
            GMIA_REFERENCES: fc.constant('cancer=3'),
            GMIA_TARGETS: fc.constant('cancer=4'),
          },
          { requiredKeys: [] },
        ),
      ),
      { any: /./ },
    ),
    call('paper.isService', paper.isService, fc.tuple(fc.constant('cancer'))),
    call('paper.isInside', paper.isInside, fc.tuple(row), { any: /ours|paper|low|high/ }),
    call(
      'paper.makeRow',
      paper.makeRow,
      fc.tuple(
        base,
        fc.record({ measure: fc.constant('precision'), ours: share, paper: share, low: share, high: share }),
      ),
    ),
    call(
      'paper.baseRow',
      paper.baseRow,
      fc.tuple(
        fc.constant('T1'),
        fc.constant({ name: 'cancer', references, note: 'n', notes: ['n'] }),
        fc.constant({ records: 'all', chosen: records }),
      ),
    ),
    call('paper.besideChart', paper.besideChart, fc.tuple(rows, fc.record({ title: fc.string() })), {
      any: /measure|metric|ours|paper|low|high/,
    }),
    call('paper.paperBesideOurs', paper.paperBesideOurs, fc.tuple(rows, fc.constant(['precision'])), {
      any: /ours|paper|low|high/,
    }),
    call('paper.reportRows', paper.reportRows, fc.tuple(fc.constant('fuzz'), rows), { any: /ours|paper|low|high/ }),
    call(
      'reportNumbers',
      gmia.reportNumbers,
      fc.tuple(fc.record({ precision: fc.option(share), recall: fc.constant({ value: 0.5, low: 0, high: 1 }) })),
      { any: /precision|recall/ },
    ),
    call('compareRuns', gmia.compareRuns, fc.tuple(fc.record({ rows }), fc.record({ rows, claims: fc.constant([]) })), {
      any: /rows|claims/,
    }),
    call('paper.reportClaims', paper.reportClaims, fc.tuple(fc.constant('fuzz'), claims)),
    call('paper.claimRows', paper.claimRows, fc.tuple(claims)),
    call('paper.table1Claims', paper.table1Claims, fc.tuple(rows), { any: /ours|paper|low|high/ }),
    call('paper.table6Claims', paper.table6Claims, fc.tuple(rows), { any: /ours|paper|low|high/ }),
    call(
      'paper.combinationNull',
      paper.combinationNull,
      fc.tuple(fc.record({ seed, draws: fc.integer({ min: 1, max: 5 }) })),
    ),
    call(
      'paper.tailNull',
      paper.tailNull,
      fc.tuple(fc.record({ seed, k: fc.constant([5]), draws: fc.integer({ min: 1, max: 5 }) })),
    ),
    call('paper.sharedNull', paper.sharedNull, fc.tuple(fc.record({ seed, sets: fc.constant(2) }))),
    call(
      'paper.repeatOverSplits',
      paper.repeatOverSplits,
      fc.tuple(
        fc.constant(() => []),
        options({ splits: fc.integer({ min: 2, max: 4 }), seed, leaveOut: fc.integer({ min: 0, max: 1 }) }),
      ),
      {},
    ),
    call('contract.tail', contract.tail, fc.tuple(fc.constant(gmia.stats.tails.rank))),
    call('contract.attack', contract.attack, fc.tuple(fc.constant(gmia.threshold))),
    call(
      'contract.selectionRule',
      contract.selectionRule,
      fc.tuple(fc.constant(Object.values(gmia.selectionRules)[0])),
    ),
    call('contract.models', contract.models, fc.tuple(fc.constantFrom(references, recorded), fc.constant(records))),
    call('contract.store', contract.store, fc.tuple(fc.constant(gmia.store.memoryStore()))),
    call('contract.remote', contract.remote, fc.tuple(fc.constant(gmia.store.folderRemote(folder)))),
    call('contract.trainer', contract.trainer, fc.constant([null]), { long: true }),
    call('contract.executor', contract.executor, fc.constant([null]), { long: true }),
    method(
      'Bands.lines',
      bands,
      'lines',
      fc.tuple(
        fc.constant(bands),
        fc.constant(() => true),
      ),
    ),
    method('Bands.toFrame', bands, 'toFrame', fc.tuple(fc.constant(bands))),
  ];
};
