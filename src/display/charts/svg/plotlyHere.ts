import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import type { Data, Layout } from 'plotly.js-dist';
import { type Box, boxOnPage, ownBox } from './boxes';
import { Canvas } from './canvas';

/** What this needs of Plotly. */
interface Plotly {
  newPlot(place: Element, data: Data[], layout: Partial<Layout>, config: object): Promise<unknown>;
  purge(place: Element): void;
  Snapshot: { toSVG(place: Element, format: 'svg'): string };
}

interface Page {
  document: Document;
  Plotly: Plotly;
}

let page: Page | undefined;

// Plotly looks at what happens in a page, at sizes of the window and at fonts. Nothing happens in ours.
const idle = () => 0;
const quiet = { log: idle, warn: idle, error: idle, trace: idle, info: idle };

/**
 * Plotly in a page of its own, without a browser. It runs in a context beside ours, because libraries that find a
 * `window` or a `document` take Node for a browser. It is loaded at first need, which takes about a second.
 */
function plotlyHere(): Page {
  if (page) return page;
  const window = require('linkedom').parseHTML('<!doctype html><html><head></head><body></body></html>');
  const { document } = window as { document: Document };
  measure(window.SVGElement.prototype);
  const create = document.createElement.bind(document);
  document.createElement = ((name: string) => (name === 'canvas' ? new Canvas() : create(name))) as typeof create;
  const { HTMLElement, SVGElement, Element, Node, Event, CustomEvent, DOMParser } = window;
  const context: Record<string, unknown> = {
    ...{ document, HTMLElement, SVGElement, Element, Node, Event, CustomEvent, DOMParser, console: quiet },
    ...{ TextDecoder, TextEncoder, Blob, AbortController, performance, queueMicrotask },
    ...{ setTimeout: idle, clearTimeout: idle, requestAnimationFrame: idle, Worker: class {} },
    ...{ addEventListener: idle, removeEventListener: idle, matchMedia: () => ({ matches: false }) },
    getComputedStyle: (element: HTMLElement) => element.style,
    XMLSerializer: class {
      serializeToString = () => ''; // toSVG is called for what it does to the page: svgText writes
    },
    navigator: { userAgent: '' },
    location: { href: '', protocol: '' },
    URL: { createObjectURL: () => '' },
  };
  context.window = context.self = context;
  const file = require.resolve('plotly.js-dist');
  new Script(readFileSync(file, 'utf8'), { filename: file }).runInContext(createContext(context));
  page = { document, Plotly: (context.Plotly ?? context.moduleName) as Plotly };
  return page;
}

/** Gives elements the sizes that a browser would, and linkedom's SVG elements their names in small letters. */
function measure(prototype: SVGElement): void {
  const rectangle = ({ left, top, right, bottom }: Box) => ({
    ...{ left, top, right, bottom, x: left, y: top },
    ...{ width: right - left, height: bottom - top },
  });
  const name = {
    get(this: Element) {
      return this.localName;
    },
    configurable: true, // for another gmia in this process: linkedom stays loaded from notebook to notebook
  };
  Object.defineProperties(prototype, { nodeName: name, tagName: name });
  Object.assign(prototype, {
    getBoundingClientRect(this: Element) {
      return rectangle(boxOnPage(this));
    },
    getBBox(this: Element) {
      return rectangle(ownBox(this));
    },
  });
}

/** Draws a figure, hands its `<svg>` on and forgets it. The types of its traces are those of `inThePlane`. */
export function drawnHere<T>(data: Data[], layout: Partial<Layout>, use: (svg: Element) => T): T {
  const { document, Plotly } = plotlyHere();
  const place = document.createElement('div');
  document.body.append(place);
  try {
    // Drawn when the call returns: Plotly waits for what it loads only, such as fonts of formulas.
    Plotly.newPlot(place, data, layout, { staticPlot: true }).catch(idle);
    Plotly.Snapshot.toSVG(place, 'svg');
    return use(place.querySelector('svg.main-svg')!);
  } finally {
    Plotly.purge(place);
    place.remove();
  }
}
