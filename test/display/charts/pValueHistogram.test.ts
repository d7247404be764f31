import assert from 'node:assert/strict';
import { pValueHistogram } from '../../../src/display/charts/pValueHistogram';
import { Calibration } from '../../../src/evaluate/calibration';

const of = (name: string, p: number[], warnings: string[] = []) =>
  new Calibration({ name, method: 'rank', references: 10, rates: [], pValues: Float64Array.from(p), warnings });
const traces = (chart: ReturnType<typeof pValueHistogram>) =>
  chart.figure.data as unknown as { name: string; x: number[]; y: number[] }[];

describe('pValueHistogram', () => {
  it('counts every p-value once, in bins closed on the right, 0 in the first', () => {
    const [{ x, y }] = traces(pValueHistogram(of('a', [0, 0.05, 0.05000001, 0.1, 0.15, 0.3, 1, 1])));
    assert.deepEqual([x.length, x[0]], [20, 0.025]);
    assert.deepEqual(
      y.map(share => 8 * share),
      [2, 2, 1, 0, 0, 1, ...Array(13).fill(0), 2],
    );
  });

  it('puts every step k/20 into the bin that it ends', () => {
    const [{ y }] = traces(
      pValueHistogram(
        of(
          'a',
          Array.from({ length: 20 }, (_, i) => (i + 1) / 20),
        ),
      ),
    );
    assert.deepEqual(y, Array(20).fill(1 / 20));
  });

  it('has the flat line, several results, and their warnings', () => {
    const chart = pValueHistogram([of('a', [0.5], ['same', 'of a']), of('<b>', [0.25, 0.75], ['same'])], {
      title: 'T',
      bins: 4,
    });
    assert.deepEqual(
      traces(chart).map(({ y }) => y),
      [
        [0, 1, 0, 0],
        [0.5, 0, 0.5, 0],
      ],
    );
    assert.deepEqual(chart.warnings, ['same', 'a: of a']);
    assert.ok(!traces(chart)[1].name.includes('<b>'));
    const [line] = chart.figure.layout.shapes!;
    assert.deepEqual([line.y0, line.y1], [1 / 4, 1 / 4]);
  });

  it('leaves out results without a p-value, and throws where none has one', () => {
    assert.equal(traces(pValueHistogram([of('empty', []), of('a', [1])])).length, 1);
    assert.throws(() => pValueHistogram(of('empty', [])), {
      name: 'RangeError',
      message: /a p-value of a non-member, got "empty"/,
    });
    assert.throws(() => pValueHistogram([]), /got "no result"/);
    assert.throws(() => pValueHistogram(of('a', [1]), { bins: 0 }), /bins/);
  });
});
