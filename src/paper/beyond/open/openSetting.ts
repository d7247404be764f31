import type { Row } from '../../report/row';
import type { Choice } from './choice';

/** What choices make of one setting. */
export interface OpenSetting {
  title: string;
  /** How many choices were tried, our defaults and combinations included: of many, some come near by luck. */
  tried: number;
  /** The one that comes nearest to the paper. */
  closest: Choice;
  /** With verdicts; our defaults first, then each choice by itself, then the closest where that is several together. */
  rows: Row[];
}
