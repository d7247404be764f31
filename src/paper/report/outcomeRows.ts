import { resolutionNote } from '../../attack/resolution';
import type { PValues, Scores } from '../../attack/result';
import { evaluate } from '../../evaluate/evaluation';
import { noted, type Row } from './row';
import { countValue, shareValue } from './rowValue';

/** What the paper prints for one cut-off; fields it does not print are left out. */
export interface PrintedOutcome {
  precision?: number | null;
  recall?: number | null;
  tp?: number;
  fp?: number;
}

/** The rows of one attack at one cut-off on p, or threshold of scores that are no p-values: precision, recall, tp and fp, paper beside ours. Notes say where it is out of reach. */
export function outcomeRows(
  base: Omit<Row, 'metric' | 'paper' | 'ours'>,
  result: Scores,
  cutoff: number,
  printed: PrintedOutcome,
): Row[] {
  const found = result.p ? evaluate(result as PValues, { cutoff }) : evaluate(result, { threshold: cutoff });
  const beyond = resolutionNote(result, cutoff);
  const row = (
    metric: string,
    paper: number | null | undefined,
    ours: Pick<Row, 'ours' | 'low' | 'high' | 'n' | 'note'>,
  ): Row => {
    return { ...base, metric, cutoff, paper: paper ?? null, ...ours, ...noted(ours.note, beyond, base.note) };
  };
  return [
    row('precision', printed.precision, shareValue(found.precision, 'No guess at this cut-off.')),
    row('recall', printed.recall, shareValue(found.recall, 'No record was selected.')),
    row('tp', printed.tp, countValue(found.tp, found.members)),
    row('fp', printed.fp, countValue(found.fp, found.nonMembers)),
  ];
}

/** What the paper prints of a setting that was not run, and why it was not: the number of records, and the outcomes at each cut-off. */
export function skippedRows(
  exhibit: string,
  setting: string,
  { selected, at }: { selected: number; at: ({ cutoff: number } & PrintedOutcome)[] },
  reason: string,
): Row[] {
  const base = { exhibit, setting, ours: null, note: `Skipped: ${reason}` };
  return [
    { ...base, metric: 'selected', paper: selected },
    ...at.flatMap(({ cutoff, ...paper }) =>
      Object.entries(paper).map(([metric, value]) => ({ ...base, metric, cutoff, paper: value })),
    ),
  ];
}
