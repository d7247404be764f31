import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { outputsOf } from '../../../src/display/outputsOf';
import { imageGrid } from '../../../src/display/pictures/imageGrid';
import { type Picture, sideBySide } from '../../../src/display/pictures/picture';
import { tf } from '../../../src/models/tensor/tensorflow';
import { hostile } from '../hostile';

/** The images on a page, decoded by TensorFlow: shape and bytes. */
const decoded = ({ html }: Picture) =>
  [...html.matchAll(/src="data:image\/png;base64,([^"]+)"/g)].map(([, base64]) => {
    const image = tf.node.decodeImage(Buffer.from(base64, 'base64'));
    const found = { shape: image.shape, bytes: [...image.dataSync()] };
    image.dispose();
    return found;
  });

describe('imageGrid', () => {
  it('holds each image as a PNG that another decoder reads, black to white over the range and cut off outside', () => {
    const pixels = [0, 0.2, 1, 2, -5, 0.6];
    assert.deepEqual(decoded(imageGrid([{ caption: 'a', pixels }], { shape: [2, 3, 1] })), [
      { shape: [2, 3, 1], bytes: [0, 51, 255, 255, 0, 153] },
    ]);
    const shifted = imageGrid([{ caption: 'a', pixels: Float32Array.of(-1, 0, 1) }], { shape: [1, 3], range: [-1, 1] });
    assert.deepEqual(decoded(shifted)[0].bytes, [0, 128, 255]);
  });

  it('takes colours', () => {
    const pixels = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1];
    assert.deepEqual(decoded(imageGrid([{ caption: 'a', pixels }], { shape: [2, 2, 3] })), [
      { shape: [2, 2, 3], bytes: pixels.map(value => 255 * value) },
    ]);
  });

  it('is read as lines of captions where there are no pictures', () => {
    const grid = imageGrid(
      [...'12345'].map(caption => ({ caption, pixels: [0] })),
      { shape: [1, 1], columns: 2, title: 'digits' },
    );
    assert.equal(inspect(grid), 'digits\n1  2\n3  4\n5');
    assert.equal(outputsOf(grid, new Set())[0]['text/plain'], grid.text);
    assert.equal(grid.html.match(/alt="[1-5]"/g)?.length, 5);
  });

  it('shows a caption alone where there are no pixels, beside another grid', () => {
    const both = sideBySide([
      imageGrid([{ caption: '8' }], { shape: [1, 1] }),
      imageGrid([{ caption: '7', pixels: [1] }], { shape: [1, 1] }),
    ]);
    assert.equal(decoded(both).length, 1);
    assert.equal(both.text, '8\n\n7');
  });

  it('takes captions and titles as text only, and nothing from a network', () => {
    const html = outputsOf(
      imageGrid([{ caption: hostile, pixels: [0] }, { caption: hostile }], { shape: [1, 1], title: hostile }),
      new Set(),
    )[0]['text/html'] as string;
    assert.doesNotMatch(html, /<script|<img src=x|https?:/);
  });

  const one = [{ caption: '', pixels: [0, 0] }];
  for (const [what, images, options, message] of [
    ['no image', [], { shape: [1, 2] }, /at least one image/],
    ['pixels of another shape', one, { shape: [2, 2] }, /4 values for image 0, got 2/],
    ['NaN', [{ caption: '', pixels: [0, NaN] }], { shape: [1, 2] }, /image 0, got NaN/],
    ['four channels', one, { shape: [1, 2, 4] }, /1 or 3 channels, got 4/],
    ['no height', one, { shape: [0, 2] }, /height/],
    ['an empty range', one, { shape: [1, 2], range: [1, 1] as [number, number] }, /range/],
    ['no column', one, { shape: [1, 2], columns: 0 }, /columns/],
  ] as const)
    it(`refuses ${what}`, () => assert.throws(() => imageGrid([...images], options), { name: 'RangeError', message }));
});
