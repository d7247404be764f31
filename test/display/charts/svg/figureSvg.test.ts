import assert from 'node:assert/strict';
import type { Data } from 'plotly.js-dist';
import { bandChart } from '../../../../src/display/charts/bandChart';
import { chartLayout } from '../../../../src/display/charts/chartStyle';
import { heatmapChart } from '../../../../src/display/charts/heatmapChart';
import { scatterChart } from '../../../../src/display/charts/scatterChart';
import { figureSvg } from '../../../../src/display/charts/svg/figureSvg';

const drawn = (figure: Parameters<typeof figureSvg>[0]) => figureSvg(figure)!;
const many = (count: number) => {
  const at = Array.from({ length: count }, (_, i) => (i * 0.618) % 1);
  return scatterChart([{ name: 'points', x: at, y: at.map(one => (one * 7.3) % 1) }]).figure;
};

describe('figureSvg', function () {
  this.timeout(20_000); // the first picture loads Plotly

  it('draws every point, the axes with their titles, the legend and the title', () => {
    const svg = drawn(
      scatterChart([{ name: 'one group', x: [1, 2, 3, 4], y: [3, 4, 5, 6] }], { title: 'T & t' }).figure,
    );
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    for (const text of ['T &amp; t', 'x', 'y', '1', '2', '3', '4'])
      assert.ok(texts.includes(text), `${text}: ${texts}`);
    const places = [...svg.matchAll(/<use [^>]*x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const points = places.slice(-4 - ticksOf(svg)).filter(([x, y]) => x > 0 && y > 0);
    assert.equal(points.length, 4, 'marks that are neither grid lines nor ticks');
    const steps = points.slice(1).map(([x, y], i) => [x - points[i][0], y - points[i][1]]);
    for (const [across, up] of steps)
      assert.ok(Math.abs(across - steps[0][0]) < 0.3 && Math.abs(up - steps[0][1]) < 0.3 && up < 0, `${steps}`);
  });

  it('names itself for those who do not see it', () => {
    const svg = drawn(scatterChart([{ name: 'a < b', x: [1], y: [1] }], { title: 'Two "points"' }).figure);
    const name = 'Two &quot;points&quot;; y against x; chart of a &lt; b (scatter)';
    assert.ok(
      svg.includes(`role="img" aria-label="${name}"`) && svg.includes(`<title>${name}</title>`),
      svg.slice(0, 400),
    );
  });

  it('draws in other ways: bars, colours with their scale, bands', () => {
    const bars = drawn({ data: [{ type: 'bar', x: [1, 2, 3], y: [3, 1, 2] }], layout: {} });
    assert.equal(bars.match(/d="M[\d.]+,[\d.]+V[\d.]+H[\d.]+V[\d.]+Z"/g)?.length, 3);
    const map = drawn(heatmapChart({ values: Float64Array.of(1, 2, NaN, 4), width: 2 }).figure);
    assert.match(map, /<image [^>]*href="data:image\/png;base64,iVBOR/);
    assert.match(map, /<linearGradient id="([^"]+)"[\s\S]*fill:url\(#\1\)/);
    const line = { label: 'precision', values: [0.7, 0.8], median: 0.75, low: 0.7, high: 0.8, paper: 0.74 };
    assert.match(drawn(bandChart([line]).figure), />precision<\/text>/);
  });

  it('leaves room for long labels, which a guess at their width needs', () => {
    const at = (label: string) => {
      const line = { label, values: [0.7], median: 0.7, paper: null };
      return Number(drawn(bandChart([line]).figure).match(/<g clip-path="[^"]*" transform="translate\(([\d.]+),/)?.[1]);
    };
    assert.ok(at('a label of many words, longer than others') > at('short') + 150);
  });

  it('is the same at each call, and its ids are no other figure’s', () => {
    const svg = drawn(many(20));
    assert.equal(drawn(many(20)), svg);
    const ids = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.ok(ids(svg).length > 0 && new Set(ids(svg)).size === ids(svg).length);
    const other = ids(drawn(many(21)));
    assert.ok(ids(svg).every(id => !other.includes(id)));
    for (const [, id] of svg.matchAll(/#([^")]+-\d+)/g)) assert.ok(ids(svg).includes(id), id);
  });

  it('stays small', () => {
    const sizes = [20, 1000, 5000].map(count => drawn(many(count)).length);
    assert.ok(sizes[0] < 10_000 && sizes[1] < 60_000 && sizes[2] < 100_000, `${sizes}`);
  });

  it('changes no figure', () => {
    const { figure } = scatterChart([{ name: 'g', x: [1, 2], y: [3, 4] }]);
    const before = JSON.stringify(figure);
    drawn(figure);
    assert.equal(JSON.stringify(figure), before);
  });

  it('says undefined to what only a browser can draw', () => {
    const space = [{ type: 'scatter3d', x: [1], y: [1], z: [1] }] as unknown as Data[];
    assert.equal(figureSvg({ data: space, layout: chartLayout({}) }), undefined);
    assert.equal(figureSvg({ data: [{ type: 'scattergl', x: [1], y: [1] }], layout: {} }), undefined);
  });

  it('leaves this process a process: no window, no document', () => {
    drawn(many(3));
    assert.deepEqual(
      ['window', 'document', 'navigator', 'self'].filter(name => name in globalThis),
      navigatorOfNode(),
    );
  });
});

/** Ticks and grid lines, which are written as marks as well, have one coordinate of 0. */
const ticksOf = (svg: string) => (svg.match(/<use [^>]*(?:x="0"|y="0")/g) ?? []).length;

const navigatorOfNode = () => ('navigator' in globalThis ? ['navigator'] : []); // Node has one since 21
