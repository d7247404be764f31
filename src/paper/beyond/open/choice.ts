import type { QueryOptions } from '../../../attack/indirect/options';
import type { Variant } from '../../setup/experimentSpec';
import type { Scaling } from './rescaled';

/** One way to choose something that the paper leaves open; what it does not name is as in our defaults. */
export interface Choice {
  /** What is open: "initial weights". */
  question: string;
  /** How it is chosen: "He". */
  choice: string;
  training?: Variant;
  scaling?: Scaling;
  /** k. Default: that of all choices. */
  references?: number;
  /** N'/N in place of N/N' in E[N_n], as the paper prints it. */
  printedRatio?: true;
  /** How the indirect attack finds its queries; `updates` as a share of the default. */
  search?: Pick<QueryOptions, 'gamma' | 'iterations'> & { updateShare?: number };
  /** Whether it is among those that are tried where there is time for few. */
  few?: true;
}

export const defaults: Choice = { question: 'our defaults', choice: 'all' };

/** Several choices in one. */
export const together = (choices: readonly Choice[]): Choice => ({
  ...Object.assign({}, ...choices),
  training: Object.assign({}, ...choices.map(({ training }) => training)),
  question: several,
  choice: choices.map(nameOf).join(' + '),
});

/** The question of several in one. */
export const several = 'several';

const nameOf = ({ question, choice }: Choice): string => `${question}: ${choice}`;

/** All pairs of choices about different questions. */
export const pairsOf = (choices: readonly Choice[]): Choice[][] =>
  choices.flatMap((one, i) =>
    choices.slice(i + 1).flatMap(other => (other.question === one.question ? [] : [[one, other]])),
  );
