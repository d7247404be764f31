import { attackDirectly } from '../../../attack/attackDirectly';
import type { SpreadOption } from '../../../attack/spread';
import { workOptions } from '../../../core/progress';
import { calibrationRates } from '../../../evaluate/calibration';
import type { Models, Sampling } from '../../../models/models';
import { type Estimate, meanInterval } from '../../../stats/interval/meanInterval';
import type { EnsembleSpec } from '../../../train/ensembleSpec';
import { trainEnsembles } from '../../../train/trainEnsembles';
import { referenceSpec } from '../../../train/trainReferences';
import { baseRow } from '../../exhibits/baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import { makeRow } from '../../report/makeRow';
import { type Experiment, trainExperiment } from '../../setup/experiment';
import { type ExperimentSpec, onSeed, type SettingSpec, type SplitOfSetting } from '../../setup/experimentSpec';
import type { Amount, Profile } from '../../setup/profiles';
import type { Run } from '../../setup/run';
import type { SettingName } from '../../setup/settings';
import { splitSeeds } from '../../setup/splitSeeds';
import { trainedBy } from '../../setup/trainedBy';

const samplings = ['bootstrap', 'subset'] as const satisfies readonly Sampling[];
const spreads = ['none', 'finite', 'blocks'] as const satisfies readonly SpreadOption[];

/** How many non-members lie at either end: at or below α, and as many ranks from above. */
export interface Ends {
  alpha: number;
  lower: Estimate;
  upper: Estimate;
}

/** The direct attack by ranks on all records of a setting's pool, references drawn and widened in one way. */
export interface SpreadCase {
  setting: string;
  /** How the references' records are drawn: 'bootstrap' is the paper's way. */
  sampling: Sampling;
  spread: (typeof spreads)[number];
  /** λ on each split. */
  lambdas: number[];
  /** Means over the splits with their 95 % intervals; of one split, that of records and targets as clusters. */
  ends: Ends[];
}

/** `results` has a case for each setting and way. */
export type SpreadExhibit = ExhibitOutcome<SpreadCase>;

type Planned = NonNullable<Profile['spread'][SettingName]>;

const plannedOf = (name: SettingName, run: Run): Planned => run.counts.spread[name] ?? { splits: 1 };

const samplingsOf = ({ name }: SplitOfSetting, run: Run): readonly Sampling[] =>
  plannedOf(name, run).subsets ? samplings : samplings.slice(0, 1);

const seedsOf = (name: SettingName, run: Run): number[] => splitSeeds(run, name).slice(0, plannedOf(name, run).splits);

/** What is found in one setting after the other. */
export const spreadOfSettings: Exhibit<SpreadCase[]> = {
  name: 'spread',
  title: exhibitTitles.spread,
  settings: ['adult', 'cancer', 'mnist'],
  seeds: seedsOf,
  trainings: (one, run) => samplingsOf(one, run).map(sampling => withBlocks(one, sampling, run)),
  async find(experiment, run) {
    const ways = samplingsOf(experiment, run).flatMap(sampling =>
      spreads.map(spread => ({ sampling, spread, lambdas: [] as number[], calibrations: [] as Rates[] })),
    );
    for (const seed of seedsOf(experiment.name, run)) {
      const one = seed === run.seed ? experiment : await trainExperiment(onSeed(experiment, run, seed), run);
      const references = new Map<Sampling, Models>();
      for (const { sampling, spread, lambdas, calibrations } of ways) {
        const drawn =
          references.get(sampling) ?? (await trainEnsembles([withBlocks(one, sampling, run)], workOptions(run)))[0];
        references.set(sampling, drawn);
        const result = attackDirectly(drawn, one.targets, one.split.pool, { method: 'rank', spread });
        lambdas.push(result.spread!.lambda);
        calibrations.push(calibrationRates(result));
      }
    }
    const setting = experiment.setting.title;
    return ways.map(({ calibrations, ...way }) => ({ setting, ...way, ends: endsOf(calibrations) }));
  },
  rows: (experiment, cases) => {
    const base = baseRow('spread', experiment, { records: 'all', chosen: experiment.split.pool });
    return cases.flatMap(({ sampling, spread, ends, lambdas }) =>
      ends.flatMap(({ alpha: cutoff, lower, upper }) =>
        Object.entries({ 'at or below': lower, 'from above, at': upper }).map(([where, { value, low, high }]) =>
          makeRow(base, {
            measure: `non-members ${where}`,
            attack: 'direct',
            tail: 'rank',
            references: sampling,
            spread,
            cutoff,
            ours: value,
            low,
            high,
            n: lambdas.length,
            notes: [`Of ${lambdas.length} ${lambdas.length === 1 ? 'split' : 'splits, the mean'}.`],
          }),
        ),
      ),
    );
  },
};

/**
 * How many non-members have a p-value at either end, over the splits of the profile and all records of the pool, by
 * ranks: with the paper's references, and those without repeats where the profile has it; as they are, widened for the
 * finite set that they share, and as far as block models tell.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300, blocks: 8 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await spreadExhibit(run);
 * results.length; // => 6
 */
export async function spreadExhibit(run: Run): Promise<SpreadExhibit> {
  const outcome = await runExhibit(spreadOfSettings, run);
  return { ...outcome, results: outcome.results.flat() };
}

/** The references of an experiment, or others drawn otherwise, with block models. */
function withBlocks(
  { name, split, references: { architecture } }: Experiment | ExperimentSpec,
  sampling: Sampling,
  run: Run,
): EnsembleSpec<SettingSpec> {
  const { references: models, blocks = 16 }: Amount = run.counts.settings[name];
  return referenceSpec(split, architecture, { models, sampling, blocks, ...trainedBy(architecture, run) });
}

type Rates = ReturnType<typeof calibrationRates>;

function endsOf(calibrations: Rates[]): Ends[] {
  const mean = (of: (one: Rates) => Rates['rates'][number]): Estimate => {
    const all = calibrations.map(of);
    const values = all.map(({ value }) => value ?? 0);
    const [{ low, high }] = all;
    return values.length === 1 ? { value: values[0], low, high } : meanInterval(values, { least: 0, most: 1 }).mean;
  };
  return calibrations[0].rates.map(({ alpha }, a) => ({
    alpha,
    lower: mean(({ rates }) => rates[a]),
    upper: mean(({ upper }) => upper[a]),
  }));
}
