import type { Matrix } from '../../core/matrix';
import { workOptions } from '../../core/progress';
import type { Dataset } from '../../data/dataset';
import { makeToy } from '../../data/load/makeToy';
import { Records } from '../../data/records';
import { AttackSplit } from '../../data/splitForAttack';
import type { Architecture } from '../../models/architecture';
import { logLosses } from '../../models/losses';
import { meanInterval } from '../../stats/interval/meanInterval';
import { kernelDensity, silverman } from '../../stats/numeric/density';
import { trainTargets } from '../../train/trainTargets';
import { makeRow } from '../report/makeRow';
import { notes } from '../report/notes';
import type { Row } from '../report/row';
import { estimateValue } from '../report/rowValue';
import { checkRun, type Run } from '../setup/run';

/** One hidden layer and the logits, "two fully connected layers"; widths and training are not stated in the paper. */
export const toyArchitecture: Architecture = {
  layers: [{ type: 'dense', units: 10, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 50,
  steps: 1000,
};

export interface Figure1 {
  toy: Dataset;
  /** Predicted probability of "+" at each query, by the models trained without and with the target record. */
  out: { target: number[]; second: number[] };
  in: { target: number[]; second: number[] };
  /**
   * Pr_in / Pr_out over the predictions on two queries, `[second × target]` at the probabilities of `grid`: panel
   * (c).
   */
  grid: number[];
  ratio: Matrix;
  /** The mean predicted probability at the target record, of both kinds of models. */
  rows: Row[];
}

/**
 * Figure 1: a record that lies apart, and what it does to models. Half of the models have it in their training data,
 * half do not, by halving the pool at random as everywhere else. The first query is the target record itself, the
 * second the record nearest to it; the paper does not say where its second query lies.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { rows, grid, ratio } = await figure1({ ...run, counts: { ...run.counts, toySplits: 2 } });
 * [rows.length, ratio.width === grid.length]; // => [2, true]
 */
export async function figure1(of: Run): Promise<Figure1> {
  const { seed, counts, ...run } = checkRun(of);
  const toy = makeToy({ seed });
  const target = toy.labels.length - 1; // the lone record is the last
  // The pool must be even: the first record of the cloud stays out, with an adversary who is not needed here.
  const split = new AttackSplit({
    dataset: toy,
    pool: Array.from({ length: target }, (_, i) => i + 1),
    adversary: [0],
    seed,
  });
  const models = await trainTargets(split, toyArchitecture, { splits: counts.toySplits, ...workOptions(run) });
  const queries = new Records(toy, [target, nearest(toy, target)]);
  const plus = Int32Array.of(toy.labels[target], toy.labels[target]);
  const losses = logLosses(models.logits(queries), plus).values;
  const found = {
    in: { target: [] as number[], second: [] as number[] },
    out: { target: [] as number[], second: [] as number[] },
  };
  models.models.forEach(({ sample }, m) => {
    const kind = found[sample.includes(target) ? 'in' : 'out'];
    kind.target.push(Math.exp(-losses[2 * m]));
    kind.second.push(Math.exp(-losses[2 * m + 1]));
  });
  const highest = Math.max(...found.in.target, ...found.out.target, ...found.in.second, ...found.out.second);
  const grid = Array.from({ length: 101 }, (_, i) => (i / 100) * Math.min(1, highest * 1.1));
  return {
    toy,
    ...found,
    grid,
    ratio: { values: densityRatio(found.in, found.out, grid), width: grid.length },
    rows: meanRows(found),
  };
}

function meanRows(found: Pick<Figure1, 'in' | 'out'>): Row[] {
  const note = 'The paper prints no such number; read off its plot, the peaks lie near 0.05 (out) and 0.08 (in).';
  const base = { exhibit: 'F1', setting: 'toy', steps: toyArchitecture.steps, ...notes(note) };
  return (['without it', 'with it'] as const).map(trained => {
    const { target } = trained === 'with it' ? found.in : found.out;
    const { mean, n } = meanInterval(target, { least: 0, most: 1 });
    const measure = 'mean probability of "+" at the target';
    return makeRow(base, { measure, trained, ...estimateValue(mean, n) });
  });
}

/** Quotient of two kernel densities; NaN far from every in-model, where it would be noise. */
function densityRatio(inside: Figure1['in'], outside: Figure1['out'], grid: number[]): Float64Array {
  const both = (sample: Figure1['in']) =>
    kernelDensity(
      sample.target.map((x, i) => [x, sample.second[i]]),
      [silverman(sample.target), silverman(sample.second)],
    );
  const [pin, pout] = [both(inside), both(outside)];
  return Float64Array.from(
    grid.flatMap(y =>
      grid.map(x => {
        const density = pin([x, y]);
        // Infinity would be drawn as nothing.
        return density < 0.1 ? NaN : Math.min(density / pout([x, y]), Number.MAX_VALUE);
      }),
    ),
  );
}

function nearest({ features: { values, width } }: Dataset, to: number): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < values.length / width; i++) {
    let distance = 0;
    for (let d = 0; d < width; d++) distance += (values[i * width + d] - values[to * width + d]) ** 2;
    if (i !== to && distance < least) [best, least] = [i, distance];
  }
  return best;
}
