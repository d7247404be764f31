import { expected } from '../../core/check';
import type { Amount, Profile } from './profiles';
import { countsOf, countsText, type SettingCounts } from './settingCounts';
import { type SettingName, settingNames } from './settings';

/** Counts that a run was asked for, setting by setting. What is not named is as the profile has it. */
export interface AskedCounts {
  /** On how many random splits settings are repeated. */
  splits?: SettingCounts;
  /** Mini-batches in the training of a model. */
  steps?: SettingCounts;
  /** Reference models, k. */
  references?: SettingCounts;
  /** Target models, two for each halving of the pool. */
  targets?: SettingCounts;
}

/** How each of them is asked for: by a variable of the environment, and by an option of the same name. */
export const askedCounts = {
  splits: {
    variable: 'GMIA_SPLITS',
    most: 100_000,
    decides: 'on how many random splits settings are repeated: adult=10,mnist=5',
  },
  steps: {
    variable: 'GMIA_STEPS',
    most: 1e9,
    decides: 'how many mini-batches models are trained with: mnist=1000',
  },
  references: {
    variable: 'GMIA_REFERENCES',
    most: 100_000,
    decides: 'how many reference models there are: mnist=20',
  },
  targets: {
    variable: 'GMIA_TARGETS',
    most: 100_000,
    decides: 'how many target models there are, two for each halving of the pool: mnist=20',
  },
} as const satisfies Record<keyof AskedCounts, { variable: string; most: number; decides: string }>;

export const askedNames = Object.keys(askedCounts) as (keyof AskedCounts)[];

/**
 * The counts that an environment asks for.
 * @throws RangeError for texts that are no counts, for settings that are not run, and for an odd number of targets
 */
export function readCounts(environment: NodeJS.ProcessEnv, ran: readonly SettingName[]): AskedCounts {
  const asked: AskedCounts = {};
  for (const name of askedNames) {
    const { variable, most } = askedCounts[name];
    const text = environment[variable];
    if (text) asked[name] = countsOf(name, text, ran, most);
  }
  const odd = Object.entries(asked.targets ?? {}).find(([, count]) => count % 2 !== 0);
  if (odd) expected(`targets of ${odd[0]} to be an even number, two for each halving of the pool`, odd[1]);
  return asked;
}

/** The variables by which an environment asks for these counts. */
export const countVariables = (asked: AskedCounts): Record<string, string> =>
  Object.fromEntries(
    askedNames.flatMap(name => {
      const counts = asked[name];
      return counts ? [[askedCounts[name].variable, countsText(counts)]] : [];
    }),
  );

/** A profile with these counts in the place of its own. */
export function withCounts(own: Profile, { splits, steps, references, targets }: AskedCounts): Profile {
  const settings = { ...own.settings };
  for (const name of settingNames) {
    const amount: Amount = { ...settings[name] };
    if (steps?.[name]) amount.steps = steps[name];
    if (references?.[name]) amount.references = references[name];
    if (targets?.[name]) amount.splits = targets[name] / 2;
    settings[name] = amount;
  }
  return { ...own, splits: { ...own.splits, ...splits }, settings };
}
