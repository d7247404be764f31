import assert from 'node:assert/strict';
import { outputsOf } from '../../../src/display/outputsOf';
import { arrow, box, circle, diagram, words } from '../../../src/display/pictures/diagram';
import { hostile } from '../hostile';

describe('diagram', () => {
  it('gives shapes ends for arrows', () => {
    const { left, right, top, bottom } = box(10, 20, 100, 40);
    assert.deepEqual(
      { left, right, top, bottom },
      { left: { x: 10, y: 40 }, right: { x: 110, y: 40 }, top: { x: 60, y: 20 }, bottom: { x: 60, y: 60 } },
    );
    assert.deepEqual(circle({ x: 5, y: 5 }, 5).right, { x: 10, y: 5 });
  });

  it('ends an arrow with its tip at the last point, pointing along the last stretch', () => {
    const svg = arrow([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 80 },
    ]);
    const [tip, ...corners] = svg
      .match(/polygon points="([^"]+)"/)![1]
      .split(' ')
      .map(point => point.split(',').map(Number));
    assert.deepEqual(tip, [50, 80]);
    for (const [x, y] of corners) assert.ok(y < 80 && Math.abs(x - 50) < 5);
    assert.ok(Math.abs(corners[0][0] + corners[1][0] - 100) < 0.2, 'even on both sides');
    assert.equal(
      arrow(
        [
          { x: 0, y: 0 },
          { x: 9, y: 0 },
        ],
        { both: true },
      ).match(/<polygon/g)?.length,
      2,
    );
  });

  it('centres lines of text, and draws code as code', () => {
    const svg = words({ x: 0, y: 100 }, 'one\n`two`\nthree');
    assert.deepEqual(
      [...svg.matchAll(/ y="(\d+)"/g)].map(([, y]) => Number(y)),
      [84, 100, 116],
    );
    assert.match(svg, /monospace[^>]*>two</);
    assert.equal(words({ x: 0, y: 0 }, ''), '');
  });

  it('shows as SVG in the colours of the page, and as its description where only text is shown', () => {
    const bundle = outputsOf(
      diagram({ title: 'T', description: 'What is seen.', height: 50 }, [box(0, 0, 10, 10, 'a')]),
      new Set(),
    )[0];
    assert.equal(bundle['text/plain'], 'T\nWhat is seen.');
    assert.match(bundle['text/html'] as string, /<svg [^>]*aria-label="T\. What is seen\."[^>]*viewBox="0 0 640 50"/);
    assert.match(bundle['text/html'] as string, /currentColor/);
  });

  it('takes texts as text only', () => {
    const { html } = diagram({ title: hostile, description: hostile, height: 9 }, [
      box(0, 0, 1, 1, hostile),
      words({ x: 0, y: 0 }, `\`${hostile}\``),
    ]);
    assert.doesNotMatch(html, /<script|<img/);
  });
});
