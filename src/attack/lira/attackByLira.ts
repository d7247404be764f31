import { expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import { asMatrix } from '../../models/answers';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import type { ScoreResult } from '../result';
import { type LiraScores, liraOffline } from './liraOffline';
import { liraOnline } from './liraOnline';
import { type VarianceRule, varianceRule } from './variance';

export interface LiraOptions {
  /** 'offline' (default): against the reference models. 'online': against the other targets, in- and out-models. */
  mode?: 'offline' | 'online';
  /**
   * Default: 'per-record' where a target is compared with 64 models or more, else 'pooled' over the attacked records.
   */
  variance?: VarianceRule;
}

const names: Names<LiraOptions> = { mode: true, variance: true };

/** The likelihood ratio attack as an `Attack`: see `attackByLira`. */
export const lira: Attack<LiraOptions, undefined> = {
  name: 'LiRA',
  needs: 'losses',
  score({ reference, target, targets, truth }, options = {}) {
    checkOptions('attackByLira', options, names);
    const { mode = 'offline', variance } = options;
    if (mode !== 'offline' && mode !== 'online') expected("mode to be 'offline' or 'online'", mode);
    const offline = mode === 'offline';
    const models = offline ? reference.models : Math.max(0, target.models - 2);
    const rule = varianceRule(variance, models);
    const loss = asMatrix(target);
    const common = { name: `LiRA ${mode}`, method: `${rule} variance`, references: models };
    const judged = ({ warnings = [], ...score }: LiraScores, more: string[] = []) => ({
      ...common,
      score,
      warnings: [...warnings, ...more],
    });
    if (offline) return judged(liraOffline({ reference: asMatrix(reference), target: loss }, rule));
    if (!truth) expected('targets of which it is known what they were trained on, for LiRA online', targets.name);
    return { ...judged(liraOnline({ target: loss, truth }, rule), [upperBound('LiRA')]), usesTargets: true };
  },
};

/** The warning of an attack that has in-models which no adversary has. */
export const upperBound = (attack: string): string =>
  `${attack} online is given the other target models, trained on the pool itself: what it finds bounds from above ` +
  'what an adversary with data of their own could find.';

/**
 * The likelihood ratio attack (Carlini et al. 2022) on the log-odds of the true class, see `liraOffline` and
 * `liraOnline`.
 *
 * Offline it knows what GMIA's direct attack knows, the losses under models that lack the record. Online it also needs
 * models that were trained on it. Here these are the other targets, which were trained on the pool itself: more than
 * the paper's adversary has, whose models see other data of the same kind. So 'online' bounds from above what that
 * adversary could do.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not
 *   theirs, a model diverged, there are too few models, or an option is none of those above
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackByLira(references, targets, split.pool).score.values.length; // => 80
 */
export const attackByLira = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: LiraOptions = {},
): ScoreResult<undefined> => attackWith(lira, references, targets, chosen, options);
