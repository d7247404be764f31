import assert from 'node:assert/strict';
import type { ProgressState, WorkOptions } from '../../../../src/core/progress';
import { repeatOverSplits } from '../../../../src/paper/beyond/splits/repeatOverSplits';
import { type SplitBands, splitBands } from '../../../../src/paper/beyond/splits/splitBands';
import { table1 } from '../../../../src/paper/exhibits/table1';
import { seedsFrom, splitSeeds } from '../../../../src/paper/setup/splitSeeds';
import { temporaryStore } from '../../../models/temporaryStore';
import { smallRun } from '../../smallRun';

describe('repeatOverSplits', () => {
  const one = (seed: number) => [{ exhibit: 'X', setting: 'toy', metric: 'seed', paper: null, ours: seed }];

  it('runs an experiment on each of its seeds, the given one first', async () => {
    const bands = await repeatOverSplits(one, { splits: 5, seed: 7 });
    assert.deepEqual(
      bands.perSplit.map(([{ ours }]) => ours),
      seedsFrom(7, 5),
    );
    assert.equal(bands.seeds[0], 7);
    assert.equal((await repeatOverSplits(async seed => one(seed))).seeds.length, 20);
  });

  it('leaves out the first of its seeds', async () => {
    const { seeds, perSplit } = await repeatOverSplits(one, { splits: 4, seed: 7, leaveOut: 1 });
    assert.deepEqual(seeds, seedsFrom(7, 4).slice(1));
    assert.equal(perSplit.length, 3);
  });

  it('has seeds that do not depend on how many there are, nor are those of another run', () => {
    assert.deepEqual(seedsFrom(1, 50).slice(0, 5), seedsFrom(1, 5));
    assert.equal(new Set([...seedsFrom(1, 50), ...seedsFrom(2, 50)]).size, 100);
    assert.deepEqual(splitSeeds(smallRun('cancer'), 'mnist-google'), [1]);
  });

  it('shows of each split what takes long alone, and stops at the signal', async () => {
    const states: [string, number][] = [];
    const controller = new AbortController();
    const progress = { state: ({ label, done }: ProgressState) => states.push([label, done]) };
    let calls = 0;
    const experiment = async (seed: number, work: WorkOptions) => {
      for (const secondsLeft of [1, 11])
        work.progress!.state!({ label: `${secondsLeft} s`, done: 0, total: 1, seconds: 0, secondsLeft });
      if (++calls === 3) controller.abort(new Error('no more time'));
      work.signal!.throwIfAborted();
      return one(seed);
    };
    await repeatOverSplits(experiment, { splits: 2, progress, signal: controller.signal });
    assert.deepEqual(states, [
      ['11 s', 0],
      ['11 s', 0],
      ['2 random splits', 2],
    ]);
    await assert.rejects(repeatOverSplits(experiment, { splits: 2, progress, signal: controller.signal }), {
      name: 'InterruptedError',
      message: /^Stopped during 2 random splits, at 0 %\./,
    });
    assert.equal(calls, 3);
  });

  it('refuses what is no number of splits, and passes errors on', async () => {
    await assert.rejects(repeatOverSplits(one, { splits: 0 }), {
      name: 'RangeError',
      message: /splits to be a whole number of at least 1, got 0/,
    });
    await assert.rejects(repeatOverSplits(one, { splits: 2, leaveOut: 2 }), {
      name: 'RangeError',
      message: /leaveOut to be less than 2, the splits, got 2/,
    });
    await assert.rejects(repeatOverSplits(one, { seed: -1 }), { name: 'RangeError', message: /seed/ });
    await assert.rejects(
      repeatOverSplits(() => {
        throw new Error('no data');
      }),
      /no data/,
    );
  });
});

describe('the tables over random splits', () => {
  temporaryStore();
  const run = { ...smallRun('cancer', 'mnist-google'), settings: ['cancer', 'adult-google', 'mnist-google'] as const };
  const small = {
    ...run,
    settings: [...run.settings],
    counts: { ...run.counts, splits: { cancer: 2 }, indirect: { queries: 60, keep: 5 } },
  };
  let found: SplitBands;
  beforeEach(async () => {
    found ??= await splitBands(small);
  });

  it('has tables 1, 2, 3 and 7, the first split being the run’s own', async () => {
    const [{ name, bands }] = found.results;
    assert.deepEqual([name, found.results.length, bands.seeds], ['cancer', 1, seedsFrom(1, 2)]);
    assert.deepEqual(
      [...new Set(found.rows.map(({ exhibit }) => exhibit))],
      ['T1', 'T1-matched', 'T2', 'T3', 'T7', 'T7-matched', 'T7-all'].map(exhibit => `${exhibit}-splits`),
    );
    const rowsOf = (rows: typeof found.rows) => rows.filter(row => row.exhibit === 'T1' && row.cutoff !== undefined);
    assert.deepEqual(rowsOf(bands.perSplit[0]), rowsOf((await table1({ ...small, settings: ['cancer'] })).rows));
    assert.notDeepEqual(bands.perSplit[0], bands.perSplit[1]);
  });

  it('says what was not repeated, and why', () => {
    assert.match(
      found.skipped[0],
      /Adult \(Google\) is run on one split alone on the profile smoke\. More: --splits adult-google=3/,
    );
    assert.match(found.skipped[1], /MNIST \(Google\) is run on one split alone on the profile smoke/);
  });
});
