import type { Random } from '../src/core/random';
import type { Guesses } from '../src/evaluate/guesses';
import { normalQuantile } from '../src/stats/numeric/distributions';

/** A law of guesses: "member" is guessed where a sum of normal effects lies below a bound, another for members. */
export interface GuessLaw {
  records: number;
  halvings: number;
  /** True rates of guesses on members and on others, over all records and targets. */
  tpr: number;
  fpr: number;
  /** Share of the variance that a record, and a target, brings along; the rest is the pair's own. */
  ofRecord: number;
  ofTarget: number;
}

/** Effects that guesses have in common, drawn before them. */
export interface Effects {
  record: number[];
  target: number[];
}

export const normals = (count: number, random: Random): number[] =>
  Array.from({ length: count }, () => random.normal());

/** Effects of the records and targets of a law. */
export const drawEffects = ({ records, halvings }: GuessLaw, random: Random): Effects => ({
  record: normals(records, random),
  target: normals(2 * halvings, random),
});

/** Guesses on records of which one target of each halving was trained on each. */
export function drawGuesses(law: GuessLaw, { record, target }: Effects, random: Random, first = 0): Guesses {
  const { records, halvings, tpr, fpr, ofRecord, ofTarget } = law;
  const [below, belowElse] = [tpr, fpr].map(rate => (rate === 0 ? -Infinity : normalQuantile(rate)));
  const own = Math.sqrt(1 - ofRecord - ofTarget);
  const guess = new Uint8Array(2 * halvings * records);
  const truth = new Uint8Array(guess.length);
  for (let t = 0; t < 2 * halvings; t++)
    for (let r = 0; r < records; r++) {
      const at = t * records + r;
      truth[at] = t % 2 ? 1 - truth[at - records] : random.integer(2);
      const sum = Math.sqrt(ofRecord) * record[r] + Math.sqrt(ofTarget) * target[t] + own * random.normal();
      guess[at] = Number(sum <= (truth[at] ? below : belowElse));
    }
  return { guess, truth, width: records, records: Int32Array.from({ length: records }, (_, r) => first + r) };
}

/** The true precision of a law, at a prior. */
export const precisionOf = ({ tpr, fpr }: GuessLaw, prior: number): number =>
  (prior * tpr) / (prior * tpr + (1 - prior) * fpr);
