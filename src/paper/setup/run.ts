import { checkFields, checkInteger, checkSeed, checkText, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import type { WorkOptions } from '../../core/progress';
import type { CommandSpec } from '../../train/command/commandSpec';
import { type AskedCounts, askedCounts, readCounts, withCounts } from './askedCounts';
import { commandOf } from './commandOf';
import { type Profile, type ProfileName, profiles } from './profiles';
import { checkSetting, type SettingName, settingNames } from './settings';

/** What a notebook is executed with; its listener and signal go to all training and searching. */
export interface Run extends AskedCounts, WorkOptions {
  profile: ProfileName;
  /** The counts of the profile, with those that were asked for in the place of its own. */
  counts: Profile;
  seed: number;
  /** The settings to work on, in the order of the paper's table 1. */
  settings: SettingName[];
  /** What trains convolutional networks, see `networksByCommand`. Default: gmia itself. */
  convolutional?: CommandSpec;
}

/**
 * The run that the environment asks for: `GMIA_PROFILE` (smoke, laptop, paper; default laptop), `GMIA_SEED` (default
 * 1), `GMIA_ONLY` (settings with commas between; default all), `GMIA_SPLITS` (on how many random splits settings are
 * repeated, as adult=10,mnist=5; default as the profile has it), `GMIA_STEPS` (mini-batches in the training of a model,
 * likewise), `GMIA_REFERENCES` and `GMIA_TARGETS` (how many such models, likewise) and `GMIA_CONVOLUTIONAL` (a program
 * that trains convolutional networks; default none). `npm run reproduce` sets them from its options.
 * @throws RangeError for a name that does not exist, for counts that are none, or of a setting that is not run, and for
 * an odd number of targets
 * @example
 * const { profile, settings, seed } = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer,adult' });
 * [profile, settings, seed]; // => ['smoke', ['adult', 'cancer'], 1]
 */
export function currentRun(environment: NodeJS.ProcessEnv = process.env): Run {
  checkFields('environment', environment, 'the variables of an environment', []);
  const counted = Object.values(askedCounts).map(({ variable }) => variable);
  for (const name of ['GMIA_PROFILE', 'GMIA_SEED', 'GMIA_ONLY', ...counted, 'GMIA_CONVOLUTIONAL'])
    if (environment[name] !== undefined) checkText(name, environment[name]);
  const profile = environment.GMIA_PROFILE || 'laptop';
  if (!Object.hasOwn(profiles, profile)) expected(`a profile: ${Object.keys(profiles).join(', ')}`, profile);
  const only = environment.GMIA_ONLY ? environment.GMIA_ONLY.split(',').map(name => name.trim()) : [...settingNames];
  const unknown = only.find(name => !(settingNames as readonly string[]).includes(name));
  if (unknown !== undefined) expected(`settings out of ${settingNames.join(', ')}`, unknown);
  const own: Profile = profiles[profile as ProfileName];
  const ran = settingNames.filter(name => only.includes(name));
  const asked = readCounts(environment, ran);
  return {
    profile: profile as ProfileName,
    counts: withCounts(own, asked),
    seed: checkInteger('seed', Number(environment.GMIA_SEED || 1), 0),
    settings: ran,
    ...asked,
    ...(environment.GMIA_CONVOLUTIONAL && { convolutional: commandOf(environment.GMIA_CONVOLUTIONAL) }),
  };
}

/** Checks that a value is a `Run`, and returns it. @throws RangeError otherwise */
export function checkRun(run: Run): Run {
  checkFields('run', run, 'a Run', ['profile', 'counts', 'seed', 'settings'], 'gmia.paper.currentRun() gives one.');
  checkFields('run.counts', run.counts, 'a Profile', ['settings'], 'Such as gmia.paper.profiles.smoke.');
  checkSeed(run.seed, 'run.seed');
  for (const name of checkList('run.settings', run.settings)) checkSetting('run.settings', name);
  return run;
}
