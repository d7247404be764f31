import assert from 'node:assert/strict';
import { qqChart } from '../../../src/display/charts/qqChart';
import { Calibration } from '../../../src/evaluate/calibration';

const of = (name: string, p: ArrayLike<number>, warnings: string[] = []) =>
  new Calibration({ name, method: 'rank', references: 10, rates: [], pValues: Float64Array.from(p), warnings });
const traces = (chart: ReturnType<typeof qqChart>) =>
  chart.figure.data as unknown as { name: string; x: number[]; y: number[] }[];

describe('qqChart', () => {
  it('draws p-values in order against (i − 0.5)/n, and the diagonal', () => {
    const [diagonal, { x, y }] = traces(qqChart(of('a', [0.1, 0.2, 0.2, 0.9])));
    assert.deepEqual(
      [x, y],
      [
        [0.125, 0.375, 0.625, 0.875],
        [0.1, 0.2, 0.2, 0.9],
      ],
    );
    assert.deepEqual(diagonal.x, diagonal.y);
    assert.equal(diagonal.x[0], 0.125);
  });

  it('thins a million to some hundred points, smallest and largest among them; even ones lie on the diagonal', () => {
    const n = 1e6;
    const [, { x, y }] = traces(
      qqChart(
        of(
          'a',
          Float64Array.from({ length: n }, (_, i) => (i + 0.5) / n),
        ),
      ),
    );
    assert.ok(x.length > 200 && x.length <= 300, `${x.length}`);
    assert.deepEqual([x[0], x[1], x.at(-1)], [0.5 / n, 1.5 / n, (n - 0.5) / n]);
    x.forEach((expected, i) => assert.ok(expected === y[i] && (i === 0 || expected > x[i - 1])));
    // Evenly on a logarithmic axis: past the first ones, neighbours lie about a twentieth apart.
    for (let i = 150; i < x.length; i++) assert.ok(x[i] / x[i - 1] < 1.06);
  });

  it('draws all of few', () => {
    for (const n of [1, 2, 299, 300])
      assert.equal(traces(qqChart(of('a', new Float64Array(n).fill(0.5))))[1].x.length, n);
    const [, { x }] = traces(qqChart(of('a', new Float64Array(301).fill(0.5))));
    assert.ok(x.length <= 300 && x.at(-1) === 300.5 / 301);
  });

  it('draws several on logarithmic axes, with their warnings', () => {
    const chart = qqChart([of('a', [0.5], ['same']), of('b', [0.25], ['same', 'of b'])], { title: 'T' });
    assert.deepEqual(
      traces(chart).map(({ name }) => name),
      ['calibrated', 'a', 'b'],
    );
    assert.deepEqual([chart.figure.layout.xaxis!.type, chart.figure.layout.yaxis!.type], ['log', 'log']);
    assert.deepEqual(chart.warnings, ['same', 'b: of b']);
  });

  it('says which p-values of 0 it leaves out, and throws where nothing is left', () => {
    const chart = qqChart(of('a', [0, 0, 0.5]));
    assert.deepEqual(traces(chart)[1].x, [2.5 / 3]);
    assert.match(chart.warnings[0], /^a: 2 of 3 p-values are 0/);
    assert.throws(() => qqChart([of('a', [0]), of('b', [])]), {
      name: 'RangeError',
      message: /a p-value of a non-member.* got "a, b"/,
    });
  });
});
