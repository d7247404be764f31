import type { AttackResult } from '../../attack/result';
import type { SettingName } from '../setup/settings';

/** The direct attack in one setting, once for each pair of thresholds of table 2, named for the legends of figure 9. */
export interface AttackedAtThresholds {
  name: SettingName;
  title: string;
  attacks: AttackResult[];
}
