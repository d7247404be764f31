import { extname } from 'node:path';
import { expected } from '../../core/check';
import { checkFile, saveFile } from '../../core/saveFile';
import { escapeHtml } from '../escape';
import { chartHtml } from './chartHtml';
import { type Figure, figureName } from './figure';
import { plotlySource } from './plotlyScript';
import { rasterise } from './rasterise';
import { figureSvg } from './svg/figureSvg';

const forms: Record<string, (figure: Figure) => string | Uint8Array> = {
  '.svg': picture,
  '.png': figure => rasterise(picture(figure)),
  '.html': figure => page(figure),
  '.json': figure => `${JSON.stringify(figure)}\n`,
};

/** Writes a figure into a file: see `Chart.save`. */
export function saveFigure(figure: Figure, file: string): void {
  checkFile(file);
  const ending = extname(file).toLowerCase();
  if (!Object.hasOwn(forms, ending))
    expected(`a file that ends with ${Object.keys(forms).join(', ')}`, file, "Such as 'figure.svg'.");
  saveFile(file, forms[ending](figure));
}

function picture(figure: Figure): string {
  return (
    figureSvg(figure) ??
    expected('a chart that can be drawn without a browser', figureName(figure), "Write '.html', or draw in the plane.")
  );
}

const page = (figure: Figure) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(figureName(figure))}</title></head>
<body>
<script>${plotlySource()}</script>
${chartHtml(figure)}
</body>
</html>
`;
