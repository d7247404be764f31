import { resolutionNote } from '../../attack/resolution';
import type { PValues, Scores } from '../../attack/result';
import { evaluate } from '../../evaluate/evaluation';
import { type BaseRow, makeRow, type OwnFields } from './makeRow';
import type { Row } from './row';
import { countValue, shareValue } from './rowValue';

/** What the paper prints for one cut-off; fields it does not print are left out. */
export interface PrintedOutcome {
  precision?: number | null;
  recall?: number | null;
  tp?: number;
  fp?: number;
}

/**
 * The rows of one attack at one cut-off on p, or threshold of scores that are no p-values: precision, recall, tp and
 * fp, paper beside ours. Notes say where it is out of reach.
 */
export function outcomeRows(base: BaseRow, result: Scores, cutoff: number, printed: PrintedOutcome): Row[] {
  const found = result.p ? evaluate(result as PValues, { cutoff }) : evaluate(result, { threshold: cutoff });
  const beyond = resolutionNote(result, cutoff);
  const row = (measure: keyof PrintedOutcome, { notes = [], ...ours }: Omit<OwnFields, 'measure'>) => {
    const said = beyond === undefined ? notes : [...notes, beyond];
    return makeRow(base, { measure, cutoff, paper: printed[measure] ?? null, ...ours, notes: said });
  };
  return [
    row('precision', shareValue(found.precision, 'No guess at this cut-off.')),
    row('recall', shareValue(found.recall, 'No record was selected.')),
    row('tp', countValue(found.tp, found.members)),
    row('fp', countValue(found.fp, found.nonMembers)),
  ];
}

/** What the paper prints of an attack: the number of records, and the outcomes at each cut-off. */
export const printedRows = (
  base: BaseRow,
  { selected, at }: { selected: number; at: ({ cutoff: number } & PrintedOutcome)[] },
): Row[] => [
  makeRow(base, { measure: 'selected', paper: selected }),
  ...at.flatMap(({ cutoff, ...outcome }) =>
    Object.entries(outcome).map(([measure, paper]) => makeRow(base, { measure, cutoff, paper })),
  ),
];
