import assert from 'node:assert/strict';
import { attackDirectly } from '../../../../src/attack/attackDirectly';
import { calibration } from '../../../../src/evaluate/calibration';
import { type SpreadExhibit, spreadExhibit } from '../../../../src/paper/beyond/calibration/spreadExhibit';
import { spreadTable } from '../../../../src/paper/beyond/calibration/spreadTables';
import { prepare } from '../../../../src/paper/setup/experiment';
import { splitSeeds } from '../../../../src/paper/setup/splitSeeds';
import { temporaryStore } from '../../../models/temporaryStore';
import { assertIntervals } from '../../assertIntervals';
import { smallRun } from '../../smallRun';

describe('spreadExhibit', () => {
  temporaryStore();
  const small = smallRun('cancer', 'mnist');
  const run = {
    ...small,
    counts: { ...small.counts, splits: { cancer: 2 }, spread: { cancer: { splits: 2, subsets: true as const } } },
  };
  let found: SpreadExhibit;
  before(async () => {
    found = await spreadExhibit(run);
  });

  it('gives for each setting and way the means over its splits', async () => {
    assert.deepEqual(
      found.results.map(({ setting, sampling, spread, lambdas }) => [setting, sampling, spread, lambdas.length]),
      [
        ['Cancer', 'bootstrap', 'none', 2],
        ['Cancer', 'bootstrap', 'finite', 2],
        ['Cancer', 'bootstrap', 'blocks', 2],
        ['Cancer', 'subset', 'none', 2],
        ['Cancer', 'subset', 'finite', 2],
        ['Cancer', 'subset', 'blocks', 2],
        ['MNIST', 'bootstrap', 'none', 1],
        ['MNIST', 'bootstrap', 'finite', 1],
        ['MNIST', 'bootstrap', 'blocks', 1],
      ],
    );
    const values = [];
    for (const seed of splitSeeds(run, 'cancer')) {
      const { references, targets, split } = await prepare('cancer', { ...run, seed });
      const result = attackDirectly(references, targets, split.pool, { method: 'rank', spread: 1 + 100 / 499 });
      values.push(calibration(result).upper[2].value!);
    }
    const { lambdas, ends } = found.results[1];
    assert.deepEqual(lambdas, [1 + 100 / 499, 1 + 100 / 499]);
    assert.ok(Math.abs(ends[2].upper.value - (values[0] + values[1]) / 2) < 1e-12);
    assert.deepEqual(found.results[4].lambdas, [599 / 399, 599 / 399]);
    assert.ok(found.results[2].lambdas.every(lambda => lambda >= 1));
  });

  it('has a row for each way, α and end, with intervals, and a table', () => {
    assert.equal(found.rows.length, (6 + 3) * 3 * 2);
    assertIntervals(found.rows);
    const names = found.rows.map(({ setting, metric, cutoff }) => [setting, metric, cutoff].join());
    assert.equal(new Set(names).size, names.length);
    const row = found.rows.find(({ metric }) => metric === 'non-members from above, at, bootstrap, finite')!;
    assert.deepEqual([row.spread, row.cutoff, row.n, row.over ?? 'split'], ['finite', 0.01, 2, 'split']);
    assert.match(row.note!, /^Of 2 splits, the mean\./);
    const table = spreadTable(found.results);
    assert.deepEqual(table.columns.slice(0, 6), ['setting', 'references', 'spread', 'splits', 'λ', 'p ≤ 0.01']);
    assert.equal(table.shape[0], 9);
  });
});
