import { groupBy } from '../../core/groupBy';

/** What a scheduler takes as one array of jobs. */
export interface ArrayLimits {
  /** The number that every index has to be below. */
  size: number;
  /** How many tasks one may have. */
  tasks: number;
}

/** Blocks that are submitted together: task i is the block `first` + i. */
export interface BlockArray {
  first: number;
  blocks: number[];
}

/** Blocks, in order of their numbers, in as few arrays as a scheduler allows. */
export function arraysOf(blocks: readonly number[], { size, tasks }: ArrayLimits): BlockArray[] {
  const groups = groupBy(blocks, block => Math.floor(block / size) * size);
  return [...groups].flatMap(([first, group]) =>
    Array.from({ length: Math.ceil(group.length / tasks) }, (_, i) => ({
      first,
      blocks: group.slice(i * tasks, (i + 1) * tasks),
    })),
  );
}
