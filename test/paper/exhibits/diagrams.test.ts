import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as diagrams from '../../../src/paper/exhibits/diagrams';

const source = join(__dirname, '../../../src');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(join(source, file), 'utf8'))
  .join('\n');

describe('the diagrams', () => {
  const all = Object.entries(diagrams).map(([name, draw]) => ({ name, picture: draw() }));

  it('are figures 2 to 7', () => {
    assert.deepEqual(
      all.map(({ name }) => name),
      [2, 3, 4, 5, 6, 7].map(n => `figure${n}`),
    );
    for (const { name, picture } of all)
      assert.match(picture.text, new RegExp(`^F${name.slice(1, -1)} ${name.slice(-1)}: .+\n.{60,}`));
  });

  it('stay within their frame', () => {
    for (const {
      name,
      picture: { html },
    } of all) {
      const [width, height] = html
        .match(/viewBox="0 0 (\d+) (\d+)"/)!
        .slice(1)
        .map(Number);
      for (const [, x, y, w, h] of html.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g))
        assert.ok(
          Number(x) >= 0 && Number(y) >= 0 && Number(x) + Number(w) <= width && Number(y) + Number(h) <= height,
          `${name}: ${x} ${y} ${w} ${h}`,
        );
      for (const [, x, y, anchor, text] of html.matchAll(
        /<text x="(\S+)" y="(\S+)" dy="\S+" text-anchor="(\w+)"[^>]*>([^<]*)</g,
      )) {
        const half = 3.6 * text.length; // a letter is about 7 wide
        const middle = Number(x) + (anchor === 'start' ? half : anchor === 'end' ? -half : 0);
        assert.ok(middle - half >= 0 && middle + half <= width && Number(y) < height, `${name}: ${text}`);
      }
    }
  });

  it('name functions that there are', () => {
    for (const {
      name,
      picture: { html },
    } of all)
      for (const [, text] of html.matchAll(/monospace[^>]*>([^<]+)</g)) {
        const known =
          text === 'Ensemble.logits'
            ? /class Ensemble\b.*?^ {2}logits\(/ms
            : new RegExp(`export (async )?(function|const) ${text}\\b`);
        assert.match(code, known, `${name}: ${text}`);
      }
  });
});
