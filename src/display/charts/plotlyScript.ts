import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { replaceFile } from '../../core/replaceFile';

/** Name of the file in a report that all its pages draw with. */
export const plotlyFile = 'plotly.js';

/**
 * JavaScript that puts Plotly on a page, without a network: `window.gmiaPlotly` is a promise for it. The library is
 * compressed (2.5 MB instead of 10). `define`, `module` and `exports` are hidden from it: where a page has RequireJS,
 * Plotly would otherwise register there and not on the page.
 */
export function plotlySource(): string {
  const packed = gzipSync(readFileSync(require.resolve('plotly.js-dist'))).toString('base64');
  return `window.gmiaPlotly ??= (async () => {
  if (window.Plotly) return;
  const packed = Uint8Array.from(atob("${packed}"), character => character.charCodeAt(0));
  const source = new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  const script = document.createElement("script");
  script.textContent = "(function (define, module, exports) {" + await source.text() + "\\n}).call(window);";
  document.head.append(script);
  script.remove();
})();
`;
}

/** The name of the file in the folder of a report that its pages draw with, which is made here at first need. */
export function plotlyOf(report: string): string {
  const file = join(report, plotlyFile);
  if (!existsSync(file)) replaceFile(file, plotlySource());
  return plotlyFile;
}
