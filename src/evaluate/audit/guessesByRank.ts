/** About how many pairs to guess "member", and about how many "non-member". */
export interface GuessNumbers {
  members: number;
  nonMembers: number;
}

/** Pairs from the greatest score to the least; equal ones in their order, which says nothing of the truth. */
export function byScore(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[b] - values[a] || a - b);
}

/** How many guesses are right: the first of an order are guessed to be members, the last to be none. */
export function countRight(order: Uint32Array, truth: Uint8Array, { members, nonMembers }: GuessNumbers): number {
  let right = 0;
  for (let i = 0; i < members; i++) right += truth[order[i]];
  for (let i = order.length - nonMembers; i < order.length; i++) right += 1 - truth[order[i]];
  return right;
}

/** Fewer guesses show little. */
const fewest = 10;

/**
 * Numbers of guesses to try among so many canaries, before anybody looks at them: all, about a third, a tenth, down to
 * a thousandth or 10, each as members alone and as members and non-members alike.
 */
export function guessNumbers(canaries: number): GuessNumbers[] {
  const tried: GuessNumbers[] = [];
  for (let i = 0; i <= 6; i++) {
    const guesses = Math.round(canaries * 10 ** (-i / 2));
    if (i > 0 && guesses < fewest) break;
    const half = Math.floor(guesses / 2);
    tried.push({ members: guesses - half, nonMembers: half });
    if (i > 0) tried.push({ members: guesses, nonMembers: 0 });
  }
  return tried;
}
