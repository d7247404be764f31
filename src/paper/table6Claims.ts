import type { Claim } from './claim';
import type { Row } from './row';
import { settingNames, settings } from './settings';

/** The paper's text; its appendix says 0.1. */
const gap = 0.01;

/** What the paper concludes from table 6, held against its rows. */
export function table6Claims(rows: Row[]): Claim[] {
  const row = (setting: string, part: string) =>
    rows.find(one => one.setting === setting && one.metric === `${part} accuracy`);
  const general = settingNames.flatMap((name): Claim[] => {
    const [train, test] = [row(name, 'train'), row(name, 'test')];
    if (!train || !test) return [];
    const claim = `${settings[name].title}: training and test accuracy lie less than ${gap} apart (${train.paper} and ${test.paper}).`;
    if (train.ours === null || test.ours === null) return [{ claim, holds: null, found: test.note ?? 'no number' }];
    const apart = Math.abs(train.ours - test.ours);
    const found = `${train.ours.toFixed(3)} and ${test.ours.toFixed(3)}: ${apart.toFixed(4)} apart`;
    return [{ claim, holds: apart < gap, found }];
  });
  const [local, google] = [row('mnist', 'test')?.ours, row('mnist-google', 'test')?.ours];
  if (typeof local !== 'number' || typeof google !== 'number') return general;
  return [
    ...general,
    {
      claim: 'The local MNIST network is more accurate on test data than MNIST (Google) (0.98 against 0.9: 8 points).',
      holds: local > google,
      found: `${local.toFixed(3)} against ${google.toFixed(3)}: ${(100 * (local - google)).toFixed(1)} points`,
    },
  ];
}
