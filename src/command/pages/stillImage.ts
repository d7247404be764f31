import { escapeHtml } from '../../display/escape';
import type { StillPicture } from '../notebooks/parts';

/** A picture as an image within the page, in which no script runs. */
export const stillImage = ({ svg, text }: StillPicture): string =>
  `<img alt="${escapeHtml(text)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;
