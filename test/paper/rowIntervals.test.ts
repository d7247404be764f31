import assert from 'node:assert/strict';
import { figure1, toyArchitecture } from '../../src/paper/exhibits/figure1';
import { table1 } from '../../src/paper/exhibits/table1';
import { table2 } from '../../src/paper/exhibits/table2';
import { table6 } from '../../src/paper/exhibits/table6';
import type { Row } from '../../src/paper/report/row';
import { table1 as printed } from '../../src/paper/setup/published';
import { clopperPearson } from '../../src/stats/interval/clopperPearson';
import { temporaryStore } from '../models/temporaryStore';
import { assertIntervals } from './assertIntervals';
import { smallRun } from './smallRun';

describe('the intervals of rows', () => {
  temporaryStore();
  const run = smallRun('cancer');

  it('are there for every number of tables 1 and 2; counts have those of their shares', async () => {
    const { rows } = await table1(run);
    const of = (...metrics: string[]) => rows.filter(({ metric }) => metrics.includes(metric));
    assertIntervals([...rows, ...(await table2(run)).rows]);
    const cutoffs = 2 * printed.cancer.at.length;
    assert.deepEqual([of('selected').length, of('tp', 'fp').length], [2, 2 * cutoffs]);
    for (const { ours, low, high, n } of of('selected'))
      assert.deepEqual(
        [low, high],
        clopperPearson(ours!, n!).map(share => share * n!),
      );
    of('tp').forEach(({ ours, low, high, n }, i) => {
      const recall = of('recall')[i];
      if (n === 0) return;
      assert.deepEqual([ours! / n!, low! / n!, high! / n!, n], [recall.ours, recall.low, recall.high, recall.n]);
    });
    assert.equal(of('precision at prior 0.01').length, cutoffs);
    assert.ok(rows.some(({ metric, low }) => metric === 'references' && low === undefined));
  });

  it('are there for means and standard deviations over the models of table 6', async () => {
    const rows = await table6(run);
    assertIntervals(rows);
    for (const part of ['train', 'test']) {
      const [mean, sd] = [`${part} accuracy`, `${part} accuracy, standard deviation`].map(
        metric => rows.find(row => row.metric === metric)!,
      );
      assert.deepEqual([mean.n, sd.n], [6, 6]);
      // Student's t with 5 degrees of freedom: 2.570582 standard errors.
      const reach = (2.570582 * sd.ours!) / Math.sqrt(6);
      assert.ok(
        Math.abs(mean.low! - Math.max(0, mean.ours! - reach)) < 1e-6 &&
          Math.abs(mean.high! - Math.min(1, mean.ours! + reach)) < 1e-6,
      );
    }
  });

  it('are there for the means of figure 1', async () => {
    const { rows, out, in: inside } = await figure1({ ...run, counts: { ...run.counts, toySplits: 3 } });
    assertIntervals(rows);
    const mean = (x: number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;
    assert.deepEqual(
      rows.map(({ ours, n, steps }: Row) => [ours, n, steps]),
      [out, inside].map(({ target }) => [mean(target), 3, toyArchitecture.steps]),
    );
  });
});
