import assert from 'node:assert/strict';
import { attackLosses } from '../../../../src/attack/attackDirectly';
import { calibration } from '../../../../src/evaluate/calibration';
import { discoveries } from '../../../../src/evaluate/discoveries';
import { falseDiscoveries } from '../../../../src/evaluate/falseDiscoveries';
import type { CalibrationCase } from '../../../../src/paper/beyond/calibration/calibrationCase';
import {
  calibrationTable,
  falseDiscoveriesTable,
  tailNullTable,
} from '../../../../src/paper/beyond/calibration/calibrationTables';
import { tailNull } from '../../../../src/paper/beyond/calibration/tailNull';

/** 40 targets × 30 records, every loss of a target below all references. */
function found(method: 'rank' | 'pchip', factor: number): CalibrationCase {
  const losses = (models: number, by: number) => ({
    values: Float64Array.from({ length: models * 30 }, (_, i) => by * (1 + ((i * 7) % 11))),
    width: 30,
  });
  const truth = Uint8Array.from({ length: 1200 }, (_, i) => i % 2);
  const result = attackLosses({ reference: losses(20, 1), target: losses(40, factor), truth }, { method });
  const judged = {
    calibration: calibration(result),
    claims: discoveries(result),
    falseDiscoveries: falseDiscoveries(result),
  };
  return { setting: 'S', kind: 'all', records: '30 records', method, ...judged };
}

describe('the tables of calibration', () => {
  const cases = [found('rank', 0.01), found('pchip', 0.0001), found('rank', 100)];

  it('have the rates of each set and method, and say where they are too high', () => {
    const table = calibrationTable(cases);
    assert.deepEqual(table.columns, ['records', 'method', 'p ≤ 0.01', 'p ≤ 0.05', 'p ≤ 0.1', 'non-members']);
    const cells = table.values as string[][];
    // Of 20 references none is smaller: rank 1/21 each.
    assert.match(cells[0][2], /^0\.0 % \[0\.0, \d+\.\d\]$/);
    assert.match(cells[0][3], /^100\.0 % \[\d+\.\d, 100\.0\] too many$/);
    assert.match(cells[1][2], /^100\.0 % .* too many$/);
    assert.deepEqual([cells[2][4].slice(0, 5), cells[2][5]], ['0.0 %', 600]);
  });

  it('have both ways to claim', () => {
    const table = falseDiscoveriesTable(cases);
    const cells = table.values as unknown[][];
    assert.deepEqual(
      table.columns.slice(2),
      ['p ≤ 0.01', 'Benjamini–Hochberg 0.1'].flatMap(way => [`${way}: claims per target`, `${way}: wrong`]),
    );
    assert.deepEqual(cells[0].slice(2, 4), [0, 'no claim']);
    assert.equal(cells[1][2], 30);
    assert.match(String(cells[1][3]), /^50\.0 % \[/);
    assert.deepEqual(cells[0][4], 30); // all share 1/21, which is at most 0.1
  });

  it('have the simulation, a row for each method, law and k', () => {
    const rates = tailNull({ seed: 1, k: [10, 200], draws: 200 });
    const table = tailNullTable(rates);
    assert.deepEqual(
      [table.columns, table.shape],
      [
        ['method', 'log-odds', 'references', 'p ≤ 0.01', 'p ≤ 0.05', 'p ≤ 0.1'],
        [12, 6],
      ],
    );
    for (const [method, law, k, ...cells] of table.values as [string, string, number, ...string[]][])
      cells.forEach((cell, i) => {
        const { rate, fails, belowResolution } = rates.filter(
          one => one.method === method && one.law === law && one.k === k,
        )[i];
        assert.ok(cell.startsWith(`${(100 * rate).toFixed(1)} % [`));
        assert.deepEqual([cell.includes('too many'), cell.includes('(out of reach)')], [fails, belowResolution]);
      });
  });

  it('are empty of nothing', () => {
    assert.deepEqual(
      [calibrationTable([]).shape[0], falseDiscoveriesTable([]).shape[0], tailNullTable([]).shape[0]],
      [0, 0, 0],
    );
  });
});
