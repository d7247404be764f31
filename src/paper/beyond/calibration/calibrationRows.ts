import { resolutionNote } from '../../../attack/resolution';
import { noted, type Row } from '../../report/row';
import type { CalibrationCase } from './calibrationCase';

/**
 * The rows of one attack: exhibit "calibration" has one for each α, "claims" three for each way to claim.
 * @param of method and records, as a metric names them
 */
export function calibrationRows(
  base: Omit<Row, 'exhibit' | 'metric' | 'ours'>,
  of: string,
  { calibration, falseClaims }: Pick<CalibrationCase, 'calibration' | 'falseClaims'>,
): Row[] {
  return [
    ...calibration.rates.map(
      ({ alpha, value, low, high, trials, fails }): Row => ({
        ...base,
        exhibit: 'calibration',
        metric: `non-members at or below, ${of}`,
        cutoff: alpha,
        ours: value,
        low,
        high,
        n: trials,
        ...noted(fails ? 'Calibration fails.' : undefined, resolutionNote(calibration, alpha), base.note),
      }),
    ),
    ...falseClaims.ways.flatMap(({ way, at, withClaim, mean, pooled }): Row[] => {
      const row = { ...base, exhibit: 'claims', ...(way === 'cut-off' && { cutoff: at }) };
      const metric = (what: string) => `${what}, ${way === 'cut-off' ? 'p' : way} at ${at}, ${of}`;
      const shares = {
        'targets with a claim': withClaim,
        'wrong claims, mean share': { ...mean, trials: withClaim.trials },
        'wrong claims, pooled': pooled,
      };
      return Object.entries(shares).map(
        ([what, { value, low, high, trials }]): Row => ({
          ...row,
          metric: metric(what),
          ours: value,
          low,
          high,
          n: trials,
          ...noted(value === null ? 'No claim.' : undefined, base.note),
        }),
      );
    }),
  ];
}
