import assert from 'node:assert/strict';
import type { Dataset } from '../../src/data/dataset';
import { MissingDataError } from '../../src/data/load/locateFile';
import { table4 } from '../../src/paper/exhibits/table4';
import { table4Claims } from '../../src/paper/exhibits/table4Claims';
import { table5 } from '../../src/paper/exhibits/table5';
import { table5Claims } from '../../src/paper/exhibits/table5Claims';
import type { Row } from '../../src/paper/report/row';
import { table4 as printed4, table5 as printed5 } from '../../src/paper/setup/published';
import { settings } from '../../src/paper/setup/settings';
import { temporaryStore } from '../models/temporaryStore';
import { assertIntervals } from './assertIntervals';
import { smallRun } from './smallRun';

const values = (rows: Row[], exhibit: string, metric: string) =>
  rows.filter(row => row.exhibit === exhibit && row.metric === metric).map(row => row.paper);

describe('tables 4 and 5', () => {
  temporaryStore();

  it('table 4 has a tenth of the steps, then all of them, and the same records under both', async () => {
    const { results: variants, rows, skipped } = await table4(smallRun('mnist'));
    assert.deepEqual(skipped, []);
    assert.deepEqual(
      variants.map(({ rows }) => rows[0].steps),
      [6, 60],
    );
    assert.ok(variants[0].train < variants[1].train);
    assert.equal(variants[0].same.selection, variants[1].same.selection);
    assert.deepEqual(
      rows,
      variants.flatMap(one => one.rows),
    );
    assert.deepEqual(
      values(rows, 'T4', 'selected'),
      printed4.flatMap(({ at }) => at.map(line => line.selected)),
    );
    assert.deepEqual(values(rows, 'T4', 'test accuracy'), [0.96, 0.98]);
    assertIntervals(rows);
    const [accuracy, ...others] = table4Claims(variants);
    assert.equal(accuracy.holds, true);
    assert.match(accuracy.found, /^0\.\d{3} after 6 steps, 0\.\d{3} after 60$/);
    for (const { holds, found } of others) if (/no guess/.test(found)) assert.equal(holds, null, found);
  });

  it('table 5 has each λ with the weights it leaves, and a note at both doubtful numbers', async () => {
    const { results: variants, rows } = await table5(smallRun('mnist'));
    assert.deepEqual(
      variants.map(({ rows }) => rows[0].lambda),
      printed5.map(({ lambda }) => lambda),
    );
    assertIntervals(rows);
    const squares = rows.filter(({ metric }) => metric === 'sum of squared weights').map(({ ours }) => ours!);
    assert.ok(squares[0] > squares[1] && squares[1] > squares[2] && squares[2] > 0, `${squares}`);
    const [fewer] = table5Claims(variants);
    const selected = rows
      .filter(({ exhibit, metric }) => exhibit === 'T5' && metric === 'selected')
      .map(({ ours }) => ours!);
    assert.equal(fewer.holds, selected[0] === 0 ? null : Math.max(selected[1], selected[2]) < selected[0] / 2);
    assert.ok(fewer.found.includes(selected.join(', ')), fewer.found);
    const doubtful = rows.filter(row => row.doubtful !== undefined);
    for (const { doubtful: reason, note } of doubtful) assert.ok(note!.startsWith(`${reason} `), note);
    assert.equal(doubtful.length, rows.filter(({ note }) => /doubtful/.test(note ?? '')).length);
    assert.deepEqual(
      doubtful.filter(({ exhibit }) => exhibit === 'T5').map(({ lambda, metric, paper }) => [lambda, metric, paper]),
      [
        [0.001, 'recall', 0.548],
        [0.01, 'precision', 0.9336],
      ],
    );
  });

  it('say why MNIST was skipped, and what the paper prints', async () => {
    const run = smallRun('mnist');
    const load = settings.mnist.load;
    const withoutData = settings.mnist as { load: () => Promise<Dataset> };
    withoutData.load = async () => {
      throw new MissingDataError('the images', [], 'Fetch them.');
    };
    try {
      for (const [table, exhibit, lines] of [
        [table4, 'T4', printed4],
        [table5, 'T5', printed5],
      ] as const) {
        const { rows, results, skipped } = await table(run);
        assert.deepEqual(results, []);
        assert.deepEqual(skipped, ['MNIST was skipped: Could not get the images:\nFetch them.']);
        assert.ok(rows.length && rows.every(row => row.exhibit === exhibit && row.setting === 'mnist'));
        assert.ok(rows.every(({ ours, skipped }) => ours === null && skipped!.startsWith('Could not get the images')));
        assert.deepEqual(
          values(rows, exhibit, 'recall'),
          lines.flatMap(({ at }) => at.map(({ recall }) => recall)),
        );
      }
    } finally {
      withoutData.load = load;
    }
  });

  it('are empty where MNIST is not in the run', async () => {
    const nothing = { rows: [], results: [], skipped: [], claims: [] };
    assert.deepEqual(
      [await table4(smallRun('cancer')), await table5(smallRun('cancer')), table4Claims([]), table5Claims([])],
      [nothing, nothing, [], []],
    );
  });
});
