import { type Amount, profiles } from '../../src/paper/setup/profiles';
import { currentRun, type Run } from '../../src/paper/setup/run';
import type { SettingName } from '../../src/paper/setup/settings';

const mnist: Amount = {
  references: 6,
  splits: 3,
  steps: 60,
  pool: 200,
  adversary: 400,
  network: { layers: [{ type: 'dense', units: 8, activation: 'relu' }], optimiser: 'adam', rate: 1e-3 },
};

/** A run on the smoke profile with far less of each setting, which trains in a moment. */
export function smallRun(...settings: SettingName[]): Run {
  const counts = {
    ...profiles.smoke,
    settings: { ...profiles.smoke.settings, cancer: { references: 6, splits: 3, steps: 300 }, mnist },
  };
  return { ...currentRun({ GMIA_PROFILE: 'smoke' }), counts, settings };
}
