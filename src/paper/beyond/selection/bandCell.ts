import { formatCell, formatInterval } from '../../../core/format';
import type { Row } from '../../report/row';

/** A number with its band or interval, for a table; a dash where there is none. */
export function bandCell({ ours, low, high }: Row): string {
  if (ours === null) return '–';
  return `${formatCell(ours)}${low === undefined || low === high ? '' : ` [${formatInterval(low, high!).join(', ')}]`}`;
}
