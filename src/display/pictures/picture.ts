import { inspect } from 'node:util';
import { checkText, expected } from '../../core/check';
import { checkList } from '../../core/checkList';

/** A drawing as HTML that needs nothing from elsewhere, and the text that says the same; `show` puts it into a cell. */
export class Picture {
  constructor(
    readonly html: string,
    readonly text: string,
  ) {
    checkText('html', html);
    checkText('text', text);
  }

  [inspect.custom](): string {
    return this.text;
  }
}

/**
 * Puts pictures into a row, which a narrow page breaks. Their texts follow one another.
 * @example
 * const [left, right] = ['left', 'right'].map(caption => imageGrid([{ caption }], { shape: [1, 1] }));
 * sideBySide([left, right]).text; // => 'left\n\nright'
 */
export function sideBySide(pictures: Picture[]): Picture {
  for (const picture of checkList('pictures', pictures))
    if (!(picture instanceof Picture)) expected('an array of pictures', picture);
  return new Picture(
    '<div style="display: flex; flex-wrap: wrap; gap: 12px 40px; align-items: flex-start">' +
      `${pictures.map(({ html }) => html).join('\n')}</div>`,
    pictures.map(({ text }) => text).join('\n\n'),
  );
}
