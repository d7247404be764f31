import { type Matrix, row, rows } from '../core/matrix';
import { clusteredShare } from '../stats/interval/clusteredShare';

const CONFIDENCE = 0.99;
/** From so many targets on their luck is seen in how they differ. */
const ENOUGH_TARGETS = 10;

/**
 * Warns of reference models unlike the targets by what can be seen without the truth: more small p-values than there
 * can be. Of non-members a share of at most α has p ≤ α, and of members at most all; so where no more than half of
 * the pairs are members, as of targets trained on halves of a pool, at most (1 + α)/2 of all have p ≤ α. The warning
 * is given where the 99 % interval of the share lies above that, for α 0.1 or 0.5, pairs of one record and of one
 * target depending on each other. A few targets may be luckier than all references: of less than 10, each on its own
 * has to be above the bound, for α 0.05.
 *
 * In simulations (400 runs each; 10 to 100 targets, 20 or 100 references) honest references are warned of in at most
 * 0.3 % of the runs where members are barely told or not at all, and in 3.8 % where every member is. A single target
 * that is better than most as a whole looks alike: 0 and 4.3 % where a model's quality makes 20 % of the variance of
 * log-odds, 4.8 and 11.5 % where it makes 80 %. Targets whose log-odds are 4 standard deviations above those of the
 * references are found in 96 % or more.
 * @param p p-values `[targets × records]`
 * @returns one warning or none
 */
export function unlikeWarnings(p: Matrix): string[] {
  const targets = rows(p);
  const few = Array.from({ length: targets < ENOUGH_TARGETS ? targets : 0 }, (_, t) => row(p, t));
  const level = few.length
    ? few.every(own => isBeyond(own, p.width, 0.05)) && 0.05
    : [0.1, 0.5].find(one => isBeyond(p.values, p.width, one));
  if (!level) return [];
  const small = Array.from(p.values).filter(one => one <= level);
  const [found, most] = [small.length / p.values.length, mostOf(level)].map(one => `${(100 * one).toFixed(0)} %`);
  return [
    `${found} of the p-values lie at or below ${level}, where no more than ${most} can if half of the pairs of ` +
      'record and target are members: unless more are, the references are unlike the targets (in data, training or ' +
      'answers), so that non-members look like members.',
  ];
}

const mostOf = (level: number): number => (1 + level) / 2;

function isBeyond(p: Matrix['values'], width: number, level: number): boolean {
  const hits = new Uint8Array(p.length);
  let count = 0;
  for (let i = 0; i < p.length; i++) if (p[i] <= level) count += hits[i] = 1;
  // No interval lies above the share itself.
  if (count <= mostOf(level) * p.length) return false;
  return clusteredShare(hits, undefined, width, CONFIDENCE).low > mostOf(level);
}
