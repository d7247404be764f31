import { hits } from '../../models/logits';
import { type MeanInterval, meanInterval } from '../../stats/interval/meanInterval';
import { type Claim, unjudged } from '../report/claim';
import { exhibitTitles } from '../report/exhibitTitles';
import { makeRow } from '../report/makeRow';
import { checkRows, type Row } from '../report/row';
import { estimateValue } from '../report/rowValue';
import type { Experiment } from '../setup/experiment';
import { table6 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { settingNames, settings } from '../setup/settings';
import { baseRow } from './baseRow';
import { type Exhibit, runExhibit } from './exhibit';

const parts = ['train', 'test'] as const;

/** Accuracies over the targets, by the part of the pool they are measured on. */
type Accuracies = Record<(typeof parts)[number], MeanInterval>;

/** Table 6 in one setting after the other. */
export const table6Exhibit: Exhibit<Accuracies> = {
  name: 'T6',
  title: exhibitTitles.T6,
  find: targetAccuracies,
  rows: (experiment, found) =>
    parts.flatMap(part => {
      const { mean, sd, n } = found[part];
      const base = baseRow('T6', experiment);
      const measure = `${part} accuracy`;
      const paper = printed[experiment.name][part];
      return [
        makeRow(base, { measure, paper: paper.mean, ...estimateValue(mean, n) }),
        makeRow(base, { measure, statistic: 'standard deviation', paper: paper.sd, ...estimateValue(sd, n) }),
      ];
    }),
  printed: setting =>
    parts.map(part =>
      makeRow({ exhibit: 'T6', setting }, { measure: `${part} accuracy`, paper: printed[setting][part].mean }),
    ),
  claims: table6Claims,
};

/**
 * Table 6: accuracy of the target models on the half of the pool they were trained on and, as test data, on the other
 * half (the paper does not say which test data it used). Mean and standard deviation over the targets.
 * @returns the rows by setting, in the order of the paper
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const rows = await table6(run);
 * rows.map(({ metric }) => metric); // => ['train accuracy', 'train accuracy, standard deviation', …]
 */
export async function table6(run: Run): Promise<Row[]> {
  const { rows } = await runExhibit(table6Exhibit, run);
  return settingNames.flatMap(name => rows.filter(({ setting }) => setting === name));
}

/**
 * Accuracy of the target models on the half of the pool they were trained on and, as test data, on the other half.
 * Mean and standard deviation, with intervals.
 */
export function targetAccuracies({ split, targets }: Pick<Experiment, 'split' | 'targets'>): Accuracies {
  const right = hits(targets.logits(split.pool), split.pool.labels());
  const values: Record<'train' | 'test', number[]> = { train: [], test: [] };
  targets.models.forEach(({ sample }, m) => {
    const members = new Set(sample);
    const found = { train: 0, test: 0 };
    split.pool.indices.forEach((index, r) => {
      found[members.has(index) ? 'train' : 'test'] += right[m * split.pool.length + r];
    });
    values.train.push(found.train / split.trainingSize);
    values.test.push(found.test / split.trainingSize);
  });
  const interval = (shares: number[]) => meanInterval(shares, { least: 0, most: 1 });
  return { train: interval(values.train), test: interval(values.test) };
}

/** The paper's text; its appendix says 0.1. */
const gap = 0.01;

/**
 * What the paper concludes from table 6, held against its rows.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * table6Claims(await table6(run)).length; // => 1
 */
export function table6Claims(rows: Row[]): Claim[] {
  checkRows('rows', rows);
  const row = (setting: string, part: string) =>
    rows.find(one => one.setting === setting && one.metric === `${part} accuracy`);
  const general = settingNames.flatMap((name): Claim[] => {
    const [train, test] = [row(name, 'train'), row(name, 'test')];
    if (!train || !test) return [];
    const claim =
      `${settings[name].title}: training and test accuracy lie less than ${gap} apart ` +
      `(${train.paper} and ${test.paper}).`;
    if (train.ours === null || test.ours === null) return [unjudged(claim, test)];
    const apart = Math.abs(train.ours - test.ours);
    const found = `${train.ours.toFixed(3)} and ${test.ours.toFixed(3)}: ${apart.toFixed(4)} apart`;
    return [{ claim, holds: apart < gap, found }];
  });
  const [local, google] = [row('mnist', 'test')?.ours, row('mnist-google', 'test')?.ours];
  if (typeof local !== 'number' || typeof google !== 'number') return general;
  return [
    ...general,
    {
      claim: 'The local MNIST network is more accurate on test data than MNIST (Google) (0.98 against 0.9: 8 points).',
      holds: local > google,
      found: `${local.toFixed(3)} against ${google.toFixed(3)}: ${(100 * (local - google)).toFixed(1)} points`,
    },
  ];
}
