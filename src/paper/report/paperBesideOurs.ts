import type { DataFrame } from 'danfojs-node';
import { checkText } from '../../core/check';
import { checkList } from '../../core/checkList';
import { formatCell, formatInterval } from '../../core/format';
import { groupBy } from '../../core/groupBy';
import { toFrame } from '../../core/toFrame';
import { checkRows, cutoffHead, isBand, isInside, type Row } from './row';

/**
 * Rows as a table to read: a line for each setting, training, thresholds and cut-off; for each metric our number with
 * its interval, and the paper's beside it. Metrics without a cut-off stand in every line of their setting. Steps are
 * shown where they vary.
 * @param only which metrics, and in what order; default all
 * @example
 * const row = { exhibit: 'T1', setting: 'cancer', metric: 'recall', cutoff: 0.01, paper: 0.032, ours: 0.05 };
 * paperBesideOurs([row]).columns; // => ['setting', 'p ≤', 'recall', 'recall, paper']
 */
export function paperBesideOurs(all: Row[], only?: string[]): DataFrame {
  checkRows('all', all);
  const metrics =
    only === undefined
      ? [...new Set(all.map(row => row.metric))]
      : Array.from(checkList('only', only), (one, i) => checkText(`only[${i}]`, one));
  const rows = all.filter(row => metrics.includes(row.metric));
  const blocks = groupBy(rows, ({ exhibit, setting, steps, delta, beta, lambda }) =>
    JSON.stringify([exhibit, setting, steps, delta, beta, lambda]),
  );
  const lines = [...blocks.values()].flatMap(block => {
    const cutoffs = [...new Set(block.map(row => row.cutoff).filter(cutoff => cutoff !== undefined))];
    return (cutoffs.length ? cutoffs : [undefined]).map(cutoff => ({
      cutoff,
      first: block[0],
      rows: block.filter(row => row.cutoff === undefined || row.cutoff === cutoff),
    }));
  });
  const parameter = (name: string, key: 'steps' | 'delta' | 'beta' | 'lambda') =>
    lines.some(({ first }) => first[key] !== undefined) && { [name]: lines.map(({ first }) => first[key] ?? null) };
  const columns = metrics.flatMap(metric => {
    const found = lines.map(line => line.rows.find(row => row.metric === metric));
    const printed = found.some(row => row && row.paper !== null);
    return [[metric, found.map(ours)] as const, ...(printed ? [[`${metric}, paper`, found.map(paper)] as const] : [])];
  });
  const trainings = new Set(rows.map(({ setting, steps }) => `${setting} ${steps}`));
  const varied = trainings.size > new Set(rows.map(row => row.setting)).size;
  return toFrame(
    { setting: lines.map(({ first }) => first.setting) },
    varied && parameter('steps', 'steps'),
    parameter('δ', 'delta'),
    parameter('β', 'beta'),
    parameter('λ', 'lambda'),
    lines.some(({ cutoff }) => cutoff !== undefined) && {
      [cutoffHead(rows)]: lines.map(({ cutoff }) => cutoff ?? null),
    },
    columns,
  );
}

/**
 * What the paper prints; for medians over splits also at which quantile of the splits that lies, and whether outside
 * the band, where that says something.
 */
const paper = (row: Row | undefined): string =>
  formatCell(row?.paper) +
  (row?.quantile !== undefined
    ? ` (${isBand(row) && !isInside(row) ? 'outside, ' : ''}q ${row.quantile.toFixed(2)})`
    : '');

const ours = (row: Row | undefined): string =>
  formatCell(row?.ours) + (row?.low !== undefined ? ` [${formatInterval(row.low, row.high!).join(', ')}]` : '');
