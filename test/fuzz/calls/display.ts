import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as gmia from '../../../src/index';
import { type Call, call, method } from '../call';
import type { World } from '../world';
import { inner, list, matrix, number, options, share } from './arbitraries';

const texts = { title: fc.string(), xTitle: fc.string(), yTitle: fc.string() };
const title = fc.string();

export const displayCalls = (world: World): readonly Call[] => {
  const { agreement, calibration, result, scores, chart, picture, folder } = world;
  const { records, split, evaluation, discoveries, indirect } = world;
  const results = fc.constantFrom(result, scores, [result, scores], [result]);
  const calibrations = fc.constantFrom(calibration, [calibration], [calibration, calibration]);
  const line = fc.record({
    label: fc.string(),
    values: list(fc.option(number), 1, 3),
    median: number,
    low: number,
    high: number,
    paper: fc.option(number),
  });
  return [
    call('show', gmia.show, fc.tuple(fc.constantFrom(5, 'text', [{ a: 1 }], result, chart, picture, agreement, null)), {
      any: /./,
    }),
    call('toCSV', gmia.toCSV, fc.tuple(fc.constantFrom(5, [1, 2], [{ a: 1 }], { a: [1, 2] }, result, agreement)), {
      any: /./,
    }),
    call('percent', gmia.percent, fc.tuple(fc.option(share), fc.nat(5)), { any: /args\[0\]/ }),
    call(
      'percentInterval',
      gmia.percentInterval,
      fc.tuple(fc.record({ value: fc.option(share), low: share, high: share }), fc.nat(5)),
      { any: /low|high|value/ },
    ),
    call(
      'Chart',
      (figure, warnings) => new gmia.Chart(figure, warnings),
      fc.tuple(fc.constant(chart.figure), fc.constant(['w'])),
      {
        of: gmia.Chart,
        nan: true, // Plotly may know what to do with it
        any: /figure|args\[0\]\./,
      },
    ),
    method('Chart.save', gmia.Chart.prototype, 'save', fc.tuple(fc.constant(chart), fc.constant(`${folder}/f.json`))),
    ...toJSON('Records', gmia.Records.prototype, records),
    ...toJSON('AttackSplit', gmia.AttackSplit.prototype, split),
    ...toJSON('Evaluation', Object.getPrototypeOf(evaluation), evaluation),
    ...toJSON('Discoveries', Object.getPrototypeOf(discoveries), discoveries),
    ...toJSON('IndirectResult', Object.getPrototypeOf(indirect), indirect),
    call('Picture', (html, text) => new gmia.Picture(html, text), fc.tuple(fc.string(), fc.string()), {
      of: gmia.Picture,
    }),
    call('sideBySide', gmia.sideBySide, fc.tuple(fc.constantFrom([picture, picture], [picture], []))),
    call('agreementChart', gmia.agreementChart, fc.tuple(fc.constant(agreement), options({ title }))),
    call('bandChart', gmia.bandChart, fc.tuple(list(line, 1, 3), options({ title, xTitle: title })), {
      any: /values|median|paper/,
    }),
    call(
      'densityChart',
      gmia.densityChart,
      fc.tuple(
        fc.record({ in: list(number, 1), out: list(number, 1) }),
        options({
          method: fc.constantFrom('density', 'histogram'),
          bins: fc.integer({ min: 1, max: 50 }),
          names: fc.constant({ in: 'a', out: 'b' }),
          ...texts,
        }),
      ),
      { any: /^args\[0\]/ },
    ),
    call(
      'heatmapChart',
      gmia.heatmapChart,
      fc.tuple(
        matrix(number, 2, 2),
        options({
          x: fc.constantFrom(['a', 'b'], [1, 2]),
          y: fc.constantFrom(['a', 'b'], [1, 2]),
          zTitle: title,
          range: fc.constant([0, 1]),
          ...texts,
        }),
      ),
      { any: /\.[xy]/ },
    ),
    call(
      'imageGrid',
      gmia.imageGrid,
      fc.tuple(
        list(fc.record({ caption: fc.string(), pixels: list(share, 4, 4) }), 1, 3),
        fc.record(
          {
            shape: fc.constantFrom([2, 2], [2, 2, 1], [4, 1]),
            columns: fc.integer({ min: 1, max: 5 }),
            range: fc.constant([0, 2]),
            size: fc.integer({ min: 1, max: 200 }),
            title,
          },
          { requiredKeys: ['shape'] },
        ),
      ),
      { right: ({ text }: gmia.Picture) => assert.equal(typeof text, 'string') },
    ),
    call(
      'precisionRecallChart',
      gmia.precisionRecallChart,
      fc.tuple(
        fc.oneof(results, fc.constant({ name: 'curve', curve: gmia.precisionRecall(result) })),
        options({ title }),
      ),
    ),
    call(
      'tradeOffChart',
      gmia.tradeOffChart,
      fc.tuple(
        results,
        options({
          title,
          least: inner,
          scale: fc.constantFrom('log', 'linear'),
          bounds: fc.constant([
            { name: 'ε', epsilon: 1, delta: 0.1 },
            { name: 'µ', mu: 1 },
          ]),
        }),
      ),
    ),
    call('rocChart', gmia.rocChart, fc.tuple(results, options({ title, least: inner }))),
    call(
      'pValueHistogram',
      gmia.pValueHistogram,
      fc.tuple(calibrations, options({ title, bins: fc.integer({ min: 1, max: 50 }) })),
    ),
    call('qqChart', gmia.qqChart, fc.tuple(calibrations, options({ title }))),
    call(
      'lineChart',
      gmia.lineChart,
      fc.tuple(
        list(fc.record({ name: fc.string(), x: list(number, 2, 2), y: list(number, 2, 2) }), 1, 2),
        options({ ...texts, log: fc.constant(false) }),
      ),
    ),
    call(
      'scatterChart',
      gmia.scatterChart,
      fc.tuple(
        list(
          fc.record({
            name: fc.string(),
            x: list(number, 2, 2),
            y: list(number, 2, 2),
            symbol: fc.constant('cross'),
            size: fc.nat(20),
          }),
          1,
          3,
        ),
        options(texts),
      ),
      { any: /\.[xy]/ },
    ),
    call('progressDisplay', gmia.progressDisplay, fc.tuple()),
    call('setProgress', gmia.setProgress, fc.tuple(fc.constantFrom({}, { state: () => {} }, { plan: () => {} }))),
    call('setAnnouncer', gmia.setAnnouncer, fc.tuple(fc.constant(() => {}))),
    call('installProgress', gmia.installProgress, fc.tuple()),
    call('onlyLong', gmia.onlyLong, fc.tuple(fc.constant({ state: () => {} }), fc.nat(10))),
  ];
};

/** What `JSON.stringify` calls. */
const toJSON = (name: string, prototype: { toJSON(): unknown }, self: unknown) => [
  method(`${name}.toJSON`, prototype, 'toJSON', fc.tuple(fc.constant(self)), { nan: true }),
];
