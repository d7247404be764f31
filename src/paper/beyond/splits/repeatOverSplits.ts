import { checkFunction, checkInteger, expected } from '../../../core/check';
import { checkList } from '../../../core/checkList';
import { checkOptions, type Names } from '../../../core/checkOptions';
import { follow } from '../../../core/follow';
import { onlyLong } from '../../../core/onlyLong';
import { defaultProgress, type WorkOptions, workNames } from '../../../core/progress';
import type { Row } from '../../report/row';
import { seedsFrom } from '../../setup/splitSeeds';
import { Bands } from './bands';

export interface RepeatOptions extends WorkOptions {
  /** How many random splits. Default 20. */
  splits?: number;
  /** Seed of the first split, from which those of the others are drawn. Default 1. */
  seed?: number;
  /** How many of the first splits are left out. Default 0; 1 leaves out that of the seed itself. */
  leaveOut?: number;
}

const names: Names<RepeatOptions> = { ...workNames, splits: true, seed: true, leaveOut: true };

const patience = 10; // seconds that a part of one split may take unseen

/**
 * Repeats an experiment on fresh random splits of the data, with models of their own: how far does a number depend on
 * the luck of the split? The paper reports one split.
 * @param experiment gives the rows of one split: `tablesOf('cancer', run)` for the paper's tables, or any function of
 *   a seed whose rows are the same but for their numbers. It is also handed what to give to long work of its own: a
 *   signal that stops it, and a listener that shows only what takes long.
 * @returns every row as median and band over the splits (80 % from 9 splits on, their range below), with the place of
 *   the paper's number in them
 * @throws RangeError when the experiment gives other rows for another seed, or for options out of range;
 *   InterruptedError
 * @example
 * const experiment = seed => [
 *   { exhibit: 'ours', setting: 'toy', metric: 'a number', paper: null, ours: randomFor(seed, 'toy').uniform() },
 * ];
 * const { seeds, rows } = await repeatOverSplits(experiment, { splits: 3, seed: 1 });
 * seeds.length; // => 3
 * rows.map(({ exhibit, metric, n }) => [exhibit, metric, n]); // => [['ours-splits', 'a number', 3]]
 */
export async function repeatOverSplits(
  experiment: (seed: number, work: Required<WorkOptions>) => Row[] | Promise<Row[]>,
  options: RepeatOptions = {},
): Promise<Bands> {
  checkFunction('experiment', experiment, "Such as tablesOf('cancer', run).");
  checkOptions('repeatOverSplits', options, names);
  const { splits = 20, seed = 1, leaveOut = 0, progress = defaultProgress(), signal } = options;
  const all = seedsFrom(seed, splits);
  if (checkInteger('leaveOut', leaveOut, 0) >= splits)
    expected(`leaveOut to be less than ${splits}, the splits`, leaveOut);
  const seeds = all.slice(leaveOut);
  const label = `${seeds.length} random ${seeds.length === 1 ? 'split' : 'splits'}`;
  const followed = follow(label, seeds.length, { progress, signal });
  const work = { progress: onlyLong(progress, patience), signal: followed.signal };
  const perSplit: Row[][] = [];
  try {
    for (const one of seeds) {
      perSplit.push(checkList('the rows of a split', await followed.wait(Promise.resolve(experiment(one, work)))));
      await followed.advance(1);
    }
  } finally {
    followed.end();
  }
  return new Bands(perSplit, seeds);
}
