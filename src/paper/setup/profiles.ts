import type { Architecture, Layer } from '../../models/architecture';
import type { SettingCounts } from './settingCounts';
import type { SettingName } from './settings';

/** How much of a setting is run. What is not named is as in the paper. */
export interface Amount {
  /** Reference models, k. */
  references: number;
  /** Halvings of the pool; twice as many target models. */
  splits: number;
  steps?: number;
  /** Models on disjoint blocks of the adversary's records, for p-values that hold. Default 16. */
  blocks?: number;
  pool?: number;
  adversary?: number;
  /** Another network than the paper's. */
  network?: Pick<Architecture, 'layers' | 'optimiser' | 'rate'>;
}

/** What is spent on each way to choose what the paper leaves open. */
export interface OpenAmount extends Pick<Amount, 'references'> {
  /** Halvings of the pool, of which targets are trained. Default: none; then records are counted alone. */
  splits?: number;
  /** Other numbers of reference models, k, to try with our defaults. */
  k: readonly number[];
  /** Whether all choices are tried, not the few that matter most. Default: no. */
  all?: true;
  /** Whether the indirect attack is tried with models that are trained otherwise, too. Default: no. */
  indirect?: true;
  /** Whether choices about two questions are tried together, in all pairs. Default: the best of each question alone. */
  pairs?: true;
  /** λ of table 5. Default: the paper's. */
  lambdas?: readonly number[];
}

export interface Profile {
  /** What it is for. */
  purpose: string;
  /** Halvings in the toy example of figure 1. */
  toySplits: number;
  /** Random queries for each record in the indirect attack, and how many of them are kept. */
  indirect: { queries: number; keep: number };
  /**
   * At most so many of the selected records are attacked indirectly: those farthest from their nearest neighbour.
   * Default: all.
   */
  attackedIndirectly?: number;
  /**
   * What services that answer less and less are asked: about so many records, and so many noisy copies of each where
   * they give labels alone.
   */
  served: { records: number; copies: number };
  /**
   * What is spent on each way to choose what the paper leaves open; nothing on settings that are not named.
   */
  open: Partial<Record<SettingName, OpenAmount>>;
  /** Targets that are trained by coins, to audit them. */
  audit: { targets: number };
  /**
   * On how many random splits of the data a setting is repeated, the run's own included; a setting not named is run
   * on that one alone.
   */
  splits: SettingCounts;
  /**
   * On how many of these splits, at most, p-values are looked at with references widened in each way, and whether
   * references without repeats are trained for it, too. Default: on the run's own, without.
   */
  spread: Partial<Record<SettingName, { splits: number; subsets?: true }>>;
  settings: Record<SettingName, Amount>;
}

const dense = (units: number): Layer => ({ type: 'dense', units, activation: 'relu' });
const whole = { references: 100, splits: 50 };
/** Models of so few features are alike on all records: only more of them tell how far apart they lie. */
const manyBlocks = { ...whole, blocks: 64 };
const subsets = { splits: 1, subsets: true } as const;
const everything = { ...whole, k: [20, 50, 200], all: true, indirect: true, pairs: true } as const;
const fewRecords = { pool: 2000, adversary: 4000 };

/**
 * How long a run takes is decided here and nowhere else: a profile changes counts and networks, never the code path.
 */
export const profiles = {
  smoke: {
    purpose: 'to see that everything runs; but for Cancer its numbers mean little',
    toySplits: 50,
    indirect: { queries: 500, keep: 20 },
    attackedIndirectly: 5,
    served: { records: 10, copies: 5 },
    open: {
      adult: { references: 5, k: [5] },
      cancer: { references: 20, splits: 5, k: [20] },
      mnist: { references: 5, k: [20], lambdas: [0, 0.01] },
    },
    audit: { targets: 4 },
    splits: { adult: 2, cancer: 4 },
    spread: { adult: subsets, cancer: { splits: 4, subsets: true }, mnist: subsets },
    settings: {
      adult: { references: 20, splits: 20, steps: 1000, blocks: 8, ...fewRecords },
      cancer: manyBlocks,
      mnist: {
        references: 20,
        splits: 20,
        steps: 300,
        blocks: 8,
        ...fewRecords,
        network: { layers: [dense(32)], optimiser: 'adam', rate: 1e-3 },
      },
      'adult-google': { references: 20, splits: 20, steps: 1000, ...fewRecords },
      'mnist-google': { references: 20, splits: 20, steps: 300, ...fewRecords },
    },
  },
  laptop: {
    purpose: "the paper's scale on a laptop, but for MNIST's convolutional network",
    toySplits: 100,
    indirect: { queries: 5000, keep: 50 },
    attackedIndirectly: 20,
    served: { records: 20, copies: 20 },
    open: {
      adult: { references: 20, k: [20, 50] },
      cancer: { references: 100, splits: 50, k: [20, 50, 200], all: true, indirect: true, pairs: true },
      mnist: { references: 3, k: [], lambdas: [0, 0.01] },
    },
    audit: { targets: 10 },
    splits: { adult: 5, cancer: 50 },
    spread: {
      adult: { splits: 5, subsets: true },
      cancer: { splits: 50, subsets: true },
      mnist: { splits: 3, subsets: true },
    },
    settings: {
      adult: whole,
      cancer: manyBlocks,
      mnist: { ...whole, steps: 4000, network: { layers: [dense(128)], optimiser: 'adam', rate: 1e-3 } },
      'adult-google': whole,
      'mnist-google': whole,
    },
  },
  paper: {
    purpose: "the paper's own scale, for a night or more",
    toySplits: 500,
    indirect: { queries: 5000, keep: 50 },
    served: { records: 50, copies: 50 },
    open: {
      adult: everything,
      cancer: everything,
      mnist: everything,
    },
    audit: { targets: 20 },
    splits: { adult: 20, cancer: 50 },
    spread: { adult: { splits: 20, subsets: true }, cancer: { splits: 50, subsets: true }, mnist: subsets },
    settings: { adult: whole, cancer: manyBlocks, mnist: whole, 'adult-google': whole, 'mnist-google': whole },
  },
} as const satisfies Record<string, Profile>;

/** What to do where a profile takes too long. */
export const smaller: Partial<Record<ProfileName, string>> = {
  laptop: 'Less to do: --profile smoke.',
  paper: 'Less to do: --profile laptop.',
};

export type ProfileName = keyof typeof profiles;
