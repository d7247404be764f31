import { type TprAt, tprAt } from '../../../evaluate/tprAt';
import type { Experiment } from '../../setup/experiment';
import { rates } from './compareAttacks';
import { comparedAttacks, referenceAttacks } from './comparedAttacks';
import { somePool } from './somePool';

/** What attacks find with so many reference models. */
export interface ByReferences {
  references: number;
  attacks: { name: string; at: TprAt[] }[];
}

const counts = [10, 20, 50, 100];

/** The attacks that compare targets with reference models, given the first 10, 20, 50 and 100 of them, or all. */
export function fewerReferences({ references, targets, split }: Experiment): ByReferences[] {
  const records = somePool(split);
  const some = [...new Set(counts.map(count => Math.min(count, references.size)))];
  return some.map(count => {
    const few = references.only(Array.from({ length: count }, (_, i) => i));
    const attacks = comparedAttacks({ references: few, targets }, records, referenceAttacks);
    return {
      references: count,
      attacks: Array.from(attacks, attack => ({ name: attack.name, at: rates.map(rate => tprAt(attack, rate)) })),
    };
  });
}
