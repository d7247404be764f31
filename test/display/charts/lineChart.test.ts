import assert from 'node:assert/strict';
import { type Line, lineChart } from '../../../src/display/charts/lineChart';

describe('lineChart', () => {
  const line: Line = { name: '<b>loss</b>', x: [5, 20], y: [0.5, 0.75], low: [0.25, NaN], high: [0.625, NaN] };

  it('has a line with intervals, where it has any, and marks every x of a logarithmic axis', () => {
    const { data, layout } = lineChart([line, { name: 'other', x: [5, 100], y: [0.1, 0.2] }], { log: true }).figure;
    const [one, other] = data as { name: string; y: number[]; error_y?: object }[];
    assert.deepEqual([one.name, one.y], ['&lt;b&gt;loss&lt;/b&gt;', [0.5, 0.75]]);
    const { array, arrayminus } = one.error_y as { array: number[]; arrayminus: number[] };
    assert.deepEqual(
      [array, arrayminus],
      [
        [0.125, 0],
        [0.25, 0],
      ],
      'none where it is not known',
    );
    assert.equal(other.error_y, undefined);
    assert.deepEqual((layout.xaxis as { tickvals: number[] }).tickvals, [5, 20, 100]);
    assert.equal((lineChart([line]).figure.layout.xaxis as { type?: string }).type, undefined);
  });

  it('refuses lists that do not go together', () => {
    const refuses = (lines: unknown, message: RegExp, options = {}) =>
      assert.throws(() => lineChart(lines as Line[], options), { name: 'RangeError', message });
    refuses([], /a trace with data to draw/);
    refuses([{ ...line, x: [1] }], /as many y as x in lines\[0\], got "2 and 1"/);
    refuses([{ ...line, high: [1] }], /as many high as x in lines\[0\], got "1 and 2"/);
    refuses([{ ...line, low: undefined }], /low and high, or neither/);
    refuses([{ ...line, low: ['a', 'b'] }], /finite numbers in lines\[0\]\.low, or NaN, got "a"/);
    refuses([{ ...line, x: [0, 1] }], /above 0 on a logarithmic axis/, { log: true });
    refuses([{ ...line, y: [1, NaN] }], /lines\[0\]\.y/);
    refuses([line], /log to be true or false, got 1/, { log: 1 });
    refuses([line], /"logs"/, { logs: true });
  });
});
