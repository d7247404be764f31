import { table1Claims } from '../../src/paper/exhibits/table1';
import type { Claim } from '../../src/paper/report/claim';
import type { Row } from '../../src/paper/report/row';

/** The claims of table 1 held against the guesses of all random splits together, where there are several. */
export function claimsOverSplits(rows: readonly Row[]): Claim[] {
  const own = rows.filter(({ exhibit }) => exhibit === 'T1');
  const pooled = rows.filter(({ repeats, over }) => repeats === 'T1' && over === 'pooled');
  return table1Claims(
    own.flatMap(row => {
      const all = pooled.find(
        one => one.setting === row.setting && one.measure === row.measure && one.cutoff === row.cutoff,
      );
      return all ? [{ ...row, ours: all.ours, low: all.low, high: all.high, n: all.n }] : [];
    }),
  );
}
