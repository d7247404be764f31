import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import type { Chart } from '../../../src/display/charts/chart';
import { rocChart } from '../../../src/display/charts/rocChart';
import { tprAt } from '../../../src/evaluate/tprAt';
import { hostile } from '../hostile';

type Trace = { name: string; x: number[]; y: number[]; customdata: number[]; mode: string; line: { shape: string } };
const traces = (chart: Chart) => chart.figure.data as unknown as Trace[];
const attack = (
  name: string,
  score: ArrayLike<number>,
  truth: ArrayLike<number>,
  width = 1,
  warnings: string[] = [],
) => ({ name, score: { values: Float64Array.from(score), width }, truth: Uint8Array.from(truth), warnings });
const axes = ({ figure: { layout } }: Chart) => [layout.xaxis!, layout.yaxis!];

function large(size: number) {
  const random = randomFor(1, 'rocChart');
  const truth = Uint8Array.from({ length: size }, () => random.integer(2));
  return attack(
    'large',
    Float64Array.from(truth, member => random.normal() + member * 1.5),
    truth,
    1000,
  );
}

describe('rocChart', () => {
  const small = attack('direct', [9, 7, 7, 6, 5, 4, 3], [1, 0, 1, 1, 1, 0, 0], 1, ['careful']);

  it('draws raw steps on logarithmic axes from one false positive on, the diagonal of guessing, and warnings', () => {
    const chart = rocChart(small);
    const [trace] = traces(chart);
    assert.equal(trace.name, 'direct');
    assert.deepEqual(
      [trace.x, trace.y, trace.customdata],
      [
        [0.1, 1 / 3, 1],
        [0.25, 1, 1],
        [9, 5, 3],
      ],
    );
    assert.deepEqual([trace.line.shape, trace.mode], ['hv', 'lines+markers']);
    for (const axis of axes(chart)) {
      assert.equal(axis.type, 'log');
      assert.ok(Math.abs(axis.range![0] - -1) < 0.05 && Math.abs(axis.range![1]) < 0.05, `${axis.range}`);
    }
    const [{ x0, x1, y0, y1 }] = chart.figure.layout.shapes!;
    assert.deepEqual([x0, x1, y0, y1], [0.1, 1, 0.1, 1]);
    assert.deepEqual(chart.warnings, ['careful']);
  });

  it('draws a few hundred points of very many, none further than a pixel from the curve', () => {
    const result = large(200_000);
    const [{ x, y, mode }] = traces(rocChart(result));
    assert.ok(x.length > 200 && x.length < 700, `${x.length}`);
    assert.equal(mode, 'lines');
    const pixel = Math.log(1e4) / 550; // of the axis, from 1e-4 to 1
    for (const fpr of [1e-4, 3e-4, 1e-3, 0.0123, 0.05, 0.2, 0.9]) {
      const heightAt = (rate: number) => y[x.filter(one => one <= rate).length - 1];
      const tpr = tprAt(result, fpr).tpr.value!;
      const [before, after] = [heightAt(fpr * Math.exp(-pixel)) ?? y[0], heightAt(fpr * Math.exp(pixel))];
      assert.ok((fpr === 1e-4 || before <= tpr) && tpr <= after, `${before} to ${after}, at ${fpr}: ${tpr}`);
    }
    assert.deepEqual([x.at(-1), y.at(-1)], [1, 1]);
    assert.equal(x[0], 1e-4);
    assert.equal(y[0], tprAt(result, 1e-4).tpr.value);
  });

  it('begins where it is told, or at one false positive of the attack with most non-members', () => {
    const middle = large(2000);
    const nonMembers = middle.truth.filter(one => !one).length;
    const start = (chart: Chart) => chart.figure.layout.shapes![0].x0;
    assert.equal(start(rocChart([small, middle])), 1 / nonMembers);
    assert.equal(start(rocChart([small, middle], { least: 0.01 })), 0.01);
    for (const least of [0, 1, -1, NaN])
      assert.throws(() => rocChart(small, { least }), { name: 'RangeError', message: /least/ });
  });

  it('names several attacks, carries each warning once, and shows names as they are', () => {
    const chart = rocChart([small, { ...small, name: hostile, warnings: ['careful', 'few'] }], { title: hostile });
    const [one, two] = traces(chart);
    assert.equal(one.name, 'direct');
    assert.ok(!/<script|<img/.test(two.name) && !/<script|<img/.test(JSON.stringify(chart.figure.layout.title)));
    assert.deepEqual(chart.warnings, ['careful', `${hostile}: few`]);
  });

  it('warns of an attack without a curve beside another, and throws where none has one', () => {
    const nothing = attack('none', [], [], 0);
    const members = attack('members only', [1, 2], [1, 1]);
    const chart = rocChart([small, nothing, members]);
    assert.equal(traces(chart).length, 1);
    assert.match(chart.warnings[0], /^none: no curve/);
    assert.match(chart.warnings[1], /^members only: no curve/);
    assert.throws(() => rocChart([nothing, members]), { name: 'RangeError', message: /none, members only/ });
    assert.throws(() => rocChart([]), /no attack/);
    assert.throws(() => rocChart({ ...small, truth: undefined }), /who was a member/);
  });
});
