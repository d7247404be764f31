// What tables 2 and 3 are about: as the paper prints it, or of our choice for the services, on which it prints nothing.

import type { Experiment } from './experiment';
import { table2 as printed2, table3 as printed3, table1 } from './published';
import { matchedDelta, printedDelta } from './selectAsPrinted';
import { isService, type SettingName } from './settings';

/** A line of table 2; without the paper's numbers where it prints none. */
export interface Table2Line {
  delta: number;
  beta: number;
  selected?: number;
  precision?: number;
  recall?: number;
}

/**
 * The lines of table 2: for MNIST (Google) at the thresholds of MNIST; for Adult (Google) at the setting's δ, with two
 * values of β as for Adult, and at the δ that selects twice as many records, as Adult's second line does.
 */
export function table2Lines(experiment: Experiment): Table2Line[] {
  const { name, setting } = experiment;
  const printed = printed2[name];
  if (printed) return printed;
  if (name === 'mnist-google') return printed2.mnist!.map(({ delta, beta }) => ({ delta, beta }));
  const { beta } = setting;
  const delta = printedDelta(experiment);
  const twice = matchedDelta(experiment, { selected: 14, beta });
  return [
    { delta, beta },
    { delta, beta: 0.5 },
    { delta: twice, beta },
  ];
}

/** θ and cut-offs of table 3 with what the paper prints, if it does. */
export type Table3Plan = Omit<NonNullable<(typeof printed3)[SettingName]>, 'queries' | 'at'> & {
  queries?: number;
  at: ({ cutoff: number } & Partial<Record<'direct' | 'indirect', { precision: number | null; recall: number }>>)[];
};

/**
 * At most so many of the selected records are attacked indirectly: as the profile has it, and of the services, which
 * the paper does not attack so, no more than it selected.
 * @param most of the profile. Default: all
 */
export const attackedIndirectly = (name: SettingName, most = Infinity): number =>
  isService(name) ? Math.min(most, table1[name].selected) : most;

/** What table 3 is about: for the services θ and cut-offs of the local setting on the same data. */
export function table3Plan(name: SettingName): Table3Plan {
  const printed = printed3[name];
  if (printed) return printed;
  const { theta, at } = printed3[name === 'adult-google' ? 'adult' : 'mnist']!;
  return { theta, at: at.map(({ cutoff }) => ({ cutoff })) };
}
