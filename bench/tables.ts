import { formatCell } from '../src/core/format';
import type { Table } from '../src/display/table';
import type { CaseResult, Growth, PeerResult, Timed } from './result';
import type { Spread } from './spread';

const two = (value: number) => formatCell(Number(value.toPrecision(2)));
const range = ({ median, min, max }: Spread) =>
  min === max ? two(median) : `${two(median)} (${two(min)}–${two(max)})`;
const megabytes = (timed?: Timed) => (timed?.memory == null ? null : Math.round(timed.memory));

/** A row for each case and peer; what a case has itself stands in its first row. */
export function casesTable(cases: CaseResult[]): Table {
  const names = [
    'case',
    'gmia, s',
    'goal',
    'result',
    'MB',
    'peer',
    'peer, s',
    'gmia ÷ peer',
    'peer, MB',
    'Keras, reference s',
  ];
  const rows = cases.flatMap(one => {
    const own = [
      one.name,
      one.ours ? range(one.ours) : 'skipped',
      goalText(one.goal),
      one.verdict ?? null,
      megabytes(one.ours),
    ];
    const lines = one.peers.length ? one.peers.map(peerCells) : [[null, null, null, null]];
    return lines.map((cells, i) => [...(i ? own.map(() => '') : own), ...cells, i ? '' : (one.reference ?? null)]);
  });
  return { names, rows, total: { rows: rows.length, columns: names.length }, warnings: [] };
}

const goalText = (goal: CaseResult['goal']) =>
  !goal ? null : 'seconds' in goal ? `≤ ${goal.seconds} s` : `≤ ${goal.ratio} × peer`;

function peerCells(peer: PeerResult): unknown[] {
  if (peer.status !== 'measured') return [peer.name, peer.status === 'failed' ? 'failed' : peer.why, null, null];
  return [peer.name, range(peer.time), range(peer.ratio), megabytes(peer.time)];
}

/** What each line of the table is, how peers were run, and whether both sides came to the same. */
export function notes(cases: CaseResult[]): string[] {
  return cases.flatMap(({ name, title, missing, ours, peers }) => [
    `${name}: ${title}.${missing === undefined ? '' : ` Skipped: ${missing}`}${found(ours)}`,
    ...peers
      .filter(peer => peer.status !== 'not run')
      .map(peer => `${name}, ${peer.name}: ${peer.note}.${outcome(peer)}`),
  ]);
}

const outcome = (peer: PeerResult) =>
  peer.status === 'measured' ? `${wayText(peer.way)}${found(peer.time)}` : ` Failed: ${peer.why}`;

const words = (fields: object) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${formatCell(value)}`)
    .join(', ');
const wayText = (way: object) => (Object.keys(way).length ? ` Run with ${words(way)}.` : '');
const found = (timed?: Timed) => (timed && Object.keys(timed.found).length ? ` Found: ${words(timed.found)}.` : '');

export const growthTable = (growth: Growth[]): Table => {
  const rows = growth.flatMap(({ title, unit, points }) =>
    points.map(point => [title, point.amount, unit, range(point)]),
  );
  return { names: ['work', 'amount', 'of', 'seconds'], rows, total: { rows: rows.length, columns: 4 }, warnings: [] };
};

export const explanation =
  'Seconds and ratios are medians, with the least and the greatest. A ratio is taken pair by pair, both sides run in ' +
  'turns; below 1, gmia is faster. MB is the most memory of the whole process, with libraries and data. The goals ' +
  'were set on a machine of two cores on which Keras, one model after another, took the seconds of the last column: ' +
  'compare them before you compare the goals.';
