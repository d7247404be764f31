/**
 * What is left of answers: the most likely class, the probabilities of so many most likely ones, or rounded
 * probabilities.
 */
export type Coarseness = { label: true } | { top: number } | { decimals: number };

/** "labels only", "top 3", "2 decimals". */
export const coarsenessText = (of: Coarseness): string =>
  'label' in of
    ? 'labels only'
    : 'top' in of
      ? `top ${of.top}`
      : `${of.decimals} decimal${of.decimals === 1 ? '' : 's'}`;

/** Whether answers tell less than others; undefined stands for full ones. */
export function isCoarser(these: Coarseness | undefined, those: Coarseness | undefined): boolean {
  if (!these || !those) return these !== undefined;
  return rank(these) > rank(those) || (rank(these) === rank(those) && size(these) < size(those));
}

const rank = (of: Coarseness): number => ('label' in of ? 2 : 'top' in of ? 1 : 0);
const size = (of: Coarseness): number => ('label' in of ? 0 : 'top' in of ? of.top : of.decimals);
