import { checkFields, checkNumber, checkText } from '../../core/check';
import { metricOf } from './metric';
import { notes, notesOf } from './notes';
import type { Row } from './row';

/** What all rows of one table of an experiment share. */
export type BaseRow = Pick<Row, 'exhibit' | 'setting'> & Partial<Omit<Row, 'metric'>>;

/** What a row has of its own; `notes` are said before those of the base. */
export type OwnFields = Partial<Omit<Row, 'metric' | 'note' | 'measure'>> & { measure: string };

/**
 * A row from the fields that a table's rows share and those of its own. Its words (`metric`, `note`) are made from
 * these. Without `paper` or `ours` there is none: null.
 */
export function makeRow(base: BaseRow, own: OwnFields): Row {
  checkFields('base', base, 'what rows share', ['exhibit', 'setting'], 'baseRow makes it.');
  checkText('base.exhibit', base.exhibit);
  checkText('base.setting', base.setting);
  checkFields('own', own, 'fields of a row', ['measure']);
  checkText('own.measure', own.measure);
  for (const name of ['paper', 'ours', 'low', 'high'] as const)
    for (const value of [base[name], own[name]])
      if (value !== undefined && value !== null) checkNumber(`${name} of a row`, value, -Infinity, Infinity);
  const { notes: said = [], ...rest } = own;
  const fields = { paper: null, ours: null, ...base, ...rest };
  return { ...fields, metric: metricOf(fields), ...notes(...said, ...notesOf(base)) };
}
