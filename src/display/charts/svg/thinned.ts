import type { Data, Layout } from 'plotly.js-dist';

const most = 2000;

type Trace = { type?: string; mode?: string; x?: unknown; y?: unknown };

/**
 * A trace with at most some 2000 marks: of many marks in one place a picture shows but the last. Where there are more,
 * the first in each square of the plane is kept, and squares are as large as it takes. Lines without marks stay.
 */
export function thinned(trace: Data, layout: Partial<Layout>): Data {
  const { type = 'scatter', mode = 'markers', x, y } = trace as Trace;
  if (type !== 'scatter' || !mode.includes('markers')) return trace;
  if (!isNumeric(x) || !isNumeric(y) || x.length !== y.length || x.length <= most) return trace;
  const [across, up] = [places(x, layout.xaxis?.type === 'log'), places(y, layout.yaxis?.type === 'log')];
  for (let squares = 256; ; squares /= 1.25) {
    const kept = firstOfEach(across, up, Math.ceil(squares));
    if (kept.length <= most) return only(trace, kept, x.length) as Data;
  }
}

const isNumeric = (values: unknown): values is number[] =>
  Array.isArray(values) && values.every(value => typeof value === 'number');

/** Where numbers lie on an axis, from 0 to 1. */
function places(values: number[], logarithmic: boolean): number[] {
  const at = logarithmic ? values.map(value => Math.log(value)) : values;
  const finite = at.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  return at.map(value => (value - low) / (high - low || 1));
}

function firstOfEach(across: number[], up: number[], squares: number): number[] {
  const taken = new Set<number>();
  return across.flatMap((place, i) => {
    const square = Math.floor(place * squares) * 2 * squares + Math.floor(up[i] * squares);
    if (taken.has(square) || Number.isNaN(square)) return [];
    taken.add(square);
    return [i];
  });
}

/** A trace with some of its points only: what is said of each, such as sizes and errors, has as many values. */
function only(value: unknown, kept: readonly number[], points: number): unknown {
  if (Array.isArray(value)) return value.length === points ? kept.map(i => value[i]) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, only(one, kept, points)]));
}
