import assert from 'node:assert/strict';
import { type Table7, table7 } from '../../../src/paper/exhibits/table7';
import { table7 as printed, table1 } from '../../../src/paper/setup/published';
import { temporaryStore } from '../../models/temporaryStore';
import { assertIntervals } from '../assertIntervals';
import { smallRun } from '../smallRun';

describe('table 7', () => {
  temporaryStore();
  let table: Table7;
  const rowsOf = (exhibit: string) => table.rows.filter(row => row.exhibit === exhibit);
  beforeEach(async () => {
    table ??= await table7(smallRun('cancer', 'mnist-google'));
  });

  it('has the paper’s settings and every number printed, with thresholds of confidence for cut-offs', () => {
    assert.deepEqual(new Set(table.rows.map(row => row.setting)), new Set(['cancer']));
    for (const exhibit of ['T7', 'T7-matched'])
      for (const { cutoff, precision, recall } of printed.cancer!.at)
        for (const [metric, paper] of Object.entries({ precision, recall }))
          assert.equal(
            rowsOf(exhibit).filter(row => row.cutoff === cutoff && row.metric === metric && row.paper === paper).length,
            1,
          );
    assert.deepEqual(new Set(rowsOf('T7-all').map(row => row.cutoff)), new Set([0.5, 0.8, 0.9]));
    assert.ok(rowsOf('T7-all').every(row => row.paper === null));
    assertIntervals(table.rows);
  });

  it('says what the shadow models are, and where it selects another number of records', () => {
    assert.ok(table.rows.every(({ note }) => /The 6 reference models are the shadow models/.test(note!)));
    const [own, same] = ['T7', 'T7-matched'].map(exhibit => rowsOf(exhibit).find(row => row.metric === 'selected')!);
    assert.deepEqual([own.paper, own.delta, own.beta], [3, 0.1, 0.1]);
    assert.equal(/^\d+ records instead of 5\. /.test(own.note!), own.ours !== 5);
    assert.match(own.note!, /table 1 says 5/);
    assert.ok(same.ours! >= table1.cancer.selected);
  });

  it('counts members where the confidence is at least the threshold, over the whole pool for T7-all', () => {
    const recalls = rowsOf('T7-all').filter(row => row.metric === 'recall');
    assert.ok(recalls.every(row => row.n === 100 * 6));
    assert.ok(
      recalls.every((row, i) => i === 0 || row.ours! <= recalls[i - 1].ours!),
      'fewer, the higher the threshold',
    );
    assert.ok(recalls[0].ours! > 0 && recalls[0].ours! < 1);
  });

  it('hands over both attacks on the same records', () => {
    assert.equal(table.results.length, 1);
    const [{ title, earlier, direct }] = table.results;
    assert.deepEqual([title, earlier.name, direct.name], ['Cancer', 'Cancer, earlier attack', 'Cancer, direct attack']);
    assert.equal(earlier.selection, direct.selection);
    assert.deepEqual(earlier.truth, direct.truth);
    assert.deepEqual(table.skipped, []);
  });
});
