import { checkCount, checkInteger, checkNumber, checkSeed, expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { type WorkOptions, workNames } from '../../core/progress';
import type { Dataset } from '../../data/dataset';
import type { AttackSplit } from '../../data/splitForAttack';
import type { Copying } from './noisyCopies';

/** How noisy copies of records are made, and what becomes of the answers. */
export interface LabelOptions extends WorkOptions {
  /**
   * Noisy copies of each record; the record itself is asked about too. Default 100. With 0 what is left is whether a
   * record is classified rightly, the "gap attack".
   */
  copies?: number;
  /**
   * Standard deviation of the Gaussian noise on numbers and pixels, as a share of each one's range in the data, from 0
   * to 1; or 'tuned': the level, of 6 tried on the references alone, that tells best which of the adversary's own
   * records a reference was trained on. Default 0.1, a compromise: on Cancer 0.2 to 0.4 tells most, on Adult 0.05.
   */
  noise?: number | 'tuned';
  /**
   * Probability that a category (a one-hot block) is replaced by another one, all others equally likely. Default: as
   * `noise`.
   */
  flip?: number;
  /** Pixels by which a copy of an image is moved at most, up or down and sideways together. Default 1 for images. */
  shift?: number;
  /**
   * Whether a target is compared with the reference models on the same record. True by default; false: the plain score
   * of Choquette-Choo et al., without p-values, for which references are not asked.
   */
  calibrate?: boolean;
  /** Questions sent together, at most; at least one record with its copies. Default 10,000. */
  batch?: number;
  /** Whole number that decides the noise, together with the record. Default: the split's, or 1. */
  seed?: number;
}

const names: Names<LabelOptions> = {
  ...workNames,
  copies: true,
  noise: true,
  flip: true,
  shift: true,
  calibrate: true,
  batch: true,
  seed: true,
};

/** The options, checked and filled in; `noise` may still be to be tuned. */
type Settings = Omit<Copying, 'noise' | 'flip'> & { noise: number | 'tuned'; flip?: number; calibrate: boolean };

/** Checks the options and fills in the defaults. @throws RangeError naming the option that is wrong */
export function labelOptions(options: LabelOptions, split: AttackSplit | undefined, dataset: Dataset): Settings {
  checkOptions('attackByLabels', options, names);
  const { name, image } = dataset;
  const { copies = 100, noise = 0.1, flip, calibrate = true, batch = 10_000 } = options;
  const { shift = image ? 1 : 0, seed = split?.seed ?? 1 } = options;
  checkCount('copies', copies, 0, 1e6);
  if (noise !== 'tuned') checkNumber('noise', noise, 0, 1, "It is a share of each feature's range, or 'tuned'.");
  if (flip !== undefined) checkNumber('flip', flip, 0, 1, 'It is a probability.');
  checkInteger('shift', shift, 0);
  if (shift > 0 && !image) expected('images, for shift', name, 'Leave it out.');
  if (image && shift >= Math.min(image[0], image[1]))
    expected(`shift to be less than the ${Math.min(image[0], image[1])} pixels of a side`, shift);
  if (typeof calibrate !== 'boolean') expected('calibrate to be true or false', calibrate);
  checkCount('batch', batch, 1, 1e7);
  checkSeed(seed);
  return { copies, noise, flip, shift, calibrate, batch, seed };
}
