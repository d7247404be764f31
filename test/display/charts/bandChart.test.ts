import assert from 'node:assert/strict';
import { bandChart } from '../../../src/display/charts/bandChart';

describe('bandChart', () => {
  const line = { label: 'precision, 0.01', values: [0.5, null, 0.7], median: 0.6, low: 0.52, high: 0.68, paper: 0.9 };
  const empty = { label: '<b>recall</b>', values: [null], median: null, paper: null };

  it('has every split, the band, the median and the paper, first line on top', () => {
    const { data, layout } = bandChart([line, empty], { title: 'Table 1' }).figure;
    assert.deepEqual(
      data.map(({ name }) => name),
      ['one split', 'band', 'median', 'paper'],
    );
    assert.deepEqual(
      data.map(trace => (trace as { x: unknown[] }).x),
      [[0.5, 0.7], [0.52, 0.68, null], [0.6], [0.9]],
    );
    assert.deepEqual((layout.yaxis as { categoryarray: string[] }).categoryarray, [
      '&lt;b&gt;recall&lt;/b&gt;',
      'precision, 0.01',
    ]);
  });

  it('has a line of its own for each of several with one label', () => {
    const label = 'of one name';
    const { data, layout } = bandChart([line, { ...line, label }, { ...line, label, median: 0.65 }]).figure;
    const lines = ['precision, 0.01', label, `${label} (2)`];
    assert.deepEqual((layout.yaxis as { categoryarray: string[] }).categoryarray, lines.slice().reverse());
    assert.deepEqual((data[2] as { y: string[] }).y, lines);
  });

  it('has its legend 60 pixels below the plot, whatever its height', () => {
    for (const count of [1, 5, 30]) {
      const { layout } = bandChart(Array.from({ length: count }, (_, i) => ({ ...line, label: `line ${i}` }))).figure;
      const plot = layout.height! - layout.margin!.t! - layout.margin!.b!;
      assert.ok(Math.abs(-layout.legend!.y! * plot - 60) < 1e-9 && plot >= 28 * count);
    }
  });

  it('refuses to draw nothing', () => {
    assert.throws(() => bandChart([empty]), /a trace with data to draw/);
  });
});
