import { expected } from '../../core/check';
import { listed } from '../../core/listed';
import type { EncodeOptions } from './encodeOptions';
import type { Table } from './table';

/** What the options want of a column. */
export type Role = 'label' | 'id' | 'numeric' | 'categorical' | 'dates' | 'drop';

/** The role of each column that the options name. @throws RangeError for an unknown column, or one with two roles */
export function rolesOf({ source, columns }: Table, options: EncodeOptions): Map<string, Role> {
  const known = new Set(columns.map(({ name }) => name));
  const roles = new Map<string, Role>();
  for (const [role, names] of Object.entries(named(options)) as [Role, string[]][])
    for (const name of names) {
      if (!known.has(name))
        expected(`${role} to be a column of ${source}`, name, `The columns are ${listed([...known], 20)}.`);
      const other = roles.get(name);
      if (other) expected(`one role for column ${JSON.stringify(name)}`, `${other} and ${role}`);
      roles.set(name, role);
    }
  return roles;
}

function named({ label, id, numeric, categorical, dates, drop }: EncodeOptions): Record<Role, string[]> {
  if (dates !== undefined) checkDates(dates);
  return {
    label: [label],
    id: id === undefined ? [] : [id],
    numeric: list('numeric', numeric),
    categorical: list('categorical', categorical),
    dates: Object.keys(dates ?? {}),
    drop: list('drop', drop),
  };
}

const list = (role: Role, names: unknown = []): string[] =>
  Array.isArray(names) ? names : expected(`${role} to be a list of columns`, names, `Write: ${role}: ['…'].`);

function checkDates(dates: unknown): void {
  const asked = typeof dates === 'object' && dates !== null && !Array.isArray(dates) ? Object.values(dates) : [dates];
  const odd = asked.find(one => one !== 'days' && one !== 'parts');
  if (odd !== undefined)
    expected("dates to say 'days' or 'parts' for each column", odd, "Write: dates: { admitted: 'days' }.");
}
