import { expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import { asMatrix } from '../../models/answers';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import { upperBound } from '../lira/attackByLira';
import type { LiraScores } from '../lira/liraOffline';
import type { ScoreResult } from '../result';
import { bavariaOffline } from './bavariaOffline';
import { bavariaOnline } from './bavariaOnline';

export interface BavariaOptions {
  /** 'offline' (default): against the reference models. 'online': against the other targets, in- and out-models. */
  mode?: 'offline' | 'online';
}

const names: Names<BavariaOptions> = { mode: true };

/** BaVarIA as an `Attack`: see `attackByBavaria`. */
export const bavaria: Attack<BavariaOptions, undefined> = {
  name: 'BaVarIA',
  needs: 'losses',
  score({ reference, target, targets, truth }, options = {}) {
    checkOptions('attackByBavaria', options, names);
    const { mode = 'offline' } = options;
    if (mode !== 'offline' && mode !== 'online') expected("mode to be 'offline' or 'online'", mode);
    const judged = (references: number, { warnings = [], ...score }: LiraScores, more: string[] = []) => ({
      name: `BaVarIA ${mode}`,
      method: 'empirical prior',
      references,
      score,
      warnings: [...warnings, ...more],
    });
    if (mode === 'offline')
      return judged(reference.models, bavariaOffline({ reference: asMatrix(reference), target: asMatrix(target) }));
    if (!truth) expected('targets of which it is known what they were trained on, for BaVarIA online', targets.name);
    const online = bavariaOnline({ target: asMatrix(target), truth });
    return { ...judged(Math.max(0, target.models - 2), online, [upperBound('BaVarIA')]), usesTargets: true };
  },
};

/**
 * BaVarIA, Bayesian variance inference (Brännvall 2026, https://arxiv.org/abs/2603.11799): LiRA with a
 * normal-inverse-gamma prior for each record's mean and variance, so that few models do; see `bavariaOffline` and
 * `bavariaOnline`. Online it is given what `attackByLira` is given there, and bounds an adversary from above.
 *
 * The paper's own prior was not at hand. This one is fitted to the attacked records, so that scores depend a little on
 * which other records are attacked; offline the paper may also rank by a density, where this ranks by the tail.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError as `attackByLira` does
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackByBavaria(references, targets, split.pool).score.values.length; // => 80
 */
export const attackByBavaria = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: BavariaOptions = {},
): ScoreResult<undefined> => attackWith(bavaria, references, targets, chosen, options);
