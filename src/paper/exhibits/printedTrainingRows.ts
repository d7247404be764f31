import { type BaseRow, makeRow } from '../report/makeRow';
import type { Row } from '../report/row';
import { paperCutoff } from '../setup/paperCutoff';
import type { PrintedTraining } from '../setup/published';

/** What the paper prints of one way of training, a line of table 4 or 5. */
export const printedTrainingRows = (base: BaseRow, { train, test, at }: PrintedTraining): Row[] => [
  makeRow(base, { measure: 'train accuracy', paper: train }),
  makeRow(base, { measure: 'test accuracy', paper: test }),
  ...at.flatMap(({ delta, beta, selected, ...shares }) => {
    const chosen: BaseRow = { ...base, records: 'selected', delta, beta };
    return [
      makeRow(chosen, { measure: 'selected', paper: selected }),
      ...Object.entries(shares).map(([measure, paper]) => makeRow(chosen, { measure, cutoff: paperCutoff, paper })),
    ];
  }),
];
