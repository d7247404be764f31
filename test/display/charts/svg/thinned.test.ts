import assert from 'node:assert/strict';
import type { Data, Layout } from 'plotly.js-dist';
import { thinned } from '../../../../src/display/charts/svg/thinned';

type Points = { x: number[]; y: number[]; marker: { size: number[]; color: string } };
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
const cloud = (count: number, more: object = {}) => {
  const x = upTo(count).map(i => (i * 0.618) % 1);
  const y = upTo(count).map(i => (i * 0.755) % 1);
  return { type: 'scatter', mode: 'markers', x, y, marker: { size: upTo(count), color: 'red' }, ...more } as Data;
};
const points = (trace: Data, layout: object = {}) => thinned(trace, layout as Partial<Layout>) as unknown as Points;

describe('thinned', () => {
  it('keeps what a picture has room for', () => {
    const trace = cloud(2000);
    assert.equal(thinned(trace, {}), trace);
    for (const other of [cloud(9000, { mode: 'lines' }), cloud(9000, { type: 'bar' })])
      assert.equal(thinned(other, {}), other);
  });

  it('keeps points all over the plane where there are more, with what is said of each', () => {
    const all = cloud(50_000) as unknown as Points;
    const { x, y, marker } = points(all as Data);
    assert.ok(x.length > 1000 && x.length <= 2000, `${x.length}`);
    assert.deepEqual([y.length, marker.size.length, marker.color], [x.length, x.length, 'red']);
    assert.deepEqual(
      marker.size.map(i => [all.x[i], all.y[i]]),
      x.map((one, i) => [one, y[i]]),
    );
    for (const values of [x, y]) {
      assert.ok(Math.min(...values) < 0.05 && Math.max(...values) > 0.95);
    }
  });

  it('keeps small numbers of a logarithmic axis', () => {
    const x = upTo(8000).map(i => 10 ** (-8 * ((i * 0.618) % 1)));
    const log = points(cloud(8000, { x }), { xaxis: { type: 'log' } });
    const small = log.x.filter(value => value < 1e-4).length / log.x.length;
    assert.ok(small > 0.4 && small < 0.6, `${small}`);
  });

  it('leaves categories and lengths that differ to Plotly', () => {
    for (const other of [cloud(3000, { x: upTo(3000).map(String) }), cloud(3000, { y: [1] })])
      assert.equal(thinned(other, {}), other);
  });

  it('ends where all points are one', () => {
    const { x } = points(cloud(3000, { x: upTo(3000).map(() => 1), y: upTo(3000).map(() => 2) }));
    assert.equal(x.length, 1);
  });
});
