import assert from 'node:assert/strict';
import type { Experiment } from '../../../src/paper/setup/experiment';
import { prepare } from '../../../src/paper/setup/experiment';
import { table2 as printed2, table3 as printed3 } from '../../../src/paper/setup/published';
import { matchedDelta, printedDelta, selectFromPool } from '../../../src/paper/setup/selectAsPrinted';
import { settings } from '../../../src/paper/setup/settings';
import { attackedIndirectly, table2Lines, table3Plan } from '../../../src/paper/setup/tableLines';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

describe('what tables 2 and 3 are about', () => {
  temporaryStore();

  it('is what the paper prints, where it does', async () => {
    const cancer = await prepare('cancer', smallRun('cancer'));
    assert.equal(table2Lines(cancer), printed2.cancer);
    assert.equal(table3Plan('cancer'), printed3.cancer);
  });

  it('attacks of services no more records indirectly than the paper selected', () => {
    const most = (name: Parameters<typeof attackedIndirectly>[0]) =>
      [undefined, 20, 5].map(own => attackedIndirectly(name, own));
    assert.deepEqual(most('adult'), [Infinity, 20, 5]);
    assert.deepEqual(most('adult-google'), [7, 7, 5]);
    assert.deepEqual(most('mnist-google'), [1, 1, 1]);
  });

  it('is that of the local setting on the same data for the services, without printed numbers', () => {
    for (const [service, local] of [
      ['adult-google', 'adult'],
      ['mnist-google', 'mnist'],
    ] as const) {
      const { theta, at, queries } = table3Plan(service);
      assert.equal(theta, printed3[local]!.theta);
      assert.deepEqual(
        at,
        printed3[local]!.at.map(({ cutoff }) => ({ cutoff })),
      );
      assert.equal(queries, undefined);
    }
    const lines = table2Lines({ name: 'mnist-google', setting: settings['mnist-google'] } as unknown as Experiment);
    assert.deepEqual(
      lines,
      printed2.mnist!.map(({ delta, beta }) => ({ delta, beta })),
    );
  });

  it('takes thresholds for Adult (Google) that choose as many records as the paper, and twice as many', async () => {
    const cancer = await prepare('cancer', smallRun('cancer'));
    const setting = { ...settings.cancer, beta: 0.1, delta: undefined };
    const experiment: Experiment = { ...cancer, name: 'adult-google', setting };
    const [first, wider, twice] = table2Lines(experiment);
    assert.deepEqual([first.beta, wider.beta, twice.beta], [0.1, 0.5, 0.1]);
    assert.equal(first.delta, printedDelta(experiment));
    assert.equal(wider.delta, first.delta);
    const chosen = (delta: number) => selectFromPool(cancer, { deltas: [delta], beta: 0.1 })[0].records.length;
    assert.ok(chosen(first.delta) >= 7);
    assert.ok(chosen(twice.delta) >= 14 && twice.delta <= first.delta);
  });
});

describe('matchedDelta', () => {
  temporaryStore();

  it('chooses as many records, or all of a smaller pool', async () => {
    const cancer = await prepare('cancer', smallRun('cancer'));
    const chosen = (selected: number) =>
      selectFromPool(cancer, { deltas: [matchedDelta(cancer, { selected, beta: 0.1 })], beta: 0.1 })[0].records.length;
    assert.ok(chosen(5) >= 5 && chosen(5) < chosen(50));
    assert.equal(chosen(1e6), cancer.split.pool.length);
  });
});
