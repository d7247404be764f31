import assert from 'node:assert/strict';
import { noisyCopies } from '../../../src/attack/labelOnly/noisyCopies';
import { createDataset } from '../../../src/data/createDataset';

/** A number from 0 to 10, a category of four, one of a single category, and a number that never varies. */
const table = createDataset({
  name: 'table',
  features: { values: Float32Array.of(5, 0, 1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 3, 10, 0, 0, 0, 1, 1, 3), width: 7 },
  labels: Int32Array.of(0, 1, 0),
  classes: ['a', 'b'],
  notes: [],
  columns: [
    { name: 'x', start: 0, width: 1 },
    { name: 'kind', start: 1, width: 4, categories: ['p', 'q', 'r', 's'] },
    { name: 'only', start: 5, width: 1, categories: ['t'] },
    { name: 'constant', start: 6, width: 1 },
  ],
});
const image = createDataset({
  name: 'image',
  features: { values: Float32Array.of(1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0), width: 6 },
  labels: Int32Array.of(0, 1),
  classes: ['a', 'b'],
  image: [2, 3, 1],
  notes: [],
  columns: [{ name: 'pixels', start: 0, width: 6 }],
});
const rest = { copies: 2000, noise: 0.1, flip: 0.3, shift: 0, seed: 1 };
const rowsOf = (values: Float32Array, width: number) =>
  Array.from({ length: values.length / width }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);

describe('noisyCopies', () => {
  it('begins with the record, and depends on the seed and the record alone', () => {
    const all = noisyCopies(table, 0, rest);
    assert.deepEqual(all.subarray(0, 7), table.features.values.subarray(0, 7));
    assert.deepEqual(noisyCopies(table, 0, { ...rest, copies: 10 }), all.subarray(0, 77));
    assert.notDeepEqual(noisyCopies(table, 0, { ...rest, seed: 2 }), all);
    assert.deepEqual(noisyCopies(table, 1, { ...rest, copies: 0 }), table.features.values.subarray(7, 14));
  });

  it('adds Gaussian noise to numbers, a share of their range, and keeps them within it', () => {
    const x = rowsOf(noisyCopies(table, 0, rest), 7).slice(1);
    const mean = x.reduce((sum, [one]) => sum + one, 0) / x.length;
    const sd = Math.sqrt(x.reduce((sum, [one]) => sum + (one - mean) ** 2, 0) / x.length);
    assert.ok(Math.abs(mean - 5) < 4 / Math.sqrt(2000) && Math.abs(sd - 1) < 0.06, `mean ${mean}, sd ${sd}`);
    const edge = rowsOf(noisyCopies(table, 1, rest), 7);
    assert.ok(edge.every(([one]) => one >= 0 && one <= 10) && edge.filter(([one]) => one === 0).length > 800);
    assert.ok(x.every(one => one[6] === 3));
  });

  it('replaces categories with a probability, by all others equally often', () => {
    const kinds = rowsOf(noisyCopies(table, 0, rest), 7).slice(1);
    assert.ok(kinds.every(one => one.slice(1, 5).sort().join() === '0,0,0,1' && one[5] === 1));
    const counts = [1, 2, 3, 4].map(at => kinds.filter(one => one[at] === 1).length);
    const wanted = [200, 1400, 200, 200];
    counts.forEach((count, i) => assert.ok(Math.abs(count - wanted[i]) < 65, `category ${i}: ${count}`));
    assert.ok(rowsOf(noisyCopies(table, 0, { ...rest, flip: 0 }), 7).every(one => one[2] === 1));
    assert.ok(rowsOf(noisyCopies(table, 0, { ...rest, flip: 1 }), 7).every((one, i) => one[2] === Number(i === 0)));
  });

  it('moves images by so many pixels at most, repeating the edge', () => {
    const seen = new Set(rowsOf(noisyCopies(image, 0, { ...rest, noise: 0, shift: 1 }), 6).map(one => one.join('')));
    assert.deepEqual([...seen].sort(), ['112445', '123123', '123456', '233566', '456456']);
    const still = rowsOf(noisyCopies(image, 0, { ...rest, noise: 0 }), 6);
    assert.ok(still.every(one => one.join('') === '123456'));
    const noisy = rowsOf(noisyCopies(image, 0, rest), 6);
    assert.ok(noisy.every(one => one.every(pixel => pixel >= 0 && pixel <= 6)));
  });
});
