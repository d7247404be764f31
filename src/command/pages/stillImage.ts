import { figureName } from '../../display/charts/figure';
import { escapeHtml } from '../../display/escape';
import type { StillPicture } from '../notebooks/parts';

/** A picture as an image within the page, in which no script runs. */
export function stillImage({ svg, figure, text }: StillPicture): string {
  const data = Buffer.from(svg).toString('base64');
  return `<img alt="${escapeHtml(figure ? figureName(figure) : text)}" src="data:image/svg+xml;base64,${data}">`;
}
