import { checkCount, checkFields, checkNumber, checkText, expected } from '../../core/check';
import { checkList, checkNumbers } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { escapeHtml, oneLine } from '../escape';
import { Picture } from './picture';
import { encodePng } from './png';

/** One cell of a grid. */
export interface GridImage {
  /** The text below the image, also for readers who cannot see it. */
  caption: string;
  /** Row by row, the channels of a pixel side by side; without pixels the caption stands alone, in an empty frame. */
  pixels?: ArrayLike<number>;
}

export interface ImageGridOptions {
  /** Height and width of each image, and its channels: 1 (grey, default) or 3. As `Dataset.image`. */
  shape: readonly number[];
  /** Default 4. */
  columns?: number;
  /** The values that become black and white; values outside are clipped. Default [0, 1]. */
  range?: [number, number];
  /** Width of an image on the page, in pixels. Default 84. */
  size?: number;
  /** Above the grid. Default: nothing. */
  title?: string;
}

/**
 * Images of one shape with captions, in a grid; each is a PNG inside the HTML. `show` draws it.
 * @throws RangeError for no image, pixels that do not fit the shape or are NaN, or options out of range
 * @example
 * const images = [{ caption: 'a dot', pixels: [0, 0, 1, 0] }, { caption: 'nothing' }];
 * imageGrid(images, { shape: [2, 2] }).text; // => 'a dot    nothing'
 */
export function imageGrid(images: GridImage[], options: ImageGridOptions): Picture {
  checkOptions('imageGrid', options, { shape: true, columns: true, range: true, size: true, title: true });
  const { shape, columns = 4, range = [0, 1], size = 84, title = '' } = options ?? expected('the option shape', 'none');
  const [height, width, channels = 1] = checkList('shape', shape, 'Such as [28, 28].');
  checkCount('height', height, 1, mostPixels);
  checkCount('width', width, 1, mostPixels);
  checkText('title', title);
  if (channels !== 1 && channels !== 3) expected('images of 1 or 3 channels', channels);
  checkCount('columns', columns, 1, 1000);
  checkNumber('size', size, 1, 2000);
  checkNumbers('range', range);
  if (range.length !== 2 || !(range[1] > range[0]) || !range.every(Number.isFinite))
    expected('range to be [black, white], the smaller first', range);
  checkList('images', images).forEach((image, i) => checkText(`the caption of image ${i}`, captionOf(image, i)));
  if (!images.length) expected('at least one image', 'none');
  const figures = images.map(({ caption, pixels }, i) => {
    const text = escapeHtml(caption);
    const frame = `width: ${size}px; height: ${Math.round((size * height) / width)}px; ${border}`;
    if (!pixels) return figure(`<div style="${frame}; ${centred}; font-size: 20px">${text}</div>`);
    const png = encodePng(toBytes(pixels, height * width * channels, range, i), [height, width, channels]).toString(
      'base64',
    );
    return figure(
      `<img alt="${text}" src="data:image/png;base64,${png}" style="${frame}; ${sharp}">`,
      `<figcaption style="font-size: 13px; text-align: center; white-space: pre-wrap">${text}</figcaption>`,
    );
  });
  const heading = title && `<div style="font-weight: 600; margin: .4em 0">${escapeHtml(title)}</div>`;
  const grid = `display: grid; grid-template-columns: repeat(${columns}, ${size}px); gap: 8px`;
  return new Picture(
    `<div style="color: inherit">${heading}<div style="${grid}">${figures.join('\n')}</div></div>`,
    [
      ...(title ? [oneLine(title)] : []),
      ...captionLines(
        images.map(({ caption }) => oneLine(caption)),
        columns,
      ),
    ].join('\n'),
  );
}

const border = 'box-sizing: border-box; border: 1px solid rgba(128, 128, 128, .5)';
const centred = 'display: flex; align-items: center; justify-content: center';
const sharp = 'image-rendering: pixelated; display: block; margin: 0; max-width: none';

const figure = (...content: string[]) => `<figure style="margin: 0">${content.join('')}</figure>`;

const mostPixels = 10_000; // of a side

const captionOf = (image: GridImage, i: number) =>
  checkFields(`images[${i}]`, image, '{ caption, pixels }', ['caption']).caption;

function toBytes(pixels: ArrayLike<number>, length: number, [black, white]: [number, number], i: number): Uint8Array {
  checkList(`pixels of image ${i}`, pixels);
  if (pixels.length !== length) expected(`${length} values for image ${i}`, pixels.length);
  return Uint8Array.from(pixels, value => {
    if (typeof value !== 'number' || Number.isNaN(value)) expected(`numbers as pixels of image ${i}`, value);
    return Math.round(255 * Math.min(1, Math.max(0, (value - black) / (white - black))));
  });
}

/** The captions in lines and columns. */
function captionLines(captions: string[], columns: number): string[] {
  const width = Math.max(...captions.map(({ length }) => length));
  return Array.from({ length: Math.ceil(captions.length / columns) }, (_, line) =>
    captions
      .slice(line * columns, (line + 1) * columns)
      .map(text => text.padEnd(width))
      .join('  ')
      .trimEnd(),
  );
}
