import type { SettingName } from '../../setup/settings';
import type { Choice } from './choice';

const steps = (choice: string, share: number, few?: true): Choice => ({
  question: 'training steps',
  choice,
  training: { share },
  few,
});

const startingWith = (
  choice: string,
  initialiser: NonNullable<Choice['training']>['initialiser'],
  few?: true,
): Choice => ({
  question: 'initial weights',
  choice,
  training: { initialiser },
  few,
});

const descent = (rate: number, few?: true): Choice => ({
  question: 'optimiser',
  choice: `SGD ${rate}`,
  training: { optimiser: 'sgd', rate },
  few,
});

const scale = (choice: string, scaling: Choice['scaling'], few?: true): Choice => ({
  question: 'scaling of inputs',
  choice,
  scaling,
  few,
});

/** As many choices as there is time for: those that matter most, or all. */
const wanted = <T extends Choice>(choices: T[], all?: true): T[] => choices.filter(({ few }) => all || few);

/** How models of a setting may be trained otherwise; softmax regression has time for more steps, and may start at 0. */
const trainings = (name: SettingName): Choice[] => [
  steps('a tenth', 0.1, true),
  ...(name === 'cancer' ? [] : [steps('a quarter', 0.25)]),
  steps('half', 0.5, true),
  name === 'cancer' ? steps('ten times', 10) : steps('twice', 2),
  startingWith("TensorFlow's tutorial", 'truncatedNormal', true),
  startingWith('He', 'he'),
  startingWith('LeCun', 'lecun'),
  ...(name === 'cancer' ? [startingWith('zeros', 'zeros')] : []),
  descent(0.01),
  descent(0.1, true),
  descent(0.5),
];

/** The paper says that numbers of Adult are normalised, and that those of Cancer go from 1 to 10. */
const scalings = (name: SettingName): Choice[] =>
  name === 'adult'
    ? [scale('standardised', 'standardised', true)]
    : name === 'cancer'
      ? [scale('1 to 10', 'raw', true), scale('to [0, 1]', 'range'), scale('standardised', 'standardised', true)]
      : [];

/** Numbers of reference models, with our defaults. */
export const ksOf = (k: readonly number[]): Choice[] =>
  k.map(references => ({ question: 'reference models', choice: `${references}`, references }));

/** What can be chosen of the training of models. */
export const trainingChoices = (name: SettingName, all?: true): Choice[] =>
  wanted([...trainings(name), ...scalings(name)], all);

/** N'/N in place of N/N'. */
export const printedRatio: Choice = { question: 'ratio of E[N_n]', choice: 'as printed', printedRatio: true };

/** Which of so many selected records is attacked: ours is the first. */
export const recordChoices = (records: number): Choice[] =>
  Array.from({ length: Math.max(0, records - 1) }, (_, i) => ({ question: 'record', choice: `${i + 2}. farthest` }));

/** What the correlation of two queries is taken from; ours is the probability of the record's class. */
export const correlationChoices = [
  { question: 'correlation of queries', choice: 'vectors', correlation: 'vectors' },
  { question: 'correlation of queries', choice: 'log-odds', correlation: 'logOdds' },
] as const;

/** How queries are found. @param optimised whether ours were optimised: if not, how that is done does not matter */
export const searchChoices = (optimised: boolean): Choice[] => [
  { question: 'updates with the record', choice: 'a tenth of a pass', search: { updateShare: 0.1 } },
  { question: 'updates with the record', choice: 'three passes', search: { updateShare: 3 } },
  ...(optimised
    ? [
        { question: 'optimisation of queries', choice: 'none', search: { iterations: 0 } },
        { question: 'optimisation of queries', choice: 'margin 0.5', search: { gamma: 0.5 } },
      ]
    : []),
];

/**
 * Ways to mean λ, of which most are another factor, and how else models may be trained.
 * @param batch records in a batch, whose summed loss makes λ so many times weaker beside it
 * @param weights how many weights λ counts
 */
export const penaltyChoices = (batch: number, weights: number, all?: true): PenaltyChoice[] => {
  const factor = (choice: string, factor: number, few?: true): PenaltyChoice => ({
    question: 'form of the penalty',
    choice,
    factor,
    few,
  });
  const choices: PenaltyChoice[] = [
    factor('halved', 0.5),
    factor('beside the summed loss of a batch', 1 / batch, true),
    factor('mean over the weights', 1 / weights),
    factor('ten times', 10, true),
    { question: 'weights that it counts', choice: 'biases too', training: { penalised: 'all' }, few: true },
    { question: 'weights that it counts', choice: 'of dense layers', training: { penalised: 'dense' } },
    startingWith("TensorFlow's tutorial", 'truncatedNormal'),
    steps('a quarter', 0.25),
    steps('half', 0.5),
    descent(0.1),
  ];
  return wanted(choices, all);
};

/** A choice about λ, which stands for another one. */
export interface PenaltyChoice extends Choice {
  /** What λ is multiplied by. Default 1. */
  factor?: number;
}
