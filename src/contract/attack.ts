import { type Attack, attackWith } from '../attack/attack';
import { observe } from '../attack/observe';
import { Records } from '../data/records';
import { auc } from '../evaluate/auc';
import type { Models } from '../models/models';
import { agree, type Check, holds, named, verify } from './contract';
import { type Subjects, subjects } from './subjects';

let made: Subjects | undefined;
const common = () => (made ??= subjects());
const whole = (attack: Attack, targets: Models = common().targets, records = common().split.pool) =>
  attackWith(attack, common().references, targets, records);

/** What every `Attack` holds to. */
export const attackContract: readonly Check<Attack>[] = [
  {
    name: 'has a name, and gives a number for each target and record, p-values from 0 to 1',
    run: attack => {
      holds(typeof attack.name === 'string' && attack.name !== '', () => `name ${attack.name}`);
      const { score } = whole(attack); // attackWith checks the numbers
      holds(score.values.length > 0, () => 'no scores');
    },
  },
  {
    name: 'gives the same again, and leaves what it looks at as it is',
    run: attack => {
      const { references, targets, split } = common();
      const seen = observe(references, targets, split.pool, attack.needs, attack.name);
      const looked = () => [seen.reference.values, seen.target.values, seen.labels, seen.truth!];
      const copies = looked().map(values => values.slice());
      const scores = () => {
        const { p, score = p } = attack.score(seen);
        return score!.values;
      };
      const first = scores().slice();
      looked().forEach((values, i) => agree('what it looked at', values, copies[i]));
      agree('scores at the second call', scores(), first);
    },
  },
  {
    name: 'gives a record the same scores, in whatever order records come',
    run: attack => {
      const { pool, dataset } = common().split;
      const { values } = whole(attack).score;
      const reversed = whole(attack, undefined, new Records(dataset, pool.indices.slice().reverse())).score.values;
      const n = pool.length;
      const back = Float64Array.from(reversed, (_, i) => reversed[Math.floor(i / n) * n + n - 1 - (i % n)]);
      agree('scores in reverse order', back, values, 1e-9);
    },
  },
  {
    name: 'does not look at who is a member, or says that it needs to know',
    run: attack => {
      const { unknown } = common();
      let blind: ArrayLike<number>;
      try {
        blind = whole(attack, unknown).score.values;
      } catch (error) {
        holds(error instanceof RangeError, () => `${(error as Error).name} where nobody knows who is a member`);
        return;
      }
      agree('scores where nobody knows who is a member', blind, whole(attack).score.values);
    },
  },
  {
    name: 'gives nothing on no records',
    run: attack => {
      const { dataset } = common().split;
      const { score } = whole(attack, undefined, new Records(dataset, []));
      holds(score.values.length === 0 && score.width === 0, () => `${score.values.length} scores`);
    },
  },
  {
    name: 'holds members that stand out for likelier members',
    run: attack => {
      const { value, low } = auc(whole(attack));
      holds(low > 0.5, () => `area under the ROC curve ${value}, its interval from ${low}`);
    },
  },
];

/**
 * Puts an attack of one's own through what all attacks hold to, on made-up models.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * (await gmia.contract.attack(gmia.direct)).length; // => 6
 */
export const attack = (subject: Attack): Promise<string[]> => verify(named('attack', subject), subject, attackContract);
