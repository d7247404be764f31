import { figureName } from '../../display/charts/figure';
import { escapeHtml } from '../../display/escape';
import type { StillPicture } from '../notebooks/parts';

/** A picture as an image within the page, in which no script runs. */
export const stillImage = ({ svg, figure, text }: StillPicture): string =>
  `<img alt="${escapeHtml(figure ? figureName(figure) : text)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;
