import { textWidth } from './textWidth';

/** A rectangle in pixels, as browsers give it. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

// Of a line of text, in multiples of its size: what is above and below the line that letters stand on.
const ascent = 0.93;
const descent = 0.24;

/** The rectangle around an element and all in it, where its `<svg>` has it; empty for what is not measured. */
export const boxOnPage = (element: Element): Box => onPage(boxOf(element) ?? nothing, element);

/** The same in the element's own coordinates, before its `transform`. */
export const ownBox = (element: Element): Box => boxOf(element) ?? nothing;

const nothing: Box = { left: 0, top: 0, right: 0, bottom: 0 };

function boxOf(element: Element): Box | undefined {
  const { localName } = element;
  if (localName === 'text') return union(linesOf(element).map(line => lineBox(line, element)));
  if (localName === 'rect' || localName === 'image') return rectangle(element);
  if (localName === 'path') return element.classList.contains('js-reference-point') ? unit : undefined;
  return union(Array.from(element.children, child => moved(boxOf(child), child)));
}

const unit: Box = { left: 0, top: 0, right: 1, bottom: 1 };

function rectangle(element: Element): Box {
  const [left, top] = [number(element, 'x'), number(element, 'y')];
  return { left, top, right: left + number(element, 'width'), bottom: top + number(element, 'height') };
}

const number = (element: Element, name: string) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;

/** Plotly makes a `<tspan class="line">` of each line, where there are several. */
function linesOf(text: Element): Element[] {
  const lines = Array.from(text.children).filter(child => child.classList.contains('line'));
  return lines.length ? lines : [text];
}

function lineBox(line: Element, text: Element): Box {
  const size = sizeOf(text);
  const width = widthOf(line, size);
  const x = number(line, 'x');
  const y = number(line, 'y') + size * number(line, 'dy'); // in em
  const anchor = text.getAttribute('text-anchor') ?? (text as SVGElement).style.getPropertyValue('text-anchor');
  const left = x - width * (anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0);
  return { left, top: y - ascent * size, right: left + width, bottom: y + descent * size };
}

function sizeOf(element: Element | null): number {
  for (let at = element; at; at = at.parentElement) {
    const size = Number.parseFloat((at as SVGElement).style?.getPropertyValue('font-size') ?? '');
    if (size > 0) return size;
  }
  return 12;
}

/** The width of what is written in an element, some of which may be smaller, such as an exponent. */
function widthOf(element: Element, size: number): number {
  let sum = 0;
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === 3) sum += size * textWidth(node.textContent ?? '');
    else if (node.nodeType === 1) {
      const own = (node as SVGElement).style.getPropertyValue('font-size');
      sum += widthOf(node as Element, own.endsWith('%') ? (size * Number.parseFloat(own)) / 100 : size);
    }
  }
  return sum;
}

function union(boxes: (Box | undefined)[]): Box | undefined {
  const found = boxes.filter(box => box !== undefined);
  if (found.length === 0) return undefined;
  return {
    left: Math.min(...found.map(({ left }) => left)),
    top: Math.min(...found.map(({ top }) => top)),
    right: Math.max(...found.map(({ right }) => right)),
    bottom: Math.max(...found.map(({ bottom }) => bottom)),
  };
}

function onPage(box: Box, element: Element): Box {
  let result = box;
  for (let at: Element | null = element; at; at = at.parentElement) result = moved(result, at)!;
  return result;
}

const step = /(translate|rotate|scale)\(([^)]*)\)/g;

/** A box after an element's `transform`. */
function moved(box: Box | undefined, element: Element): Box | undefined {
  const steps = [...(element.getAttribute('transform') ?? '').matchAll(step)].reverse();
  return steps.reduce((at, [, name, given]) => at && movedBy(at, name, given.split(/[\s,]+/).map(Number)), box);
}

function movedBy({ left, top, right, bottom }: Box, name: string, [a, b, c]: number[]): Box {
  if (name === 'translate') {
    const [x, y] = [a, b ?? 0];
    return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  }
  if (name === 'scale') {
    const [x, y] = [a, b ?? a];
    return { left: left * x, top: top * y, right: right * x, bottom: bottom * y };
  }
  const [sine, cosine] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)];
  const [x, y] = [b ?? 0, c ?? 0];
  const corners = [left, right].flatMap(one => [top, bottom].map(other => [one - x, other - y]));
  const across = corners.map(([one, other]) => x + one * cosine - other * sine);
  const down = corners.map(([one, other]) => y + one * sine + other * cosine);
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  };
}
