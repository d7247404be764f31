import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Layout } from 'plotly.js-dist';
import { Chart } from '../../../src/display/charts/chart';
import { densityChart } from '../../../src/display/charts/densityChart';
import { heatmapChart } from '../../../src/display/charts/heatmapChart';
import { precisionRecallChart } from '../../../src/display/charts/precisionRecallChart';
import { scatterChart } from '../../../src/display/charts/scatterChart';
import { outputsOf, plainText } from '../../../src/display/outputsOf';
import { hostile } from '../hostile';

type Trace = Record<string, unknown> & { x: unknown[]; y: number[] };
const traces = (chart: Chart) => chart.figure.data as unknown as Trace[];
const layout = {} as Partial<Layout>;

describe('Chart', () => {
  it('holds plain arrays where typed arrays were given', () => {
    const { figure } = new Chart({
      data: [{ type: 'scatter', x: Float64Array.of(1, 2), y: Int32Array.of(3, 4) }],
      layout,
    });
    assert.deepEqual(JSON.parse(JSON.stringify(figure)).data, [{ type: 'scatter', x: [1, 2], y: [3, 4] }]);
  });

  it('refuses figures without data and names the traces', () => {
    const empty = { type: 'scatter' as const, name: 'adult', x: [], y: [] };
    assert.throws(() => new Chart({ data: [empty, { type: 'bar', x: [1], y: [NaN] }], layout }), {
      name: 'RangeError',
      message: /nothing in adult \(scatter\), trace 2 \(bar\)/,
    });
    assert.throws(() => new Chart({ data: [], layout }), /got "no trace"/);
    assert.throws(() => new Chart({ data: [{ type: 'heatmap', z: [[], []] }], layout }), /heatmap/);
  });

  it('accepts traces that hold their data elsewhere', () => {
    assert.doesNotThrow(() => new Chart({ data: [{ type: 'pie', labels: ['a'], values: [1] }], layout }));
    assert.doesNotThrow(
      () =>
        new Chart({
          data: [
            { type: 'scatter', x: [], y: [] },
            { type: 'histogram', x: [1] },
          ],
          layout,
        }),
    );
  });

  it('describes itself in a line', () =>
    assert.match(
      inspect(scatterChart([{ name: 'g', x: [1], y: [1] }], { title: 'T' })),
      /^Chart "T" of g \(scatter\)/,
    ));

  describe('where it is shown', () => {
    const chart = new Chart({ data: [{ type: 'scatter', y: [1, 2] }], layout: { title: { text: 'A < b' } } }, ['few']);
    const types = ['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/html', 'text/plain'];
    const outputs = (report: string) => {
      const before = process.env.GMIA_OUT;
      process.env.GMIA_OUT = report;
      try {
        return outputsOf(chart, new Set()) as Record<string, string>[];
      } finally {
        if (before === undefined) delete process.env.GMIA_OUT;
        else process.env.GMIA_OUT = before;
      }
    };

    it('is Plotly’s form, a picture twice and text; its warnings are an output of their own', () => {
      const [bundle, warnings] = outputs('');
      assert.deepEqual(Object.keys(bundle).sort(), types);
      const [, alt, packed] = bundle['text/html'].match(
        /^<img alt="([^"]*)".* src="data:image\/svg\+xml;base64,(.*)">$/,
      )!;
      assert.equal(Buffer.from(packed, 'base64').toString(), bundle['image/svg+xml']);
      assert.equal(alt, 'A < b; chart of trace 1 (scatter)'.replace('<', '&lt;'));
      assert.match(warnings['text/html'], />few</);
      assert.equal(warnings['text/plain'], 'Warning: few');
    });

    it('brings no Plotly into a notebook', () =>
      assert.ok(JSON.stringify(outputs('')).length < 25_000, `${JSON.stringify(outputs('')).length}`));

    it('is a picture that a script replaces in a report, whose pages share one Plotly', () => {
      const folder = mkdtempSync(join(tmpdir(), 'gmia-report-'));
      try {
        const html = outputs(folder)[0]['text/html'];
        assert.match(html, /<figure [^>]*aria-label="A &lt; b[^>]*><img alt=/);
        assert.match(html, /const file = "plotly\.js"/);
        assert.ok(html.length < 20_000 && statSync(join(folder, 'plotly.js')).size > 1e6);
        assert.deepEqual(readdirSync(folder), ['plotly.js']);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  it('is text outside a notebook, its warnings below', () =>
    assert.match(
      plainText(new Chart({ data: [{ type: 'scatter', y: [1] }], layout }, ['few points'])),
      /^Chart of trace 1 \(scatter\).*\nWarning: few points$/,
    ));
});

describe('precisionRecallChart', () => {
  const result = {
    name: 'direct',
    p: { values: Float64Array.of(0.1, 0.2, 0.2, 0.4), width: 2 },
    truth: Uint8Array.of(1, 1, 0, 0),
    warnings: ['careful'],
  };

  it('draws the raw points of a result in steps, with its warnings', () => {
    const chart = precisionRecallChart(result);
    const [trace] = traces(chart);
    assert.deepEqual(
      [trace.x, trace.y, trace.customdata],
      [
        [0.5, 1, 1],
        [1, 2 / 3, 0.5],
        [0.1, 0.2, 0.4],
      ],
    );
    assert.equal((trace.line as { shape: string }).shape, 'vh');
    assert.deepEqual(chart.warnings, ['careful']);
    assert.equal(chart.figure.layout.shapes![0].y0, 0.5);
  });

  it('leaves out only points between others on a vertical line', () => {
    const curve = {
      cutoff: Float64Array.of(1, 2, 3, 4, 5),
      precision: Float64Array.of(1, 0.8, 0.7, 0.6, 0.65),
      recall: Float64Array.of(0.5, 0.5, 0.5, 0.5, 1),
    };
    assert.deepEqual(traces(precisionRecallChart({ name: 'c', curve }))[0].customdata, [1, 4, 5]);
  });

  it('warns of an empty curve beside another, and throws where all are empty', () => {
    const empty = { name: 'none', p: { values: new Float64Array(0), width: 0 }, truth: new Uint8Array(0) };
    const chart = precisionRecallChart([result, empty]);
    assert.equal(traces(chart).length, 1);
    assert.match(chart.warnings[0], /^none: no curve/);
    assert.throws(() => precisionRecallChart(empty), { name: 'RangeError', message: /none/ });
    assert.throws(() => precisionRecallChart([]), /no curve/);
  });
});

describe('scatterChart', () => {
  it('throws for x and y of different lengths, naming the group', () =>
    assert.throws(() => scatterChart([{ name: 'g', x: [1], y: [] }]), /group g, got "1 and 0"/));
  it('gives groups different symbols and colours', () => {
    const [a, b] = traces(scatterChart(['a', 'b'].map(name => ({ name, x: [1], y: [1] })))).map(
      one => one.marker as { symbol: string; color: string },
    );
    assert.notEqual(a.symbol, b.symbol);
    assert.notEqual(a.color, b.color);
  });
});

describe('densityChart', () => {
  const sample = [0.1, 0.2, 0.25, 0.4, 0.9];

  it('draws curves of area 1', () => {
    for (const { x, y } of traces(densityChart({ in: sample, out: sample }))) {
      const area = y.reduce((sum: number, value: number) => sum + value, 0) * (Number(x[1]) - Number(x[0]));
      assert.ok(Math.abs(area - 1) < 0.01, `${area}`);
    }
  });

  it('draws samples of equal values, and of one value', () => {
    for (const method of ['density', 'histogram'] as const)
      for (const trace of traces(densityChart({ in: [0.5, 0.5, 0.5], out: [0.5] }, { method })))
        assert.ok(trace.y.every(Number.isFinite) && Math.max(...trace.y) > 0);
  });

  it('counts every value of a histogram once, the largest included', () => {
    for (const trace of traces(densityChart({ in: [0, 0.5, 1], out: [1, 1] }, { method: 'histogram', bins: 4 })))
      assert.ok(Math.abs(trace.y.reduce((sum, value) => sum + value, 0) - 1) < 1e-12);
  });

  it('says how many values it leaves out, and throws where none is left', () => {
    assert.match(densityChart({ in: [1, 2, Infinity], out: [1, 2] }).warnings[0], /^in: 1 of 3 values/);
    assert.throws(() => densityChart({ in: [NaN], out: [] }), /none of them finite/);
    assert.throws(() => densityChart({ in: [1], out: [1] }, { method: 'violin' as 'density' }), /violin/);
  });
});

describe('heatmapChart', () => {
  it('leaves values white that are not finite', () =>
    assert.deepEqual(traces(heatmapChart({ values: Float64Array.of(1, Infinity, NaN, 4), width: 2 }))[0].z, [
      [1, null],
      [null, 4],
    ]));
  it('has a column and a row for each of several of one name, and of names that are cut to one', () => {
    const values = { values: Float64Array.of(1, 2, 3, 4), width: 2 };
    const long = 'a name that is longer than the axis has room for';
    const [{ x, y }] = traces(heatmapChart(values, { x: ['a', 'a'], y: [`${long}, first`, `${long}, second`] }));
    assert.deepEqual(x, ['a', 'a (2)']);
    assert.deepEqual(y, ['a name that is longer t…', 'a name that is longer t… (2)']);
  });
  it('throws for axes that do not fit', () =>
    assert.throws(
      () => heatmapChart({ values: Float64Array.of(1, 2), width: 2 }, { x: [1] }),
      /2 x for the matrix, got 1/,
    ));
});

describe('texts in charts', () => {
  it('are text, whatever the data call themselves', () => {
    const texts = { title: hostile, xTitle: hostile, yTitle: hostile };
    const values = { values: Float64Array.of(1, 2), width: 2 };
    const curve = { cutoff: Float64Array.of(1), precision: Float64Array.of(1), recall: Float64Array.of(1) };
    const charts = [
      scatterChart([{ name: hostile, x: [1], y: [1] }], texts),
      precisionRecallChart({ name: hostile, curve }, { title: hostile }),
      densityChart({ in: [1, 2], out: [1] }, { ...texts, names: { in: hostile, out: hostile } }),
      densityChart({ in: [1, 2], out: [1] }, { ...texts, method: 'histogram', names: { in: hostile, out: hostile } }),
      heatmapChart(values, { ...texts, zTitle: hostile, x: [hostile, 'b'], y: [hostile] }),
    ];
    for (const chart of charts) {
      assert.doesNotMatch(JSON.stringify(chart.figure), /<script|<img/);
      const [{ 'text/html': html, 'image/svg+xml': svg }, warnings] = outputsOf(
        new Chart(chart.figure, [hostile]),
        new Set(),
      ) as Record<string, string>[];
      assert.doesNotMatch(html.replace(/^<img /, '') + svg + warnings['text/html'], /<script>alert|<img/);
    }
  });
});
