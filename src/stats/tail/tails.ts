import { checkFields, checkFunction, checkName, checkText, expected } from '../../core/check';
import { pchipTail } from './pchipTail';
import { rankTail } from './rankTail';
import { studentTail } from './studentTail';
import type { Tail } from './tail';

/** The tails that there are, by name; the first is the paper's. See `leftTail`. */
export const tails = {
  pchip: pchipTail,
  rank: rankTail,
  student: studentTail,
} as const satisfies Record<string, Tail>;

/** The name of a tail. */
export type TailMethod = keyof typeof tails;

/** The tail of a name, or the given one. @throws RangeError for a name that there is not */
export function tailNamed(method: TailMethod | Tail): Tail {
  if (typeof method === 'object' && method !== null) return checkTail(method);
  return tails[checkName('method', method, tails)];
}

function checkTail(tail: Tail): Tail {
  checkFields('method', tail, 'a Tail', ['name', 'leastLoss', 'beyondRanks', 'fit', 'leaveOneOut']);
  if (typeof tail.leastLoss !== 'number' || Number.isNaN(tail.leastLoss))
    expected('leastLoss of the method to be a number', tail.leastLoss);
  checkText('name of the method', tail.name);
  if (tail.beyondRanks !== null) checkText('beyondRanks of the method', tail.beyondRanks);
  checkFunction('fit of the method', tail.fit);
  checkFunction('leaveOneOut of the method', tail.leaveOneOut);
  return tail;
}
