import type { Matrix } from '../../core/matrix';
import { concatenateLogits } from '../../models/concatenateLogits';
import type { Ensemble } from '../../models/ensemble';
import { tf } from '../../models/tensor/tensorflow';
import type { View } from './view';

const height = 1024;

/**
 * Cosine distance from each record to the nearest of the adversary's other records of its class, in the logits of those reference
 * models alone that were not trained on the record: all for a record of the pool; so one of the adversary's own gets the
 * distance it would have in the pool. With f masked to such models the cosine is f·g / (|f| |g|), where |g| too is over them, for
 * which a second, narrow product gives |g|² of every pair. Computed in float32.
 * @returns `[records]`; Infinity where the adversary has no other record of the class
 */
export function classDistances(references: Ensemble, { records, logits, trained }: View): Float64Array {
  const { adversary, dataset } = references.split;
  const { models, classes } = logits;
  const n = records.length;
  const lacks = new Float32Array(n * models);
  const features = concatenateLogits(logits);
  const { width } = features;
  for (let r = 0; r < n; r++)
    for (let m = 0; m < models; m++) {
      lacks[r * models + m] = 1 - trained[m * n + r];
      if (trained[m * n + r]) features.values.fill(0, r * width + m * classes, r * width + (m + 1) * classes);
    }
  const others = concatenateLogits(references.logits(adversary));
  const labels = records.labels();
  const otherLabels = adversary.labels();
  const cosines = new Float64Array(n).fill(-Infinity);
  dataset.classes.forEach((_, label) => {
    const [ours, theirs] = [labels, otherLabels].map(of => Int32Array.from(of.keys()).filter(i => of[i] === label));
    for (let fromB = 0; fromB < theirs.length; fromB += height) {
      const b = theirs.subarray(fromB, fromB + height);
      const right = tf.tidy(() => {
        const features = part(others, b);
        return {
          features: features.transpose(),
          squares: features.square().reshape([-1, models, classes]).sum(2).transpose(),
        };
      });
      for (let fromA = 0; fromA < ours.length; fromA += height) {
        const a = ours.subarray(fromA, fromA + height);
        const best = tf.tidy(() => {
          const left = part(features, a);
          const ofB = tf.matMul(part({ values: lacks, width: models }, a), right.squares);
          const norms = left.square().sum(1, true).mul(ofB).sqrt().maximum(1e-30); // a row of zeros has distance 1
          const itself = column(a.map(i => records.indices[i])).equal(
            column(b.map(i => adversary.indices[i])).transpose(),
          );
          return tf.where(itself, -Infinity, tf.matMul(left, right.features).div(norms)).max(1);
        });
        best.dataSync().forEach((cosine: number, i: number) => {
          cosines[a[i]] = Math.max(cosines[a[i]], cosine);
        });
        best.dispose();
      }
      tf.dispose(right);
    }
  });
  return cosines.map(cosine => Math.max(0, 1 - cosine));
}

function part({ values, width }: Matrix, positions: Int32Array) {
  const picked = new Float32Array(positions.length * width);
  positions.forEach((position, i) => picked.set(values.subarray(position * width, (position + 1) * width), i * width));
  return tf.tensor2d(picked, [positions.length, width]);
}

const column = (values: Int32Array) => tf.tensor2d(values, [values.length, 1], 'int32');
