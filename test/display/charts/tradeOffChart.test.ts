import assert from 'node:assert/strict';
import { type TradeOffOptions, tradeOffChart } from '../../../src/display/charts/tradeOffChart';
import { auditByThreshold } from '../../../src/evaluate/audit/auditByThreshold';
import { normalQuantile } from '../../../src/stats/numeric/distributions';

type Trace = {
  name: string;
  x: number[];
  y: number[];
  mode: string;
  error_x?: { array: number[]; arrayminus: number[] };
};
const draw = (options: TradeOffOptions, results: Parameters<typeof tradeOffChart>[0] = []) => {
  const { data, layout } = tradeOffChart(results, options).figure;
  return { traces: data as unknown as Trace[], layout };
};
const truth = Uint8Array.from({ length: 80 }, (_, i) => Number((i % 2 === 1) !== (i % 6 === 0)));
const halved = truth.map((_, i) => (i % 2 ? 1 - truth[i - 1] : truth[i]));
const result = {
  name: 'direct',
  score: { values: Float64Array.from(halved, (one, i) => one + ((i * 7) % 11) / 8), width: 1 },
  truth: halved,
  warnings: ['known'],
};
const rates = (tpr: number[], fpr: number[]) => {
  const of = ([low, value, high]: number[]) => ({ value, low, high });
  return { name: 'point', tpr: of(tpr), fpr: of(fpr) };
};

describe('tradeOffChart', () => {
  it('draws curves of ε, δ and µ through every rate, and that of guessing', () => {
    const bounds = [
      { name: 'ε', epsilon: 1, delta: 0.01 },
      { name: 'µ', mu: 1 },
    ];
    const { traces } = draw({ bounds, scale: 'linear' });
    assert.deepEqual(
      traces.map(({ name }) => name),
      ['ε', 'µ', 'guessing'],
    );
    const [pure, gauss, guessing] = traces;
    pure.x.forEach((fpr, i) => {
      const [fnr, e] = [pure.y[i], Math.E];
      assert.ok(1 - fnr <= e * fpr + 0.01 + 1e-9 && 1 - fpr <= e * fnr + 0.01 + 1e-9, 'private');
      const [left, right] = [e * fpr + 0.01 - 1 + fnr, e * fnr + 0.01 - 1 + fpr];
      assert.ok(Math.min(left, right) < 1e-9 || fnr === 0, 'no more private than that');
    });
    gauss.x.forEach((fpr, i) => {
      if (fpr > 0 && fpr < 1 && gauss.y[i] > 1e-9)
        assert.ok(Math.abs(normalQuantile(1 - gauss.y[i]) - normalQuantile(fpr) - 1) < 1e-6);
    });
    guessing.x.forEach((fpr, i) => assert.ok(Math.abs(fpr + guessing.y[i] - 1) < 1e-12));
  });

  it('draws attacks as they are, on logarithmic axes from the least rate on, with their warnings', () => {
    const { traces, layout } = draw({ least: 0.01 }, result);
    assert.equal(traces[0].name, 'direct');
    assert.ok(traces.every(({ x, y }) => Math.min(...x, ...y) >= 0.01));
    assert.equal(layout.xaxis!.type, 'log');
    assert.deepEqual(tradeOffChart(result).warnings, ['known']);
  });

  it('draws points with the intervals of both rates', () => {
    const { traces } = draw({ points: [rates([0.4, 0.5, 0.6], [0, 0.1, 0.3])], scale: 'linear' });
    const [{ x, y, error_x: bar }] = traces;
    assert.deepEqual([x, y], [[0.1], [0.5]]);
    assert.ok(Math.abs(bar!.array[0] - 0.2) < 1e-12 && Math.abs(bar!.arrayminus[0] - 0.1) < 1e-12);
    const audit = auditByThreshold(result, { inclusion: 'halvings' });
    assert.equal(draw({ points: [{ name: 'all', ...audit.all! }] }).traces[0].name, 'all');
  });

  it('needs something to draw, and numbers in range', () => {
    const throws = (options: object, message: RegExp) =>
      assert.throws(() => draw(options as TradeOffOptions), { name: 'RangeError', message });
    throws({}, /an attack, a point or a bound to draw/);
    throws({ bounds: [{ name: 'ε' }] }, /bounds\[0\]\.epsilon/);
    throws({ bounds: [{ name: 'µ', mu: -1 }] }, /bounds\[0\]\.mu/);
    throws({ bounds: [{ epsilon: 1 }] }, /bounds\[0\] to be \{ name, epsilon, delta \}/);
    throws({ points: [rates([0.5, 0.4, 0.6], [0, 0, 0])] }, /points\[0\]\.tpr\.value/);
    throws({ points: [{ name: 'x' }] }, /points\[0\] to be \{ name, tpr, fpr \}/);
    throws({ scale: 'logarithmic' }, /scale to be 'log' or 'linear'/);
    throws({ least: 0 }, /least/);
    throws({ bound: [] }, /Did you mean bounds/);
    assert.throws(() => tradeOffChart({ ...result, truth: undefined }), /who was a member/);
  });
});
