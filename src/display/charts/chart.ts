import { inspect } from 'node:util';
import type { Data } from 'plotly.js-dist';
import { checkFields, checkText, expected } from '../../core/check';
import { checkList, checkTexts } from '../../core/checkList';
import { plainJson } from '../../core/plainJson';
import { type Figure, titleOf, traceName } from './figure';
import { saveFigure } from './saveFigure';

/** A chart: a Plotly figure as plain data, and the warnings to stand under it. `show` puts it into a cell. */
export class Chart {
  /** Plain objects and arrays, also where typed arrays were given: JSON as it is. */
  readonly figure: Figure;

  /**
   * @param figure traces and layout; titles and labels are Plotly's, in which `<b>`, `<br>` and the like are read as
   *   tags
   * @throws RangeError for what is no figure, and when no trace has anything to draw
   */
  constructor(
    figure: Figure,
    readonly warnings: string[] = [],
  ) {
    checkFields('figure', figure, 'a figure { data, layout }', ['data'], 'As Plotly takes it.');
    checkList('figure.data', figure.data).forEach(checkTrace);
    if (figure.layout !== undefined) checkFields('figure.layout', figure.layout, 'a layout', []);
    checkTexts('warnings', warnings);
    this.figure = plainJson({ data: figure.data, layout: figure.layout ?? {} }) as Figure;
    const { data } = this.figure;
    if (!data.some(hasData))
      expected(
        'a trace with data to draw',
        data.length ? `nothing in ${data.map(traceName).join(', ')}` : 'no trace',
        'Was anything selected and attacked?',
      );
  }

  /**
   * Writes the chart into a file, by its ending: `.svg` a picture that scales, `.png` one of pixels (by Chromium or
   * Chrome, which has to be installed), `.html` a page to explore it on, which needs nothing else, `.json` the figure
   * as Plotly takes it. The file is written whole or not at all; one of that name is replaced.
   * @throws RangeError for another ending, where the file's folder is not there, without a browser for `.png`, and for
   *   a picture of what only a browser can draw (three dimensions, maps)
   * @example
   * const { mkdtempSync, readFileSync } = require('node:fs');
   * const file = `${mkdtempSync(`${require('node:os').tmpdir()}/gmia-`)}/figure.json`;
   * scatterChart([{ name: 'one group', x: [1, 2], y: [3, 4] }]).save(file);
   * JSON.parse(readFileSync(file, 'utf8')).data[0].x; // => [1, 2]
   */
  save(file: string): void {
    saveFigure(this.figure, file);
  }

  [inspect.custom](): string {
    const { data } = this.figure;
    const title = titleOf(this.figure);
    const name = title ? ` "${title}"` : '';
    return `Chart${name} of ${data.map(traceName).join(', ')}; gmia.show(chart) draws it`;
  }
}

function checkTrace(trace: Data, i: number): void {
  const { name, type } = checkFields(`figure.data[${i}]`, trace, 'a trace', []) as { name?: string; type?: string };
  if (name !== undefined) checkText(`figure.data[${i}].name`, name);
  if (type !== undefined) checkText(`figure.data[${i}].type`, type);
}

// Where the trace types of Plotly keep what they draw.
const holders = [
  'x',
  'y',
  'z',
  'values',
  'r',
  'theta',
  'a',
  'b',
  'lat',
  'lon',
  'locations',
  'open',
  'dimensions',
  'link',
  'ids',
];

/**
 * Whether a trace holds at least one number or text. A trace that lacks one of its coordinates draws nothing.
 */
function hasData(trace: Data): boolean {
  const present = holders.map(name => (trace as Record<string, unknown>)[name]).filter(value => value !== undefined);
  return present.length > 0 && present.every(holdsValue);
}

function holdsValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsValue);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsValue);
  return typeof value === 'string' || Number.isFinite(value);
}
