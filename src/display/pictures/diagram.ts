import { escapeHtml } from '../escape';
import { Picture } from './picture';

export interface Point {
  x: number;
  y: number;
}

/** A piece of a drawing: SVG, and where arrows can begin and end. */
export interface Shape {
  svg: string;
  left: Point;
  right: Point;
  top: Point;
  bottom: Point;
}

/** What a shape stands for, which decides its colour. */
export type Tone = 'plain' | 'data' | 'model' | 'result';

// Colours of the charts, so thin that text on them is read on a light and on a dark page alike.
const fills: Record<Tone, string> = {
  plain: 'none',
  data: 'rgba(0, 158, 115, .18)',
  model: 'rgba(0, 114, 178, .22)',
  result: 'rgba(230, 159, 0, .22)',
};
const outline = 'stroke="currentColor" stroke-opacity=".75"';
const lineHeight = 16;

/** A rectangle with lines of text in its middle; a line between backticks is drawn as code. */
export function box(x: number, y: number, width: number, height: number, text = '', tone: Tone = 'plain'): Shape {
  const svg = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fills[tone]}" ${outline}/>`;
  return shape(svg, x, y, width, height, text);
}

/** A circle around a point. */
export const circle = ({ x, y }: Point, radius: number, text = '', tone: Tone = 'plain'): Shape =>
  shape(
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fills[tone]}" ${outline}/>`,
    x - radius,
    y - radius,
    2 * radius,
    2 * radius,
    text,
  );

function shape(svg: string, x: number, y: number, width: number, height: number, text: string): Shape {
  const middle = { x: x + width / 2, y: y + height / 2 };
  return {
    svg: svg + words(middle, text),
    left: { x, y: middle.y },
    right: { x: x + width, y: middle.y },
    top: { x: middle.x, y },
    bottom: { x: middle.x, y: y + height },
  };
}

/** Lines of text around a point. */
export function words({ x, y }: Point, text: string, anchor: 'start' | 'middle' | 'end' = 'middle'): string {
  const lines = text ? text.split('\n') : [];
  return lines
    .map((line, i) => {
      const code = /^`.*`$/.test(line);
      const font = code ? ' font-family="ui-monospace, Menlo, Consolas, monospace" font-size="11.5"' : '';
      const at = y + (i - (lines.length - 1) / 2) * lineHeight;
      const shown = escapeHtml(code ? line.slice(1, -1) : line);
      return `<text x="${x}" y="${round(at)}" dy=".35em" text-anchor="${anchor}"${font}>${shown}</text>`;
    })
    .join('');
}

/** A thin line without a head. */
export const line = (from: Point, to: Point): string =>
  `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="currentColor" stroke-opacity=".3"/>`;

/** An arrow through some points, its head at the last; with `both` at the first as well. */
export function arrow(points: Point[], { both = false } = {}): string {
  const corners = points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
  const path = `<polyline points="${corners}" fill="none" ${outline}/>`;
  return path + head(points[points.length - 2], points[points.length - 1]) + (both ? head(points[1], points[0]) : '');
}

// Drawn, not an SVG marker: that would need an id, and ids of several drawings on one page must not meet.
function head(from: Point, to: Point): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (turn: number) =>
    `${round(to.x - 8 * Math.cos(angle + turn))},${round(to.y - 8 * Math.sin(angle + turn))}`;
  return `<polygon points="${to.x},${to.y} ${corner(0.42)} ${corner(-0.42)}" fill="currentColor"/>`;
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * Puts pieces together to a drawing, in the colours of the page. The description is for readers who cannot see it, and
 * replaces the drawing where only text is shown.
 */
export function diagram(
  { title, description, width = 640, height }: { title: string; description: string; width?: number; height: number },
  pieces: (Shape | string)[],
): Picture {
  const svg = pieces.map(piece => (typeof piece === 'string' ? piece : piece.svg)).join('\n');
  return new Picture(
    `<figure style="margin: .4em 0; color: inherit">
<figcaption style="font-weight: 600; margin-bottom: .4em">${escapeHtml(title)}</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(`${title}. ${description}`)}"
 viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="max-width: 100%; height: auto"
 fill="currentColor" font-family="system-ui, sans-serif" font-size="13">
${svg}
</svg></figure>`,
    `${title}\n${description}`,
  );
}
