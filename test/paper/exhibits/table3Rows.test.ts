import assert from 'node:assert/strict';
import { table3 } from '../../../src/paper/exhibits/table3';
import { table3Claims } from '../../../src/paper/exhibits/table3Claims';
import { printedSharesRows } from '../../../src/paper/exhibits/table3Rows';
import { skippedRows } from '../../../src/paper/report/skippedRows';
import { currentRun } from '../../../src/paper/setup/run';
import { temporaryStore } from '../../models/temporaryStore';
import { assertIntervals } from '../assertIntervals';

describe('table 3', () => {
  temporaryStore();

  it('has every number printed, a rate for every way to combine, and a control', async function () {
    this.timeout(60_000);
    const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
    const {
      rows,
      results: [one],
      skipped,
    } = await table3({ ...run, counts: { ...run.counts, indirect: { queries: 100, keep: 10 } } });
    assert.deepEqual(skipped, []);
    for (const { metric, cutoff, paper } of printedSharesRows('cancer'))
      assert.equal(
        rows.filter(
          row => row.exhibit === 'T3' && row.metric === metric && row.cutoff === cutoff && row.paper === paper,
        ).length,
        1,
        `${metric} ${cutoff}`,
      );
    assert.equal(rows.filter(row => row.exhibit === 'T3-null').length, 30);
    assertIntervals(rows);
    const { indirect, control, tableRecord: star } = one;
    const chosen = indirect.selection!;
    assert.equal(control.p.width, 1);
    assert.ok(!chosen.records.indices.includes(control.found[0].record));
    assert.equal(control.found[0].label, indirect.found[star].label);
    assert.equal(table3Claims([one]).length, 2);

    const few = await table3({
      ...run,
      counts: { ...run.counts, indirect: { queries: 100, keep: 10 }, attackedIndirectly: 2 },
    });
    const [limited] = few.results;
    const attacked = limited.indirect.selection!.records.indices;
    assert.equal(limited.indirect.p.width, 2);
    assert.equal(attacked[limited.tableRecord], chosen.records.indices[star], 'table 3 is about the same record');
    assert.ok(attacked.every(record => chosen.records.indices.includes(record)));
    assert.deepEqual(
      limited.indirect.record(limited.tableRecord).p,
      indirect.record(star).p,
      'to which the others make no difference',
    );
    assert.match(
      few.rows.find(row => row.exhibit === 'T3-all')!.note!,
      /^Of 5 selected records the 2 farthest from their nearest neighbours are attacked\./,
    );
  });

  it('says why a setting was skipped, in a row for each number', () => {
    const rows = skippedRows(printedSharesRows('adult'), 'no data.');
    assert.equal(rows.length, 9);
    assert.ok(rows.every(row => row.ours === null && row.note === 'Skipped: no data.' && row.skipped === 'no data.'));
  });
});
