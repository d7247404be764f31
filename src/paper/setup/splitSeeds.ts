import { checkCount, checkSeed } from '../../core/check';
import { randomFor } from '../../core/random';
import type { Run } from './run';
import type { SettingName } from './settings';

/**
 * The seeds of so many random splits: the given one, whose models the rest of a run has as well, then others drawn
 * from it. Split i does not depend on how many there are, and the splits of two seeds have nothing in common, which
 * those of seed + i would have.
 * @throws RangeError for a number of splits below 1, or a seed that is no whole number from 0
 */
export function seedsFrom(seed: number, splits: number): number[] {
  checkSeed(seed);
  checkCount('splits', splits, 1, 100_000);
  return Array.from({ length: splits }, (_, i) =>
    i === 0 ? seed : randomFor(seed, 'seed of split', i).integer(2 ** 31),
  );
}

/** The seeds of the random splits on which a setting is repeated in a run. */
export const splitSeeds = (run: Run, name: SettingName): number[] => seedsFrom(run.seed, run.counts.splits[name] ?? 1);

/** How to have a setting repeated that is not. */
export const moreSplits = (name: SettingName): string => `More: --splits ${name}=3.`;
