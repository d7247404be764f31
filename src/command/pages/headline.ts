import { formatCell, formatInterval } from '../../core/format';
import { sharedNotes } from '../../paper/report/notes';
import type { Row } from '../../paper/report/row';
import { paperCutoff } from '../../paper/setup/paperCutoff';
import { settingTitle } from './settingTitle';
import { withBands } from './withBands';

/** The numbers that a reader looks for first. */
export const headlineColumns = [
  { label: 'test accuracy', exhibit: 'T6', measure: 'test accuracy' },
  { label: 'records at risk', exhibit: 'T1', measure: 'selected' },
  { label: 'precision', exhibit: 'T1', measure: 'precision', cutoff: paperCutoff },
  { label: 'recall', exhibit: 'T1', measure: 'recall', cutoff: paperCutoff },
] as const;

/** What the numbers of table 1 are. */
export const attackCaption = `The direct attack (table 1) at p ≤ ${paperCutoff}`;

/** What stands beside ours in brackets. */
export const bandCaption =
  'Ours in brackets: the 95 % interval, or with * the median over random splits and in brackets where one more split ' +
  'lies with probability 80 %, of fewer than nine splits their range: no 95 % interval.';

/** What the paper prints, what a run found, and that in which it lies, or nothing: "68", "[48, 78]*". */
export interface HeadlineCell {
  paper: string;
  ours: string;
  band: string;
}

/** A setting: for each column what the paper prints and what a run found. */
export interface HeadlineLine {
  setting: string;
  title: string;
  cells: HeadlineCell[];
  /** What all its numbers have to be read with, such as how the models depart from the paper's. */
  notes: readonly string[];
}

/** What a reader came for: a line for each setting that has any of the numbers. */
export function headline(rows: Row[]): HeadlineLine[] {
  const shown = withBands(rows);
  const names = new Set(
    shown.filter(row => headlineColumns.some(column => isOf(row, column))).map(({ setting }) => setting),
  );
  return [...names].map(setting => {
    const found = headlineColumns.map(column => shown.find(row => row.setting === setting && isOf(row, column)));
    const notes = sharedNotes(found.filter(row => row !== undefined));
    return { setting, title: settingTitle(setting), cells: found.map(cellOf), notes };
  });
}

const isOf = (row: Row, { exhibit, measure, ...column }: (typeof headlineColumns)[number]): boolean =>
  row.exhibit === exhibit &&
  row.measure === measure &&
  row.statistic === undefined &&
  row.cutoff === ('cutoff' in column ? column.cutoff : undefined);

function cellOf(row: Row | undefined): HeadlineCell {
  const { paper, ours = null, low, high, level } = row ?? {};
  const hasBand = ours !== null && low !== undefined && high !== undefined;
  const band = hasBand ? `[${formatInterval(low, high).join(', ')}]${level === undefined ? '' : '*'}` : '';
  return { paper: formatCell(paper), ours: formatCell(ours), band };
}
