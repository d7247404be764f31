import { trainTargets } from '../../src/index';
import { allCalls } from './allCalls';
import type { Call } from './call';
import { makeWorld, network, type World } from './world';

/** What a child works with, in a folder of its own. */
export type SetUp = (folder: string) => Promise<{
  world: World;
  calls: readonly Call[];
  /** Some training as others would do it afterwards: the same numbers each time. */
  train(): Promise<number[]>;
}>;

/** All calls of the library. */
export const setUp: SetUp = async folder => {
  const world = await makeWorld(folder);
  const { split } = world;
  const train = async () => {
    const targets = await trainTargets(split, network, { splits: 1, store: false });
    return [...targets.logits(split.pool).values];
  };
  return { world, calls: allCalls(world), train };
};
