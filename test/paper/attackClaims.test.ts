import assert from 'node:assert/strict';
import type { AttackResult } from '../../src/attack/result';
import { evaluate } from '../../src/evaluate/evaluation';
import { table1Claims } from '../../src/paper/exhibits/table1';
import { table2 } from '../../src/paper/exhibits/table2';
import { table2Claims } from '../../src/paper/exhibits/table2Claims';
import { table6Claims } from '../../src/paper/exhibits/table6';
import type { Row } from '../../src/paper/report/row';
import { temporaryStore } from '../models/temporaryStore';
import { smallRun } from './smallRun';

const verdicts = (claims: { holds: boolean | null }[]) => claims.map(({ holds }) => holds);

describe('claims of table 1', () => {
  const row = (
    setting: string,
    metric: string,
    paper: number,
    hits: number,
    low: number,
    high: number,
    n: number,
  ): Row => ({ exhibit: 'T1', setting, metric, cutoff: 0.01, paper, ours: hits / n, low, high, n });
  const rows = [
    row('mnist', 'precision', 0.9336, 95, 0.89, 0.98, 100),
    row('mnist', 'recall', 0.7388, 70, 0.6, 0.79, 100),
    row('mnist-google', 'precision', 1, 2, 0.09, 0.99, 3),
    row('mnist-google', 'recall', 0.04, 2, 0.002, 0.07, 100),
  ];

  it('are judged by intervals, with the numbers of the paper', () => {
    const claims = table1Claims(rows);
    assert.deepEqual(verdicts(claims), [true, null, true]);
    assert.match(claims[0].claim, /^MNIST: .*93\.36 %/);
    assert.match(claims[2].claim, /73\.88 % against 4 %/);
    assert.equal(claims[2].found, '70.0 % [60.0, 79.0] of 100 against 2.0 % [0.2, 7.0] of 100');
  });
  it('leave out settings that are not in the run, and tell why one was skipped', () => {
    const skipped: Row = {
      exhibit: 'T1',
      setting: 'adult',
      metric: 'precision',
      cutoff: 0.01,
      paper: 0.7391,
      ours: null,
      skipped: 'no data',
      note: 'Skipped: no data',
    };
    assert.deepEqual(
      table1Claims([skipped]).map(one => [one.holds, one.found, one.skipped]),
      [[null, 'Skipped: no data', true]],
    );
    assert.deepEqual(table1Claims([]), []);
  });
  it('do not count the other rows of the table', () => {
    assert.deepEqual(table1Claims(rows.map(one => ({ ...one, exhibit: 'T1-matched' }))), []);
    assert.deepEqual(table1Claims(rows.map(one => ({ ...one, cutoff: 0.001 }))), []);
  });
});

describe('claims of table 6', () => {
  const accuracy = (setting: string, train: number | null, test: number | null): Row[] => [
    { exhibit: 'T6', setting, metric: 'train accuracy', paper: 0.99, ours: train, note: 'Skipped: no data' },
    { exhibit: 'T6', setting, metric: 'test accuracy', paper: 0.98, ours: test, note: 'Skipped: no data' },
  ];
  it('are a small gap for each setting, and that the local network is the more accurate', () => {
    const claims = table6Claims([
      ...accuracy('adult', null, null),
      ...accuracy('mnist', 0.999, 0.95),
      ...accuracy('mnist-google', 0.905, 0.9),
    ]);
    assert.deepEqual(verdicts(claims), [null, false, true, true]);
    assert.equal(claims[0].found, 'Skipped: no data');
    assert.match(claims[1].found, /0\.0490 apart/);
    assert.match(claims[3].found, /5\.0 points$/);
  });
  it('do without the comparison where one of both is missing', () =>
    assert.equal(table6Claims(accuracy('mnist', 0.999, 0.95)).length, 1));
});

describe('claims of table 2', () => {
  temporaryStore();

  it('set the records that looser thresholds add against those of the strictest', async () => {
    const table = await table2(smallRun('mnist', 'cancer'));
    const claims = table2Claims(table);
    assert.deepEqual(
      claims.map(({ claim }) => /^(\w+): .*lowers the (\w+)/.exec(claim)!.slice(1)),
      table.results.flatMap(({ title }) => [
        [title, 'precision'],
        [title, 'recall'],
      ]),
    );
    for (const [
      i,
      {
        attacks: [strict, ...loose],
      },
    ] of table.results.entries()) {
      const added = new Set(loose.flatMap(attack => [...attack.selection!.positions]));
      for (const position of strict.selection!.positions) added.delete(position);
      const { found } = claims[2 * i + 1];
      assert.ok(found.includes(`on the ${added.size} records they add`), found);
      if (added.size === 0) assert.equal(claims[2 * i + 1].holds, null);
    }
  });

  it('count each added record once, and hold only where it does worse', () => {
    // Three records on 40 targets; the first is found on every target with it, the others on none or at random.
    const attack = (positions: number[]) => {
      const p = Float64Array.from({ length: 40 * positions.length }, (_, i) => {
        const target = Math.floor(i / positions.length);
        const record = positions[i % positions.length];
        return record === 0 ? (target % 2 ? 0.001 : 0.9) : record === 1 && target % 4 < 2 ? 0.001 : 0.9;
      });
      const truth = Uint8Array.from(p, (_, i) => Math.floor(i / positions.length) % 2);
      return {
        name: 'direct',
        p: { values: p, width: positions.length },
        score: { values: p.map(one => -one), width: positions.length },
        truth,
        warnings: [],
        method: 'pchip',
        references: 200,
        selection: { positions: Int32Array.from(positions) },
      } as unknown as AttackResult;
    };
    const attacks = [attack([0]), attack([0, 1]), attack([0, 1, 2])];
    assert.equal(evaluate(attacks[0]).precision.value, 1);
    const rows: Row[] = [{ exhibit: 'T2', setting: 'adult', metric: 'selected', paper: 13, ours: 1 }];
    const [precision, recall] = table2Claims({ rows, results: [{ name: 'adult', title: 'Adult', attacks }] });
    assert.deepEqual(verdicts([precision, recall]), [true, true]);
    assert.match(precision.claim, /73\.91 to 66\.21 %/);
    assert.match(
      precision.found,
      /^50\.0 % .* of 20 on the 2 records they add, 100\.0 % .* of 20 on the 1 of the strictest$/,
    );
    assert.match(recall.found, /^25\.0 % .* of 40 on the 2/);
  });

  it('tell why a setting was skipped', () => {
    const rows: Row[] = [
      { exhibit: 'T2', setting: 'adult', metric: 'selected', paper: 13, ours: null, skipped: 'no data' },
    ].map(row => ({ ...row, note: 'Skipped: no data' }));
    assert.deepEqual(
      table2Claims({ rows, results: [] }).map(one => [one.holds, one.found, one.skipped]),
      [
        [null, 'Skipped: no data', true],
        [null, 'Skipped: no data', true],
      ],
    );
  });
});
