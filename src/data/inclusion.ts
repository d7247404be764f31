/**
 * How it was decided which records of the pool a target is trained on: by halves of it, or by a coin of each record's
 * own.
 */
export type Inclusion = 'halvings' | 'coins';

/** All of them, to check a name. */
export const inclusions: Record<Inclusion, true> = { halvings: true, coins: true };
