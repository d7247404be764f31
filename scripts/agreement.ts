// Whether models of two trainers follow the same law, as far as some models of each tell.
import { incbet } from '../src/core/cephes';
import { type Random, randomFor } from '../src/core/random';
import type { Logits } from '../src/models/logits';
import { studentQuantile } from '../src/stats/numeric/distributions';
import { quantile } from '../src/stats/numeric/quantile';

const LEVEL = 0.95;
const DRAWS = 2000;

/** What is compared of the models of a trainer, all on the same records. */
export interface Answered {
  /** For each model. */
  accuracies: ArrayLike<number>;
  /** `[models × records]` */
  losses: ArrayLike<number>;
  logits: Logits;
}

/** Means over models, their standard deviations, and how far apart they are, by Welch's test. */
export interface Means {
  means: [ours: number, theirs: number];
  sd: [ours: number, theirs: number];
  /** Theirs less ours. */
  difference: { value: number; low: number; high: number };
  p: number;
}

/** How two trainers compare; each p-value is small where they differ. */
export interface Agreement {
  accuracy: Means;
  /** Of each model's mean loss. */
  loss: Means;
  /** Kolmogorov and Smirnov's test of two samples: of each record the mean loss over models. */
  lossesOfRecords: { distance: number; p: number };
  /** Variance of logits over models, mean over records and classes: theirs ÷ ours, by a bootstrap over models. */
  variance: { ratio: number; low: number; high: number };
}

/** Compares the models of two trainers on the same records. */
export function agreement(ours: Answered, theirs: Answered, seed = 1): Agreement {
  const [a, b] = [ours, theirs].map(({ losses, logits: { records } }) => lossMeans(Array.from(losses), records));
  return {
    accuracy: welch(Array.from(ours.accuracies), Array.from(theirs.accuracies)),
    loss: welch(a.ofModels, b.ofModels),
    lossesOfRecords: kolmogorovSmirnov(a.ofRecords, b.ofRecords),
    variance: varianceRatio(ours.logits, theirs.logits, randomFor(seed, 'agreement')),
  };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const varianceOf = (values: readonly number[], centre = mean(values)) =>
  values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);

function lossMeans(losses: number[], records: number) {
  const models = losses.length / records;
  const own = Array.from({ length: models }, (_, m) => losses.slice(m * records, (m + 1) * records));
  return { ofModels: own.map(mean), ofRecords: own[0].map((_, r) => mean(own.map(model => model[r]))) };
}

/** Welch's test of two means (1947), two-sided. */
export function welch(ours: readonly number[], theirs: readonly number[]): Means {
  const means = [mean(ours), mean(theirs)] as [number, number];
  const variances = [varianceOf(ours), varianceOf(theirs)];
  const parts = [variances[0] / ours.length, variances[1] / theirs.length];
  const squared = parts[0] + parts[1];
  const df = squared ** 2 / (parts[0] ** 2 / (ours.length - 1) + parts[1] ** 2 / (theirs.length - 1));
  const value = means[1] - means[0];
  const half = studentQuantile(df, (1 + LEVEL) / 2) * Math.sqrt(squared);
  return {
    means,
    sd: [Math.sqrt(variances[0]), Math.sqrt(variances[1])],
    difference: { value, low: value - half, high: value + half },
    p: incbet(df / 2, 0.5, df / (df + value ** 2 / squared)),
  };
}

/** The greatest distance of two distribution functions, and its p-value by Stephens' approximation (1970). */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): { distance: number; p: number } {
  const ascending = (values: readonly number[]) => Float64Array.from(values).sort();
  const [x, y] = [ascending(a), ascending(b)];
  let distance = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const at = Math.min(x[i], y[j]);
    while (x[i] === at) i++;
    while (y[j] === at) j++;
    distance = Math.max(distance, Math.abs(i / x.length - j / y.length));
  }
  const root = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const scaled = (root + 0.12 + 0.11 / root) * distance;
  const terms = Array.from({ length: 100 }, (_, i) => (-1) ** i * Math.exp(-2 * ((i + 1) * scaled) ** 2));
  return { distance, p: scaled < 0.2 ? 1 : Math.min(1, Math.max(0, 2 * terms.reduce((sum, term) => sum + term, 0))) };
}

/** Variance over models of `theirs` ÷ that of `ours`, with the interval of a bootstrap over models. */
export function varianceRatio(ours: Logits, theirs: Logits, random: Random): Agreement['variance'] {
  const products = [ours, theirs].map(productsOf);
  const ratioOf = (drawn: (models: number) => number[]) => {
    const [a, b] = products.map(gram => spread(gram, drawn(gram.length)));
    return b / a;
  };
  const all = (models: number) => Array.from({ length: models }, (_, i) => i);
  const some = (models: number) => all(models).map(() => random.integer(models));
  const ratios = Float64Array.from({ length: DRAWS }, () => ratioOf(some)).sort();
  const [low, high] = [(1 - LEVEL) / 2, (1 + LEVEL) / 2].map(share => quantile(ratios, share));
  return { ratio: ratioOf(all), low, high };
}

/** Products of the answers of each two models, all less the mean model's, of which variances follow. */
function productsOf({ values, models, records, classes }: Logits): number[][] {
  const width = records * classes;
  const centre = Float64Array.from({ length: width }, (_, i) => {
    let sum = 0;
    for (let m = 0; m < models; m++) sum += values[m * width + i];
    return sum / models;
  });
  const product = (m: number, n: number) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (values[m * width + i] - centre[i]) * (values[n * width + i] - centre[i]);
    return sum / width;
  };
  return Array.from({ length: models }, (_, m) => Array.from({ length: models }, (_, n) => product(m, n)));
}

/** The variance over some of the models, mean over all that they answer. */
function spread(gram: number[][], drawn: number[]): number {
  const squares = drawn.reduce((sum, m) => sum + gram[m][m], 0);
  const all = drawn.reduce((sum, m) => sum + drawn.reduce((sum, n) => sum + gram[m][n], 0), 0);
  return (squares - all / drawn.length) / (drawn.length - 1);
}
