import type { Scores } from '../../attack/result';
import { expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import type { Inclusion } from '../../data/inclusion';
import { checkLevel } from '../../stats/interval/clopperPearson';
import { checkDelta } from '../../stats/privacy/epsilonBound';
import { ofHalvings } from '../halvings';
import { auditable } from './auditable';
import { boundsAt, showsMore } from './boundsAt';
import { pooledBound } from './pooledBound';
import { bestThreshold, boundAt, type RecordScores } from './recordThreshold';
import { ThresholdAudit } from './thresholdAudit';

export interface AuditOptions {
  /** The δ of the privacy, at least 0 and below 1. Default 0. */
  delta?: number;
  /** Confidence of each bound, strictly between 0 and 1. Default 0.95. */
  level?: number;
  /** How it was decided who is a member. Default: as the result says; needed where it does not. */
  inclusion?: Inclusion;
}

/**
 * How private the training of the targets can be at most, by the classic audit: how often an attack is right about a
 * record, over many targets (Jagielski, Ullman and Oprea 2020). The threshold of each record is chosen on the targets
 * of the even halvings, and so is the most exposed record; bounds are computed on those of the odd ones, which had no
 * part in the choice.
 *
 * Each bound holds with probability `level` at least, for any attack: members among themselves are independent, being
 * trained on different halvings, and so are non-members. (The two targets of one halving are not; but limits of both
 * rates may fail together.) Of many records some bounds fail: the greatest of all is no bound, `mostExposed` is one. In
 * halvings a record is in instead of another, chosen at random, so ε is that of replacing a record; it is up to twice
 * that of adding or removing one, which coins give.
 *
 * `all` is about the mean rates of all records, which obey the same inequalities. Records of one target depend on each
 * other in ways nobody knows, so that a halving is one trial: the limits are those of the mean of so many numbers from
 * 0 to 1. With coins it is left out: `auditInOneRun` shows more there.
 * @throws RangeError for fewer than 4 targets, a result that does not know who was a member and how that was decided,
 *   scores of a target that rest on the other targets (LiRA online), or options out of range
 * @example
 * const truth = Uint8Array.from({ length: 100 }, (_, i) => i % 2);
 * const score = { values: Float64Array.from(truth), width: 1 };
 * const audit = auditByThreshold({ name: 'oracle', score, truth, warnings: [] }, { inclusion: 'halvings' });
 * audit.mostExposed.epsilon; // => 1.83887
 */
export function auditByThreshold(result: Scores, options: AuditOptions = {}): ThresholdAudit {
  checkOptions('auditByThreshold', options, { delta: true, level: true, inclusion: true });
  const { delta = 0, level = 0.95 } = options;
  checkDelta(delta);
  checkLevel(level);
  const { targets, width, inclusion } = auditable(result, options.inclusion);
  if (width > 0 && targets < 4) expected('4 targets or more: thresholds are chosen on half of them', targets);
  if (width === 0) expected('a record to audit', 'none', 'Was anything selected and attacked?');
  const bounds = boundsAt(level, delta);
  const [chosenOn, boundOn] = [0, 1].map(parity => ofHalvings(result, parity));
  const chosen = Array.from({ length: width }, (_, r) => bestThreshold(scoresOf(chosenOn, r), bounds));
  const records = chosen.map(({ threshold }, r) => boundAt(scoresOf(boundOn, r), threshold, bounds));
  return new ThresholdAudit({
    name: result.name,
    delta,
    level,
    inclusion,
    records,
    mostExposedAt: chosen.reduce((best, one, r) => (showsMore(one, chosen[best]) ? r : best), 0),
    all: inclusion === 'halvings' ? pooledBound(chosenOn, boundOn, level, delta) : undefined,
    attacked: result.records,
    warnings: result.warnings,
  });
}

function scoresOf({ score: { values, width }, truth }: Pick<Scores, 'score' | 'truth'>, r: number): RecordScores {
  const [without, within]: [number[], number[]] = [[], []];
  for (let i = r; i < values.length; i += width) (truth![i] ? within : without).push(values[i]);
  return { within, without };
}
