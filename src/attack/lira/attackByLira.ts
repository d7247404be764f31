import { expected } from '../../core/check';
import type { Records } from '../../data/records';
import type { Ensemble } from '../../models/ensemble';
import { lossesOf } from '../../models/losses';
import type { Selection } from '../../select/selection';
import { observe } from '../observe';
import { ScoreResult } from '../scoreResult';
import { liraOffline } from './liraOffline';
import { liraOnline } from './liraOnline';
import { type VarianceRule, varianceRule } from './variance';

export interface LiraOptions {
  /** 'offline' (default): against the reference models. 'online': against the other targets, in- and out-models. */
  mode?: 'offline' | 'online';
  /** Default: 'per-record' where a target is compared with 64 models or more, else 'pooled' over the attacked records. */
  variance?: VarianceRule;
}

/**
 * The likelihood ratio attack (Carlini et al. 2022) on the log-odds of the true class, see `liraOffline` and `liraOnline`.
 *
 * Offline it knows what GMIA's direct attack knows, the losses under models that lack the record. Online it also needs models
 * that were trained on it. Here these are the other targets, which were trained on the pool itself: more than the paper's
 * adversary has, whose models see other data of the same kind. So 'online' bounds from above what that adversary could do.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not theirs, a
 *   model diverged, there are too few models, or an option is none of those above
 */
export function attackByLira(
  references: Ensemble,
  targets: Ensemble,
  chosen: Selection | Records,
  { mode = 'offline', variance }: LiraOptions = {},
): ScoreResult {
  if (mode !== 'offline' && mode !== 'online') expected("mode to be 'offline' or 'online'", mode);
  const { records, selection, loss, truth, warnings } = observe(references, targets, chosen);
  const offline = mode === 'offline';
  const models = offline ? references.models.length : Math.max(0, targets.models.length - 2);
  const rule = varianceRule(variance, models);
  return new ScoreResult({
    name: `LiRA ${mode}`,
    method: `${rule} variance`,
    references: models,
    records,
    selection,
    truth,
    warnings: offline ? warnings() : warnings(upperBound),
    score: offline
      ? liraOffline({ reference: lossesOf(references, records), target: loss }, rule)
      : liraOnline({ target: loss, truth }, rule),
  });
}

const upperBound =
  'LiRA online is given the other target models, trained on the pool itself: what it finds bounds from above ' +
  'what an adversary with data of their own could find.';
