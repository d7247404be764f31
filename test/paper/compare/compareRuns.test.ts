import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableOf } from '../../../src/display/table';
import { compareRuns } from '../../../src/paper/compare/compareRuns';
import { sameRows } from '../../../src/paper/compare/sameRows';
import type { EarlierResults } from '../../../src/paper/report/results';
import type { Row } from '../../../src/paper/report/row';

const row = (metric: string, ours: number | null, low?: number, high?: number, more: Partial<Row> = {}): Row => ({
  exhibit: 'T1',
  setting: 'cancer',
  metric,
  paper: null,
  ours,
  ...(low !== undefined && { low, high }),
  ...more,
});
const results = (rows: Row[], more: Partial<EarlierResults> = {}): EarlierResults => ({
  profile: 'smoke',
  seed: 1,
  commit: 'a',
  machine: 'm',
  rows,
  claims: [],
  ...more,
});
const far = (before: Row, after: Row) => compareRuns(results([before]), results([after])).rows[0].far;
const band = { over: 'splits', level: 0.8 } as const;

describe('compareRuns', () => {
  describe('judges a number', () => {
    it('by the interval of the difference: 3, 4 and 5 make the unit', () => {
      assert.equal(far(row('a', 10, 8, 13), row('a', 20, 16, 21)), 2);
      assert.equal(far(row('a', 20, 16, 21), row('a', 10, 8, 13)), 2);
      assert.equal(far(row('a', 10, 8, 13), row('a', 12.5, 8.5, 13)), 0.5);
    });
    it('as not moved where it is the same, also without any width, and as moved where two exact ones differ', () => {
      assert.equal(far(row('a', 1, 1, 1), row('a', 1, 1, 1)), 0);
      assert.equal(far(row('a', 1, 1, 1), row('a', 2, 2, 2)), Infinity);
    });
    it('that is a median by the bands: each has to lie outside the other', () => {
      assert.equal(far(row('a', 10, 8, 12, band), row('a', 16, 15, 17, band)), 3);
      assert.equal(far(row('a', 10, 8, 20, band), row('a', 16, 15, 17, band)), 0.6);
      assert.equal(far(row('a', 10, 10, 10, band), row('a', 16, 4, 18, band)), 0.5);
    });
    it('not where there is no number, no interval, a range of few splits, or a median beside a number', () => {
      const few = { over: 'splits', level: 0.5 } as const;
      for (const [before, after] of [
        [row('a', null), row('a', 1, 0, 2)],
        [row('a', 1), row('a', 5)],
        [row('a', 1, 0, 2), row('a', 5)],
        [row('a', 1, 0, 2, few), row('a', 5, 4, 6, few)],
        [row('a', 1, 0, 2, { ...band, n: 8 }), row('a', 5, 4, 6, { ...band, n: 9 })],
        [row('a', 1, 0, 2), row('a', 5, 4, 6, { level: 0.8 })],
      ])
        assert.equal(far(before, after), null);
    });
  });

  it('sorts by how far numbers moved, and shows those beyond their intervals, or all', () => {
    const compared = compareRuns(
      results([row('still', 1, 0, 2), row('little', 10, 7, 13), row('much', 10, 7, 13, { cutoff: 0.01 }), row('x', 1)]),
      results([
        row('still', 1, 0, 2),
        row('little', 20, 16, 24),
        row('much', 30, 26, 34, { cutoff: 0.01 }),
        row('x', 2),
      ]),
    );
    assert.deepEqual(
      compared.rows.map(({ metric, far }) => [metric, far]),
      [
        ['much', 4],
        ['little', 2],
        ['still', 0],
        ['x', null],
      ],
    );
    const { columns, values } = compared.table();
    assert.deepEqual(columns, ['exhibit', 'setting', 'number', 'p ≤', 'run 1', 'run 2', 'moved by']);
    assert.deepEqual(values, [
      ['T1', 'cancer', 'much', 0.01, '10 [7.0, 13.0]', '30 [26.0, 34.0]', 4],
      ['T1', 'cancer', 'little', null, '10 [7.0, 13.0]', '20 [16.0, 24.0]', 2],
    ]);
    const frame = compared.toFrame();
    assert.deepEqual(frame.columns.slice(3), [
      'p ≤',
      ...['run 1', 'run 2'].flatMap(name => [name, `${name}, low`, `${name}, high`]),
      'moved by',
    ]);
    assert.deepEqual(
      (frame.values as unknown[][]).map(line => line.slice(2)),
      [
        ['much', 0.01, 10, 7, 13, 30, 26, 34, 4],
        ['little', null, 10, 7, 13, 20, 16, 24, 2],
        ['still', null, 1, 0, 2, 1, 0, 2, 0],
        ['x', null, 1, null, null, 2, null, null, null],
      ],
    );
    const table = tableOf(compared)!;
    assert.equal(table.rows.length, 2);
    assert.match(table.warnings[0], /^2 of 3 numbers with intervals moved beyond them; by luck alone about 0 would/);
    assert.match(table.warnings[1], /one seed/);
  });

  it('says what differs in how they were made, also what only one wrote down', () => {
    const compared = compareRuns(
      results([], { seed: 2, commit: 'b' }),
      results([], { versions: { node: '20' } } as Partial<EarlierResults>),
    );
    assert.deepEqual(compared.settings, [
      { name: 'seed', values: [2, 1] },
      { name: 'commit', values: ['b', 'a'] },
      { name: 'versions', values: [undefined, { node: '20' }] },
    ]);
    assert.equal(compared.warnings.length, 1);
  });

  it('names numbers that a run lacks, and claims with another verdict', () => {
    const claim = (holds: boolean | null, text = 'It holds.') => ({ exhibit: 'T1', claim: text, holds, found: 'f' });
    const compared = compareRuns(
      results([row('both', 1), row('first', 1)], { claims: [claim(true), claim(false, 'same'), claim(true, 'gone')] }),
      results([row('both', 1), row('second', 1)], { claims: [claim(null), claim(false, 'same')] }),
    );
    assert.deepEqual(
      compared.incomplete.map(({ metric, rows }) => [metric, rows.map(one => one !== undefined)]),
      [
        ['first', [true, false]],
        ['second', [false, true]],
      ],
    );
    assert.deepEqual(
      compared.claims.map(({ claim, verdicts }) => [claim, verdicts.map(one => one?.holds)]),
      [['It holds.', [true, null]]],
    );
  });

  it('sets several against the first', () => {
    const { rows, names } = compareRuns(
      results([row('a', 10, 7, 13)]),
      results([row('a', 10, 6, 14)]),
      results([row('a', 20, 16, 24)]),
    );
    assert.deepEqual([names, rows[0].far], [['run 1', 'run 2', 'run 3'], 2]);
  });

  describe('reads files', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'gmia-compare-'));
      writeFileSync(join(folder, 'results.json'), JSON.stringify(results([row('a', 10, 7, 13)])));
      writeFileSync(join(folder, 'old.json'), JSON.stringify({ rows: [row('a', 20, 16, 24)] }));
    });
    after(() => rmSync(folder, { recursive: true }));

    it('by their path or their folder, and of earlier versions what is there', () => {
      const { names, moved, settings } = compareRuns(folder, join(folder, 'old.json'));
      assert.deepEqual([names, moved.length], [[folder, join(folder, 'old.json')], 1]);
      assert.deepEqual(
        settings.map(({ name }) => name),
        ['profile', 'seed', 'commit', 'machine'],
      );
    });

    for (const [what, content, message] of [
      ['no JSON', 'rows', /the results\.json of a report, got ".*wrong\.json"\. It cannot be read/],
      ['other JSON', '{"cells":[]}', /wrong\.json to be the results of a report, with a list of rows, got .*cells/],
      ['null', 'null', /wrong\.json to be the results of a report/],
      ['rows that are none', '{"rows":[{"exhibit":"T1"}]}', /rows with exhibit, setting and metric in .*wrong\.json/],
      [
        'claims that are none',
        '{"rows":[],"claims":[null]}',
        /claims in .*wrong\.json with what is claimed, got "null"/,
      ],
    ] as const)
      it(`refuses ${what}, with the path`, () => {
        const file = join(folder, 'wrong.json');
        writeFileSync(file, content);
        assert.throws(() => compareRuns(folder, file), { name: 'RangeError', message });
      });

    it('refuses a path where nothing is, a single report, and what is no path', () => {
      assert.throws(() => compareRuns(folder, join(folder, 'not')), /results\.json of a report.*not".*no such file/);
      assert.throws(() => compareRuns(join(folder, '..', 'nowhere'), folder), /nowhere/);
      assert.throws(() => compareRuns(folder), /two reports or more, got 1/);
      assert.throws(() => compareRuns(folder, 5 as never), { name: 'RangeError', message: /run 2 to be the results/ });
    });
  });
});

describe('sameRows', () => {
  it('lets thresholds differ from run to run, and tells numbers apart by them only within a run', () => {
    const chosen = [[row('a', 1, 0, 2, { delta: 0.1 })], [row('a', 3, 2, 4, { delta: 0.2 })]];
    assert.deepEqual(
      sameRows(chosen).map(group => group.map(one => one?.ours)),
      [[1, 3]],
    );
    const at = (delta: number) => row('a', delta, 0, 2, { delta });
    assert.deepEqual(
      sameRows([[at(1), at(2)], [at(2)]]).map(group => group.map(one => one?.ours)),
      [
        [1, undefined],
        [2, 2],
      ],
    );
  });

  it('tells trainings apart before thresholds, which may be chosen for each', () => {
    const at = (steps: number, delta: number) => row('a', steps, 0, 2, { steps, delta });
    assert.deepEqual(
      sameRows([
        [at(1, 0.1), at(2, 0.2)],
        [at(1, 0.3), at(2, 0.4)],
      ]).map(group => group.map(one => one?.ours)),
      [
        [1, 1],
        [2, 2],
      ],
    );
    assert.equal(sameRows([[at(1, 0.1)], [at(2, 0.1)]]).length, 1);
  });

  it('leaves out what was varied', () => {
    const runs = [[row('a', 1, 0, 2, { cutoff: 0.01 })], [row('a', 2, 0, 2, { cutoff: 0.05 })]];
    assert.equal(sameRows(runs).length, 2);
    assert.equal(sameRows(runs, ['cutoff']).length, 1);
  });
});
