import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Name of the file in a report that all its pages draw with. */
export const plotlyFile = 'plotly.js';

/**
 * JavaScript that puts Plotly on a page, without a network: `window.gmiaPlotly` is a promise for it. The library is
 * compressed (2.5 MB instead of 10), because a saved notebook contains it. `define`, `module` and `exports` are hidden
 * from it: where a page has RequireJS, Plotly would otherwise register there and not on the page.
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

let written = false;

/**
 * The `<script>` that brings Plotly onto the page: at the first call (a notebook has this module for itself),
 * afterwards nothing. In a report (`GMIA_OUT`) it points to one file that all pages share, and which is made here at
 * first need.
 */
export function plotlyTagOnce(report = process.env.GMIA_OUT): string {
  if (written) return '';
  written = true;
  if (!report) return `<script>${plotlySource()}</script>`;
  const file = join(report, plotlyFile);
  if (!existsSync(file)) {
    writeFileSync(`${file}.tmp`, plotlySource());
    renameSync(`${file}.tmp`, file);
  }
  return `<script src="${plotlyFile}"></script>`;
}
