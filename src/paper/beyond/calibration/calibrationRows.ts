import { resolutionNote } from '../../../attack/resolution';
import { type BaseRow, makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import type { CalibrationCase } from './calibrationCase';

/**
 * The rows of one attack: exhibit "calibration" has one for each α, "claims" three for each way to claim.
 * @param shared what all of them share, the records among it
 */
export function calibrationRows(
  shared: BaseRow,
  { method: tail, calibration, falseDiscoveries }: Pick<CalibrationCase, 'method' | 'calibration' | 'falseDiscoveries'>,
): Row[] {
  const base = (exhibit: string): BaseRow => ({ ...shared, exhibit, attack: 'direct', tail });
  return [
    ...calibration.rates.map(({ alpha, value, low, high, trials, fails }) => {
      const beyond = resolutionNote(calibration, alpha);
      return makeRow(base('calibration'), {
        measure: 'non-members at or below',
        cutoff: alpha,
        ours: value,
        low,
        high,
        n: trials,
        notes: [...(fails ? ['Calibration fails.'] : []), ...(beyond === undefined ? [] : [beyond])],
      });
    }),
    ...falseDiscoveries.ways.flatMap(({ way, at, withClaim, mean, pooled }) => {
      const shares = {
        'targets with a claim': withClaim,
        'wrong claims, mean share': { ...mean, trials: withClaim.trials },
        'wrong claims, pooled': pooled,
      };
      return Object.entries(shares).map(([measure, { value, low, high, trials }]) =>
        makeRow(base('claims'), {
          measure,
          way,
          at,
          ...(way === 'cut-off' && { cutoff: at }),
          ours: value,
          low,
          high,
          n: trials,
          notes: value === null ? ['No claim.'] : [],
        }),
      );
    }),
  ];
}
