import { combine } from './combine';
import { learned } from './learned';
import { loss } from './loss';
import { neighbours } from './neighbours';
import { sameClass } from './sameClass';
import type { SelectionRule } from './selectionRule';
import { spread } from './spread';
import { wrongAndUnusual } from './wrongAndUnusual';

/** The built-in rules; the first is the paper's. */
export const selectionRules = {
  neighbours,
  sameClass,
  loss,
  spread,
  lossAndSameClass: combine('loss + same class', [loss, sameClass]),
  learned,
  wrongAndUnusual,
} as const satisfies Record<string, SelectionRule>;

export type SelectionRuleName = keyof typeof selectionRules;
