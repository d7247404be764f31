import type { Random } from '../../src/core/random';
import { share } from '../../src/evaluate/evaluation';
import { countedBy, type Guesses, type GuessShare, shareOfGuesses } from '../../src/evaluate/guesses';
import { precisionAtPrior } from '../../src/evaluate/precisionAtPrior';
import type { Share } from '../../src/stats/interval/share';
import { drawEffects, drawGuesses, type GuessLaw, precisionOf } from '../drawGuesses';
import { once, type Simulation } from '../simulation';

/** By counts alone, as if guesses were independent. */
function before(of: GuessShare, guesses: Guesses): Share {
  const { hit, counted } = countedBy(of, guesses);
  return share(
    hit.reduce((sum, one, i) => sum + one * counted[i], 0),
    counted.reduce((sum, one) => sum + one, 0),
  );
}

const draw = (law: GuessLaw) => (random: Random) => {
  const guesses = drawGuesses(law, drawEffects(law, random), random);
  const judge = (shareBy: typeof before) => {
    const [precision, recall, rate] = (['precision', 'recall', 'falsePositiveRate'] as const).map(of =>
      shareBy(of, guesses),
    );
    const holds = ({ low, high }: Pick<Share, 'low' | 'high'>, truth: number) => once(low <= truth && truth <= high);
    return [
      holds(precision, precisionOf(law, 0.5)),
      holds(recall, law.tpr),
      holds(rate, law.fpr),
      holds(precisionAtPrior(recall, rate, 0.01), precisionOf(law, 0.01)),
    ];
  };
  return { before: judge(before), now: judge(shareOfGuesses) };
};

const regime = (law: GuessLaw, quick: number) => ({
  name:
    `${law.records} records × ${2 * law.halvings} targets, TPR ${law.tpr}, FPR ${law.fpr}, of the variance ` +
    `${law.ofRecord} between records, ${law.ofTarget} between targets`,
  draws: 800,
  quick,
  broken: quick ? ['before'] : [],
  draw: draw(law),
});

export const evaluationSimulation: Simulation = {
  name: 'evaluation',
  about:
    'The intervals of precision, recall and false-positive rate of `evaluate`, and of the precision at prior 0.01. ' +
    '*Before*, guesses were taken as independent; *now*, those on one record or one target may be alike. The true ' +
    'shares are those over all records and targets.',
  promises: ['precision', 'recall', 'false-positive rate', 'precision at prior 0.01'].map(what => ({
    what: `the interval holds the true ${what}`,
    rate: 0.93,
    bound: 'least',
  })),
  regimes: [
    regime({ records: 20, halvings: 50, tpr: 0.3, fpr: 0.3, ofRecord: 0.3, ofTarget: 0.1 }, 120),
    regime({ records: 20, halvings: 50, tpr: 0.3, fpr: 0.02, ofRecord: 0.3, ofTarget: 0.1 }, 0),
    regime({ records: 6, halvings: 50, tpr: 0.5, fpr: 0.05, ofRecord: 0.2, ofTarget: 0.1 }, 0),
    regime({ records: 100, halvings: 20, tpr: 0.4, fpr: 0.01, ofRecord: 0.2, ofTarget: 0.2 }, 0),
    regime({ records: 1, halvings: 50, tpr: 0.3, fpr: 0.1, ofRecord: 0, ofTarget: 0 }, 0),
  ],
};
