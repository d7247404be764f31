import assert from 'node:assert/strict';
import { agreementChart } from '../../../src/display/charts/agreementChart';
import { bandChart } from '../../../src/display/charts/bandChart';
import { Chart } from '../../../src/display/charts/chart';
import { densityChart } from '../../../src/display/charts/densityChart';
import { heatmapChart } from '../../../src/display/charts/heatmapChart';
import { lineChart } from '../../../src/display/charts/lineChart';
import { precisionRecallChart } from '../../../src/display/charts/precisionRecallChart';
import { pValueHistogram } from '../../../src/display/charts/pValueHistogram';
import { qqChart } from '../../../src/display/charts/qqChart';
import { rocChart } from '../../../src/display/charts/rocChart';
import { scatterChart } from '../../../src/display/charts/scatterChart';
import { drawRecords } from '../../../src/display/pictures/drawRecords';
import { imageGrid } from '../../../src/display/pictures/imageGrid';
import { Picture, sideBySide } from '../../../src/display/pictures/picture';

const refuses = (call: () => unknown, message: RegExp) => assert.throws(call, { name: 'RangeError', message });

/** What is drawn of the right things, if they come. */
const drawing: Record<string, (what: never, options?: never) => unknown> = {
  agreementChart,
  bandChart,
  densityChart,
  drawRecords,
  heatmapChart,
  lineChart,
  imageGrid: images => imageGrid(images, { shape: [1, 1] }),
  precisionRecallChart,
  pValueHistogram,
  qqChart,
  rocChart,
  scatterChart,
  sideBySide,
};

describe('charts and pictures', () => {
  for (const [name, draw] of Object.entries(drawing))
    it(`refuse what they cannot draw: ${name}`, () => {
      for (const what of [null, undefined, 5, 'x', {}, [5], [null], Promise.resolve([])])
        refuses(() => draw(what as never), /^Expected /);
    });

  it('draw numbers that hardly differ', () => {
    const { data } = densityChart({ in: [0, 5e-324], out: [1e-310] }).figure;
    for (const { y } of data as { y: number[] }[]) assert.ok(y.every(Number.isFinite));
  });

  it('name the bounds of counts', () => {
    const samples = { in: [1, 2], out: [1] };
    refuses(
      () => densityChart(samples, { method: 'histogram', bins: 1e9 }),
      /bins to be at most 10,000, got 1000000000/,
    );
    refuses(() => densityChart(samples, { bins: 0 }), /bins to be a whole number of at least 1/);
    refuses(() => pValueHistogram([], { bins: 1e9 }), /bins to be at most 10,000/);
    refuses(() => imageGrid([{ caption: '' }], { shape: [1e9, 1e9] }), /height to be at most 10,000/);
    refuses(() => imageGrid([{ caption: '' }], { shape: [1, 1], columns: 1e9 }), /columns to be at most 1,000/);
  });

  it('refuse unknown options, and texts that are none', () => {
    refuses(
      () => scatterChart([], { titel: 'x' } as never),
      /an option of scatterChart, got "titel"\. Did you mean title/,
    );
    refuses(() => scatterChart([{ name: 'a', x: [1], y: [2] }], { title: 5 as never }), /title to be a text, got 5/);
    refuses(() => scatterChart([{ name: 'a', x: [NaN], y: [2] }]), /groups\[0\]\.x\[0\] to be a number, got NaN/);
    refuses(() => imageGrid([{ caption: '' }], undefined as never), /the option shape, got "none"/);
    refuses(() => imageGrid([{ caption: 5 as never }], { shape: [1, 1] }), /the caption of image 0 to be a text/);
    refuses(() => new Picture(NaN as never, ''), /html to be a text, got NaN/);
    refuses(() => new Chart({ data: [null] } as never), /figure\.data\[0\] to be a trace, got null/);
    refuses(() => new Chart(null as never), /figure to be a figure \{ data, layout \}, got null/);
  });
});
