import { follow, showingOnlyLong } from '../../../core/progress';
import { announcingOnlyLong } from '../../../train/plan';
import type { Row } from '../../report/row';
import { seedsFrom } from '../../setup/splitSeeds';
import { Bands } from './bands';

export interface RepeatOptions {
  /** How many random splits. Default 20. */
  splits?: number;
  /** Seed of the first split, from which those of the others are drawn. Default 1. */
  seed?: number;
}

const patience = 10; // seconds that a part of one split may take unseen

/**
 * Repeats an experiment on fresh random splits of the data, with models of their own: how far does a number depend on
 * the luck of the split? The paper reports one split.
 * @param experiment gives the rows of one split: `tablesOf('cancer', run)` for the paper's tables, or any function of
 *   a seed whose rows are the same but for their numbers
 * @returns every row as median and 80 % band over the splits, with the place of the paper's number in them
 * @throws RangeError when the experiment gives other rows for another seed, or for options out of range;
 *   InterruptedError
 */
export async function repeatOverSplits(
  experiment: (seed: number) => Row[] | Promise<Row[]>,
  { splits = 20, seed = 1 }: RepeatOptions = {},
): Promise<Bands> {
  const seeds = seedsFrom(seed, splits);
  const progress = follow(`${splits} random splits`, splits);
  const perSplit: Row[][] = [];
  try {
    for (const one of seeds) {
      perSplit.push(await showingOnlyLong(patience, () => announcingOnlyLong(patience, async () => experiment(one))));
      await progress.advance(1);
    }
  } finally {
    progress.end();
  }
  return new Bands(perSplit, seeds);
}
