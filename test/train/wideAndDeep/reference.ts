// Training of a wide-and-deep network once more: a record at a time, in float64, nothing shared with the trainer.
import { randomFor } from '../../../src/core/random';
import type { TrainingData, TrainingJob } from '../../../src/train/trainer';
import type { Discrete, Lookup, WideAndDeep } from '../../../src/train/wideAndDeep/wideAndDeep';

type Tensor = number[];

/** What comes out of a buffer that is filled from the front, pass after pass. */
function* stream(sample: Int32Array, buffer: number, random: { integer(n: number): number }): Generator<number> {
  for (;;) {
    const waiting = [...sample];
    const held: number[] = [];
    while (waiting.length + held.length > 0) {
      while (held.length < buffer && waiting.length > 0) held.push(waiting.shift()!);
      // The trainer counts places from behind, and moves the first record into the place that is free.
      const at = held.length > 1 ? held.length - 1 - random.integer(held.length) : 0;
      yield held[at];
      held[at] = held[0];
      held.shift();
    }
  }
}

/** The weights after all steps, in the trainer's order of tensors. */
export function referenceTraining(spec: WideAndDeep, data: TrainingData, job: Required<TrainingJob>): Tensor[] {
  const weights = job.initial.map(values => Array.from(values));
  const sums = weights.map(values => values.map(() => 0.1));
  const next = stream(job.sample, spec.buffer, randomFor(...job.seedPath, 'batches'));
  for (let step = 0; step < spec.steps; step++) {
    const batch = Array.from({ length: spec.batch }, () => next.next().value as number).concat(...job.everyBatch);
    const gradients = weights.map(values => values.map(() => 0));
    for (const record of batch) {
      const features = data.features.subarray(record * data.shape[0], (record + 1) * data.shape[0]);
      addGradients(spec, weights, features, data.labels[record], gradients);
    }
    weights.forEach((values, t) => {
      const rate = t < 2 ? spec.rates.wide : spec.rates.deep;
      values.forEach((_, i) => {
        const gradient = gradients[t][i] / (spec.loss === 'mean' ? batch.length : 1);
        sums[t][i] += gradient ** 2;
        values[i] -= (rate * gradient) / Math.sqrt(sums[t][i]);
      });
    });
  }
  return weights;
}

/** The logit of one record, and what it needed for it. */
export function referenceLogit(spec: WideAndDeep, weights: ArrayLike<number>[], features: Float32Array) {
  const column = (name: string) => spec.columns.find(one => one.name === name)!;
  const number = (name: string) => {
    const { start, low = 0, high = 1 } = column(name);
    return low + features[start] * (high - low);
  };
  const category = (name: string) => {
    const entries = [...features.subarray(column(name).start, column(name).start + column(name).width)];
    return entries.indexOf(Math.max(...entries));
  };
  const kinds = ({ column: name, borders }: Discrete) => (borders ? borders.length + 1 : column(name).width);
  const kind = ({ column: name, borders }: Discrete) =>
    borders ? borders.filter(border => number(name) > border - 1e-4).length : category(name);
  const rowIn = ({ of, rows }: Lookup) => rows[of.reduce((at, one) => at * kinds(one) + kind(one), 0)];
  let start = 0;
  const wide = spec.wide.map(lookup => {
    const at = start + rowIn(lookup);
    start += 1 + Math.max(...lookup.rows);
    return at;
  });
  const embedded = spec.embeddings.map(rowIn);
  const { dimension } = spec;
  const input = [
    ...embedded.flatMap((row, e) => Array.from(weights[2 + e]).slice(row * dimension, (row + 1) * dimension)),
    ...spec.indicators.flatMap(name =>
      Array.from({ length: column(name).width }, (_, i) => Number(i === category(name))),
    ),
    ...spec.numbers.map(number),
  ];
  const layers = [input];
  const first = 2 + spec.embeddings.length;
  for (let t = first; t < weights.length; t += 2) {
    const before = layers[layers.length - 1];
    const [kernel, bias] = [weights[t], weights[t + 1]];
    layers.push(
      Array.from(bias, (b, unit) => {
        const sum = before.reduce((total, value, i) => total + value * kernel[i * bias.length + unit], b);
        return t + 2 === weights.length ? sum : Math.max(0, sum);
      }),
    );
  }
  const logit = wide.reduce((sum, at) => sum + weights[0][at], weights[1][0]) + layers[layers.length - 1][0];
  return { logit, wide, embedded, layers, first };
}

function addGradients(
  spec: WideAndDeep,
  weights: Tensor[],
  features: Float32Array,
  label: number,
  into: Tensor[],
): void {
  const { logit, wide, embedded, layers, first } = referenceLogit(spec, weights, features);
  let delta = [1 / (1 + Math.exp(-logit)) - label];
  for (const at of wide) into[0][at] += delta[0];
  into[1][0] += delta[0];
  for (let t = weights.length - 2; t >= first; t -= 2) {
    const input = layers[(t - first) / 2];
    const units = delta.length;
    const before = input.map((value, i) => {
      let sum = 0;
      delta.forEach((d, unit) => {
        into[t][i * units + unit] += value * d;
        sum += weights[t][i * units + unit] * d;
      });
      return t === first || value > 0 ? sum : 0;
    });
    delta.forEach((d, unit) => {
      into[t + 1][unit] += d;
    });
    delta = before;
  }
  embedded.forEach((row, e) => {
    for (let i = 0; i < spec.dimension; i++) into[2 + e][row * spec.dimension + i] += delta[e * spec.dimension + i];
  });
}
