import { escapeHtml } from '../../escape';

/** Declarations that say what holds anyhow, or what a picture has no use for. */
const idle = /^(?:(?:fill-|stroke-)?opacity:1|visibility:visible|[^:]+:)$|^(?:cursor|pointer-events|white-space)/;
const empty = new Set(['g', 'defs', 'text', 'tspan', 'a']);
const shared = new Set(['clipPath', 'linearGradient', 'pattern']);
const reference = /url\(["']?#([^"')]+)["']?\)/g;
const fewMarks = 3;

/**
 * What Plotly drew as the text of an SVG file, in about a third of the characters that a browser writes: without
 * classes and other traces of how it came about, with fewer digits, and with marks that look alike written down once.
 * @param name for those who do not see it
 * @param prefix of ids: those of several pictures on a page must not meet
 */
export function svgText(svg: Element, name: string, prefix: string): string {
  const [width, height] = ['width', 'height'].map(side => svg.getAttribute(side));
  const label = escapeHtml(name);
  const drawn = new Writer(svg, prefix).inner(svg);
  const font = drawn.match(/font-family:([^;"]*)/)?.[1] ?? 'sans-serif'; // nearly always that of all texts
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" ' +
    `aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${font}"><title>${label}</title>${drawn.replaceAll(`font-family:${font};`, '')}</svg>\n`
  );
}

class Writer {
  private readonly used: Set<string>;
  private readonly ids = new Map<string, string>();

  constructor(
    svg: Element,
    private readonly prefix: string,
  ) {
    const referring = Array.from(svg.querySelectorAll('[clip-path], [style*="url("]'));
    const texts = referring.flatMap(one => [one.getAttribute('clip-path') ?? '', one.getAttribute('style') ?? '']);
    this.used = new Set(texts.flatMap(text => Array.from(text.matchAll(reference), ([, id]) => id)));
  }

  private id(known: string): string {
    if (!this.ids.has(known)) this.ids.set(known, `${this.prefix}${this.ids.size}`);
    return this.ids.get(known)!;
  }

  inner(parent: Element): string {
    const children = Array.from(parent.childNodes, node =>
      node.nodeType === 3
        ? { at: '', text: escapeHtml(node.textContent ?? '') }
        : node.nodeType === 1
          ? this.placed(node as Element)
          : { at: '', text: '' },
    );
    const counts = new Map<string, number>();
    for (const { at, text } of children) if (at) counts.set(text, (counts.get(text) ?? 0) + 1);
    return children
      .map(({ at, text }) => {
        if (at && counts.get(text)! >= fewMarks) return this.use(text, at);
        return at ? text.replace('/>', ` transform="translate(${at})"/>`) : text;
      })
      .join('');
  }

  /** A mark that was written before, or, at its first place, the mark itself. */
  private use(text: string, at: string): string {
    const first = !this.ids.has(text);
    const id = this.id(text);
    const [x, y] = at.split(',');
    const definition = first ? `<defs>${text.replace('<path', `<path id="${id}"`)}</defs>` : '';
    return `${definition}<use xlink:href="#${id}" x="${x}" y="${y}"/>`;
  }

  /** An element's text; that of a path without the place where it is, so that marks are alike. */
  private placed(element: Element): { at: string; text: string } {
    const transform = element.getAttribute('transform') ?? '';
    const place = element.localName === 'path' && transform.match(/^translate\(([-\d.e]+),([-\d.e]+)\)$/);
    if (!place) return { at: '', text: this.text(element) };
    const text = this.text(element, true);
    return { at: text && `${rounded(place[1], 1)},${rounded(place[2], 1)}`, text };
  }

  private text(element: Element, unplaced = false): string {
    const { localName } = element;
    if (localName === 'path' && !element.getAttribute('d')) return '';
    if (shared.has(localName) && !this.used.has(element.id)) return '';
    const content = this.inner(element);
    if (!content && empty.has(localName)) return '';
    const attributes = Array.from(element.attributes, ({ name, value }) => this.attribute(name, value));
    const given = attributes.filter(text => text && !(unplaced && text.startsWith(' transform='))).join('');
    if (localName === 'g' && !given) return content;
    return content ? `<${localName}${given}>${content}</${localName}>` : `<${localName}${given}/>`;
  }

  private attribute(name: string, value: string): string {
    if (name === 'class' || name.startsWith('data-') || name === 'xmlns' || value === '') return '';
    if (name === 'id') return this.used.has(value) ? ` id="${this.id(value)}"` : '';
    const known = value.replace(reference, (_, id: string) => `url(#${this.id(id)})`);
    if (name === 'style') return style(known);
    if (known === 'translate(0,0)') return '';
    return ` ${name}="${name.endsWith('href') ? known : escapeHtml(known.replace(longNumber, rounded))}"`;
  }
}

const longNumber = /-?\d*\.\d{3,}(?:e-?\d+)?/g;
const rounded = (number: string, digits?: unknown) => String(Number(Number(number).toFixed(digits === 1 ? 1 : 2)));

function style(value: string): string {
  const kept = value
    .split(/;(?![^(]*\))/)
    .map(declaration => declaration.replace(/:\s+/, ':').trim())
    .filter(
      (declaration, _, all) => declaration && !idle.test(declaration) && !(strokeless(all) && stroke.test(declaration)),
    )
    .map(declaration => declaration.replace(/rgb\((\d+), (\d+), (\d+)\)/g, hex).replaceAll('TOBESTRIPPED', "'"));
  return kept.length ? ` style="${escapeHtml(kept.join(';')).replaceAll('&#39;', "'")}"` : '';
}

const stroke = /^stroke/;
const strokeless = (declarations: string[]) => declarations.some(one => /^stroke-width:0(?:px)?$/.test(one));

const hex = (_: string, ...colour: string[]) =>
  `#${colour
    .slice(0, 3)
    .map(one => Number(one).toString(16).padStart(2, '0'))
    .join('')}`;
