import { clusteredVariance } from '../stats/interval/clusteredVariance';
import { countedBy, type Guesses, type GuessShare } from './guesses';

/**
 * How the errors of two shares of guesses go together, a correlation from −1 to 1: both may rest on the same targets,
 * one training of which is as good as another's seeds make it, or on the same records, or both. The covariance is that
 * of two-way clustering (`clusteredVariance`), row t of both being one target, and equal records one record. 0
 * where one of the shares has no variance, where there are other numbers of targets, and where it is not known which
 * records they are. Kernel: nothing is checked.
 */
export function shareCorrelation(of: GuessShare, a: Guesses, b: Guesses): number {
  const targets = a.guess.length / a.width;
  if (!a.records || !b.records || b.guess.length / b.width !== targets) return 0;
  const columns = new Map([...new Set([...a.records, ...b.records])].map((record, column) => [record, column]));
  const width = columns.size;
  const both = [a, b].map(guesses => influences(of, guesses, columns, targets));
  const [ofA, ofB] = both.map(({ terms, counts }) => clusteredVariance({ values: terms, width }, counts));
  const terms = both.map(one => one.terms);
  if (ofA === 0 || ofB === 0) return 0;
  const [byRecord, byTarget] = [(i: number) => i % width, (i: number) => Math.floor(i / width)].map(cluster =>
    together(terms, cluster, Math.max(width, targets)),
  );
  const covariance = byRecord + byTarget - together(terms, i => i, targets * width);
  return Math.max(-1, Math.min(1, covariance / Math.sqrt(ofA * ofB)));
}

/** Σ over clusters of the product of what both have there. */
function together([a, b]: readonly Float64Array[], cluster: (i: number) => number, clusters: number): number {
  const sums = [a, b].map(terms => {
    const own = new Float64Array(clusters);
    for (let i = 0; i < terms.length; i++) own[cluster(i)] += terms[i];
    return own;
  });
  return sums[0].reduce((sum, one, i) => sum + one * sums[1][i], 0);
}

/** (hit − share)/trials of each pair that counts, and which do, `[targets × columns]`. */
function influences(of: GuessShare, guesses: Guesses, columns: Map<number, number>, targets: number) {
  const { hit, counted } = countedBy(of, guesses);
  const { width, records } = guesses;
  const terms = new Float64Array(targets * columns.size);
  const counts = new Uint8Array(terms.length);
  const trials = counted.reduce((sum, one) => sum + one, 0);
  const share = counted.reduce((sum, one, i) => sum + one * hit[i], 0) / trials;
  for (let i = 0; i < hit.length; i++) {
    if (!counted[i]) continue;
    const at = Math.floor(i / width) * columns.size + columns.get(records![i % width])!;
    terms[at] = (hit[i] - share) / trials;
    counts[at] = 1;
  }
  return { terms, counts };
}
