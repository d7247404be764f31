import { row } from '../../core/matrix';
import { type Random, randomFor } from '../../core/random';
import type { Dataset } from '../../data/dataset';
import { clipToValid } from '../indirect/clipToValid';

/** How copies are made; see `LabelOptions`. */
export interface Copying {
  copies: number;
  noise: number;
  flip: number;
  shift: number;
  batch: number;
  seed: number;
}

/**
 * A record and noisy copies of it: images moved by a few pixels, noise on numbers and pixels, clipped to their range in
 * the data, and some categories replaced. They depend on the seed and the record alone, so all models get the same.
 * Kernel: nothing is checked.
 * @param index of the record in the data set
 * @returns `[(1 + copies) × features]`, the record first
 */
export function noisyCopies(
  dataset: Dataset,
  index: number,
  { copies, noise, flip, shift, seed }: Omit<Copying, 'batch'>,
): Float32Array {
  const { features, columns, image } = dataset;
  const { low, high } = clipToValid(dataset);
  const record = row(features, index) as Float32Array;
  const random = randomFor(seed, 'noisy copies', index);
  const moves = image ? movesUpTo(shift) : [];
  const values = new Float32Array((1 + copies) * features.width);
  values.set(record);
  for (let at = features.width; at < values.length; at += features.width) {
    const copy = values.subarray(at, at + features.width);
    copy.set(image ? moved(record, image, moves[random.integer(moves.length)]) : record);
    for (const { start, width, categories } of columns) {
      if (categories) replaceCategory(copy.subarray(start, start + width), flip, random);
      else
        for (let j = start; j < start + width; j++) {
          const value = copy[j] + noise * (high[j] - low[j]) * random.normal();
          copy[j] = Math.min(high[j], Math.max(low[j], value));
        }
    }
  }
  return values;
}

function replaceCategory(block: Float32Array, flip: number, random: Random): void {
  if (random.uniform() >= flip || block.length < 2) return;
  const own = block.indexOf(block.reduce((a, b) => Math.max(a, b)));
  const other = random.integer(block.length - 1);
  block.fill(0);
  block[other < own ? other : other + 1] = 1;
}

type Move = [down: number, right: number];

/** All moves by so many pixels in all, or fewer. */
function movesUpTo(shift: number): Move[] {
  const moves: Move[] = [];
  for (let down = -shift; down <= shift; down++)
    for (let right = Math.abs(down) - shift; right <= shift - Math.abs(down); right++) moves.push([down, right]);
  return moves;
}

/** A moved image; what comes in from outside repeats the edge. */
function moved(pixels: Float32Array, [height, width, channels]: [number, number, number], [down, right]: Move) {
  const within = (at: number, size: number) => Math.min(size - 1, Math.max(0, at));
  return pixels.map((_, i) => {
    const x = within((Math.floor(i / channels) % width) - right, width);
    const y = within(Math.floor(i / channels / width) - down, height);
    return pixels[(y * width + x) * channels + (i % channels)];
  });
}
