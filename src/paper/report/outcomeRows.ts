import { resolutionNote } from '../../attack/resolution';
import type { PValues, Scores } from '../../attack/result';
import { evaluate } from '../../evaluate/evaluation';
import { precisionAt } from '../../evaluate/precisionAtPrior';
import { type BaseRow, makeRow, type OwnFields } from './makeRow';
import type { Row } from './row';
import { hitsValue, shareValue } from './rowValue';

/** What the paper prints for one cut-off; fields it does not print are left out. */
export interface PrintedOutcome {
  precision?: number | null;
  recall?: number | null;
  tp?: number;
  fp?: number;
}

/**
 * The rows of one attack at one cut-off on p, or threshold of scores that are no p-values: precision, also at the prior
 * of `evaluate`, recall, tp and fp, paper beside ours. Notes say where it is out of reach.
 */
export function outcomeRows(base: BaseRow, result: Scores, cutoff: number, printed: PrintedOutcome): Row[] {
  const found = result.p ? evaluate(result as PValues, { cutoff }) : evaluate(result, { threshold: cutoff });
  const beyond = resolutionNote(result, cutoff);
  const row = (measure: string, { notes = [], ...ours }: Omit<OwnFields, 'measure'>) => {
    const said = beyond === undefined ? notes : [...notes, beyond];
    const paper = printed[measure as keyof PrintedOutcome] ?? null;
    return makeRow(base, { measure, cutoff, paper, ...ours, notes: said });
  };
  const noGuess = 'No guess at this cut-off.';
  return [
    row('precision', shareValue(found.precision, noGuess)),
    row(precisionAt(found.prior), shareValue({ ...found.atPrior, trials: found.precision.trials }, noGuess)),
    row('recall', shareValue(found.recall, 'No record was selected.')),
    row('tp', hitsValue(found.recall)),
    row('fp', hitsValue(found.falsePositiveRate)),
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
