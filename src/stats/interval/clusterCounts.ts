/** How many clusters pairs `[targets × records]` fall into. */
export interface ClusterCounts {
  /** Records with a pair that counts. */
  records: number;
  /** Targets with a pair that counts. */
  targets: number;
  /** For each of the two sides with more than one cluster: 1/Σ w², with w a cluster's share of the pairs that count. */
  effective: number[];
}

/**
 * Counts the clusters of pairs. `counted` is 1 for the pairs that count, and undefined if all do. Kernel: nothing is
 * checked.
 */
export function clusterCounts(pairs: number, counted: ArrayLike<number> | undefined, width: number): ClusterCounts {
  const byRecord = new Float64Array(width);
  const byTarget = new Float64Array(width && pairs / width);
  for (let t = 0, i = 0; t < byTarget.length; t++)
    for (let r = 0; r < width; r++, i++)
      if (!counted || counted[i]) {
        byRecord[r]++;
        byTarget[t]++;
      }
  const sides = [byRecord, byTarget].map(side => side.filter(size => size > 0));
  return {
    records: sides[0].length,
    targets: sides[1].length,
    effective: sides.filter(side => side.length > 1).map(kish),
  };
}

/** The effective number of clusters of these sizes, 1/Σ w² with w a cluster's share. Kernel: nothing is checked. */
export function kish(sizes: ArrayLike<number>): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < sizes.length; i++) {
    total += sizes[i];
    squares += sizes[i] ** 2;
  }
  return total ** 2 / squares;
}
