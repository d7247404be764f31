import type { Scores } from '../../attack/result';
import { checkName, expected } from '../../core/check';
import { rows } from '../../core/matrix';
import { type Inclusion, inclusions } from '../../data/inclusion';
import { checkResult } from '../checkScores';
import { knownTruth } from '../knownTruth';

/** Bits that would have to agree by chance for coins to look like halvings. */
const manyBits = 30;

/** What an audit looks at, once it is known that it may. */
export interface Auditable {
  truth: Uint8Array;
  targets: number;
  width: number;
  inclusion: Inclusion;
}

/**
 * Checks that bounds can be had from a result: it knows who was a member and how that was decided, and its scores on
 * one target do not rest on the others.
 * @param stated how members were drawn, by word of the caller; needed where the result does not say
 * @throws RangeError otherwise, and where members are not as stated
 */
export function auditable(result: Scores, stated: Inclusion | undefined): Auditable {
  const truth = knownTruth(checkResult('result', result));
  const { score, inclusion: known } = result;
  if (result.usesTargets)
    expected(
      'scores on each target that do not rest on the others',
      result.name,
      'It compares a target with models that were trained on the records: take its offline form.',
    );
  if (stated !== undefined) checkName('inclusion', stated, inclusions);
  if (stated && known && stated !== known) expected(`inclusion to be '${known}', as the models say`, stated);
  const inclusion =
    stated ?? known ?? expected('a result that knows how members were drawn', 'none', "Say inclusion: 'coins' or …");
  const bad = Array.from(score.values).findIndex(Number.isNaN);
  if (bad >= 0) expected('scores that are numbers', `NaN as score ${bad}`);
  const { width } = score;
  const targets = width === 0 ? 0 : rows(score);
  const pairs = complementary(truth, targets, width);
  if (inclusion === 'halvings' && pairs < targets / 2)
    expected('targets 2i and 2i + 1 on the halves of one halving', 'others', 'Give all targets, in their order.');
  if (inclusion === 'coins' && targets > 1 && pairs === targets / 2 && (targets / 2) * width >= manyBits)
    expected('targets by coins', 'targets on halves of the pool', notCoins);
  return { truth, targets, width, inclusion };
}

/** Why coins are needed, where halvings were given. */
export const notCoins =
  'In halves a record is in where another is out, so guesses are not independent: ' +
  "trainTargets(…, { splits: 'coins' }) throws a coin for each.";

/** How many of the pairs of targets 2i and 2i + 1 have each record in exactly one. */
function complementary(truth: Uint8Array, targets: number, width: number): number {
  let pairs = 0;
  for (let t = 0; t + 1 < targets; t += 2) {
    let r = 0;
    while (r < width && truth[t * width + r] !== truth[(t + 1) * width + r]) r++;
    pairs += Number(r === width);
  }
  return pairs;
}
