import assert from 'node:assert/strict';
import * as gmia from '../../../src';
import { MissingDataError } from '../../../src/data/load/locateFile';
import { type Exhibit, exhibitRows, runExhibit } from '../../../src/paper/exhibits/exhibit';
import type { Row } from '../../../src/paper/report/row';
import { temporaryStore } from '../../models/temporaryStore';
import { assertIntervals } from '../assertIntervals';
import { smallRun } from '../smallRun';

describe('runExhibit', () => {
  temporaryStore();
  const run = smallRun('cancer', 'mnist');
  const row = (setting: string, ours: number | null, exhibit = 'mine'): Row => {
    return { exhibit, setting, metric: 'pool', paper: 7, ours };
  };
  const pools: Exhibit<number> = {
    name: 'mine',
    title: 'records of the pool',
    find: ({ split }) => split.pool.length,
    rows: ({ name }, found) => [row(name, found)],
    printed: name => [row(name, null)],
    claims: (rows, results) => [{ claim: 'Two.', holds: results.length === 2, found: `${rows.length} rows` }],
  };

  it('finds, makes rows and judges in every setting of the run', async () => {
    assert.deepEqual(await runExhibit(pools, run), {
      rows: [row('cancer', 200), row('mnist', 200)],
      results: [200, 200],
      skipped: [],
      claims: [{ claim: 'Two.', holds: true, found: '2 rows' }],
    });
  });

  it('skips a setting that has no data; its printed rows have the reason and come last', async () => {
    const find: typeof pools.find = ({ name, split }) => {
      if (name === 'cancer') throw new MissingDataError('wdbc.data', ['none here'], 'Look for it.');
      return split.pool.length;
    };
    const { rows, results, skipped } = await runExhibit({ ...pools, find }, run);
    assert.deepEqual(results, [200]);
    const reason = 'Could not get wdbc.data:\n  - none here\nLook for it.';
    const note = `Skipped: ${reason}`;
    assert.deepEqual(rows, [row('mnist', 200), { ...row('cancer', null), skipped: reason, notes: [note], note }]);
    assert.deepEqual(skipped, [`Cancer was skipped: ${reason}`]);
    const { printed: _, ...unprinted } = { ...pools, find };
    assert.deepEqual((await runExhibit(unprinted, { ...run, settings: ['cancer'] })).rows, []);
  });

  it('leaves out settings that an exhibit is not about, and throws what is no lack of data', async () => {
    const about: Exhibit<number> = { ...pools, settings: ['mnist'] };
    assert.deepEqual((await runExhibit(about, run)).rows, [row('mnist', 200)]);
    const experiment = await gmia.prepare('cancer', run);
    assert.deepEqual(await exhibitRows(about, experiment, run), []);
    assert.deepEqual(await exhibitRows(pools, experiment, run), [row('cancer', 200)]);
    const broken = () => {
      throw new TypeError('broken');
    };
    await assert.rejects(runExhibit({ ...pools, find: broken }, run), TypeError);
  });

  it('runs an exhibit of a user, as the documentation has it', async () => {
    const exposure: gmia.paper.Exhibit<gmia.MeanInterval> = {
      name: 'exposure',
      title: 'mean true exposure of the pool',
      settings: ['cancer', 'mnist'],
      find: ({ references, targets, split }) =>
        gmia.meanInterval(gmia.recordAucs(gmia.attackByThreshold(references, targets, split.pool))),
      rows: (experiment, { mean, n }) => {
        const { value, low, high } = mean;
        const about = { records: 'all', chosen: experiment.split.pool } as const;
        const base = gmia.paper.baseRow('exposure', experiment, about);
        return [gmia.paper.makeRow(base, { measure: 'mean true exposure', ours: value, low, high, n })];
      },
    };
    const { rows, results } = await gmia.paper.runExhibit(exposure, run);
    assertIntervals(rows);
    assert.deepEqual(
      rows.map(({ metric, setting, records, count, n, ours }) => [metric, setting, records, count, n, ours]),
      results.map(({ mean }, i) => ['mean true exposure', ['cancer', 'mnist'][i], 'all', 200, 200, mean.value]),
    );
    assert.ok(rows.every(({ note, notes }) => /^Reduced: /.test(note!) && note === notes!.join(' ')));
  });
});
