import { type Attack, attackWith } from '../attack/attack';
import { Records } from '../data/records';
import { auc } from '../evaluate/auc';
import { coarsen } from '../models/coarsen';
import type { Models } from '../models/models';
import { agree, type Check, holds, refuses, verify } from './contract';
import { type Subjects, subjects } from './subjects';

/** An attack, and who is attacked. */
export interface AttackSubject {
  attack: Attack;
  /** Default: made-up models, whose members stand out. */
  on?: Subjects;
}

let made: Subjects | undefined;
const common = () => (made ??= subjects());
const whole = ({ attack, on = common() }: AttackSubject, targets: Models = on.targets, records = on.split.pool) =>
  attackWith(attack, on.references, targets, records);

/** What every `Attack` holds to. */
export const attackContract: readonly Check<AttackSubject>[] = [
  {
    name: 'has a name, and gives a number for each target and record, p-values from 0 to 1',
    run: subject => {
      const { name, score, p } = whole(subject);
      holds(name !== '', () => 'no name');
      holds(score.values.length === 800 && score.width === 40, () => `[${score.values.length / score.width} × …]`);
      if (p)
        holds(
          p.values.every(one => one >= 0 && one <= 1),
          () => 'p outside 0 to 1',
        );
    },
  },
  {
    name: 'gives the same again, and leaves what it looks at as it is',
    run: subject => {
      const { references, targets, split } = subject.on ?? common();
      const copies = [references, targets].map(models => models.about(split.pool, subject.attack.needs).values.slice());
      const first = whole(subject).score.values;
      agree('scores at the second call', whole(subject).score.values, first);
      [references, targets].forEach((models, i) =>
        agree('answers after the attack', models.about(split.pool, subject.attack.needs).values, copies[i]),
      );
    },
  },
  {
    name: 'gives a record the same scores, in whatever order records come',
    run: subject => {
      const { pool, dataset } = (subject.on ?? common()).split;
      const { values } = whole(subject).score;
      const reversed = whole(subject, undefined, new Records(dataset, pool.indices.slice().reverse())).score.values;
      const n = pool.length;
      const back = Float64Array.from(reversed, (_, i) => reversed[Math.floor(i / n) * n + n - 1 - (i % n)]);
      agree('scores in reverse order', back, values, 1e-9);
    },
  },
  {
    name: 'does not look at who is a member, or says that it needs to know',
    run: subject => {
      const { unknown } = subject.on ?? common();
      let blind: ArrayLike<number>;
      try {
        blind = whole(subject, unknown).score.values;
      } catch (error) {
        holds(error instanceof RangeError, () => `${(error as Error).name} where nobody knows who is a member`);
        return;
      }
      agree('scores where nobody knows who is a member', blind, whole(subject).score.values);
    },
  },
  {
    name: 'gives nothing on no records',
    run: subject => {
      const { dataset } = (subject.on ?? common()).split;
      const { score } = whole(subject, undefined, new Records(dataset, []));
      holds(score.values.length === 0 && score.width === 0, () => `${score.values.length} scores`);
    },
  },
  {
    name: 'refuses models that tell less than it needs',
    run: subject => {
      if (subject.attack.needs === 'label') return;
      const { targets } = subject.on ?? common();
      refuses('targets that give labels only', () => whole(subject, coarsen(targets, { label: true })));
    },
  },
  {
    name: 'holds members that stand out for likelier members',
    run: subject => {
      const { value, low } = auc(whole(subject));
      holds(low > 0.5, () => `area under the ROC curve ${value}, its interval from ${low}`);
    },
  },
];

/**
 * Puts an attack of one's own through what all attacks hold to, on made-up models.
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * (await gmia.contract.attack(gmia.direct)).length; // => 7
 */
export const attack = (subject: Attack): Promise<string[]> =>
  verify(`The attack ${subject.name}`, { attack: subject }, attackContract);
