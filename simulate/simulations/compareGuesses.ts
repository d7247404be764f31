import type { Random } from '../../src/core/random';
import { share } from '../../src/evaluate/evaluation';
import { countedBy, type Guesses, shareOfGuesses } from '../../src/evaluate/guesses';
import { compare } from '../../src/paper/report/claim';
import { compareGuesses } from '../../src/paper/report/compareGuesses';
import { drawEffects, drawGuesses, type Effects, type GuessLaw, normals } from '../drawGuesses';
import { once, type Simulation } from '../simulation';

const law: GuessLaw = { records: 20, halvings: 50, tpr: 0.3, fpr: 0.1, ofRecord: 0.2, ofTarget: 0.2 };

/** Two sets of guesses whose true shares are the same: what is in common, and the number of the first record. */
const draw = (other: (effects: Effects, random: Random) => { effects: Effects; first: number }) => (random: Random) => {
  const effects = drawEffects(law, random);
  const before = drawGuesses(law, effects, random);
  const { effects: theirs, first } = other(effects, random);
  const after = drawGuesses(law, theirs, random, first);
  const counts = (guesses: Guesses) => {
    const { hit, counted } = countedBy('recall', guesses);
    return share(
      hit.reduce((sum, one, i) => sum + one * counted[i], 0),
      counted.reduce((sum, one) => sum + one, 0),
    );
  };
  const [one, two] = [before, after].map(guesses => shareOfGuesses('recall', guesses));
  const told = (verdict: boolean | null) => [once(verdict !== null)];
  return {
    before: told(compare(counts(before), counts(after))),
    now: told(compareGuesses('recall', before, after)),
    'now, without correlation': told(compare(one, two)),
  };
};

export const compareGuessesSimulation: Simulation = {
  name: 'compareGuesses',
  about:
    'Whether of two shares of guesses one is larger (`compareGuesses`), as claims about tables 2 to 5 ask, where the ' +
    'true shares are the same: 20 records × 100 targets, recall 0.3, a fifth of the variance each between records ' +
    'and between targets. *Before*, guesses were taken as independent; *now*, intervals have records and targets as ' +
    'clusters, and the correlation of both shares counts.',
  promises: [{ what: 'a difference is told where there is none', rate: 0.05, bound: 'most' }],
  regimes: [
    {
      name: 'other records of the same targets (table 2)',
      draws: 1000,
      quick: 100,
      broken: ['before'],
      draw: draw(({ target }, random) => ({
        effects: { record: normals(law.records, random), target },
        first: law.records,
      })),
    },
    {
      name: 'the same records and targets (table 3)',
      draws: 1000,
      quick: 0,
      draw: draw(effects => ({ effects, first: 0 })),
    },
    {
      name: 'the same records, targets trained otherwise (tables 4 and 5)',
      draws: 1000,
      quick: 0,
      draw: draw(({ record }, random) => ({
        effects: { record, target: normals(2 * law.halvings, random) },
        first: 0,
      })),
    },
    {
      name: 'other records, other targets (table 1)',
      draws: 1000,
      quick: 0,
      draw: draw((_, random) => ({ effects: drawEffects(law, random), first: law.records })),
    },
  ],
};
