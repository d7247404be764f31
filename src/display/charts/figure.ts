import type { Data, Layout } from 'plotly.js-dist';

/** A figure as Plotly takes it. */
export interface Figure {
  data: Data[];
  layout: Partial<Layout>;
}

/** A trace for readers: its name, or which it is, and its type. */
export function traceName(trace: Data, i: number): string {
  const { name, type = 'scatter' } = trace as { name?: string; type?: string };
  return name ? `${readable(name)} (${type})` : `trace ${i + 1} (${type})`;
}

/** The title of a figure as text in a line; empty where it has none. */
export const titleOf = ({ layout }: Figure): string => readable(textOf(layout.title));

/** A figure in words, for those who do not see it: its title, its axes, and what is drawn. */
export function figureName(figure: Figure): string {
  const { xaxis, yaxis } = figure.layout;
  const axes = [readable(textOf(yaxis?.title)), readable(textOf(xaxis?.title))].filter(Boolean).join(' against ');
  const traces = figure.data.map(traceName).slice(0, mostTraces);
  if (figure.data.length > mostTraces) traces.push(`${figure.data.length - mostTraces} more`);
  return [titleOf(figure), axes, `chart of ${traces.join(', ')}`].filter(Boolean).join('; ');
}

const mostTraces = 12;

const textOf = (title: unknown): string => {
  const text = typeof title === 'string' ? title : (title as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text : '';
};

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Plotly's text, with tags and entities, as a reader sees it. */
const readable = (text: string): string =>
  text
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name]);
