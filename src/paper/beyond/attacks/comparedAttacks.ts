import { attackByThreshold } from '../../../attack/attackByThreshold';
import { attackDirectly } from '../../../attack/attackDirectly';
import { attackP } from '../../../attack/attackP';
import { attackByBavaria } from '../../../attack/bavaria/attackByBavaria';
import { attackByInfoRmia } from '../../../attack/infoRmia/attackByInfoRmia';
import { attackByLira } from '../../../attack/lira/attackByLira';
import { attackByPmia } from '../../../attack/pmia/attackByPmia';
import { attackByQmia } from '../../../attack/qmia/attackByQmia';
import type { Scores } from '../../../attack/result';
import { attackByRmia } from '../../../attack/rmia/attackByRmia';
import type { ShadowAttack } from '../../../attack/shadow/shadowAttack';
import type { Records } from '../../../data/records';
import type { Selection } from '../../../select/selection';
import type { Experiment } from '../../setup/experiment';

type Models = Pick<Experiment, 'references' | 'targets'> & { shadow?: ShadowAttack };
type Attack = (models: Models, chosen: Selection | Records) => Named;
type Named = Scores & { named(name: string): Scores };

/** The online attacks: they have models that were trained on the records, which an adversary has not. */
export const bounds: readonly string[] = ['LiRA online (bound)', 'BaVarIA online (bound)'];

const SHADOW = 'shadow models';

/**
 * The attacks that are compared, by the name in tables and charts. Only GMIA's indirect attack is missing. On some
 * records and on a part of them each gives the same scores, but for LiRA with pooled variance and BaVarIA: they learn
 * variances from the records they are asked about. 'direct, rank' is attack R.
 */
const attacks: Record<string, Attack> = {
  'direct, pchip': ({ references, targets }, chosen) => attackDirectly(references, targets, chosen),
  'direct, rank': ({ references, targets }, chosen) => attackDirectly(references, targets, chosen, { method: 'rank' }),
  'direct, student': ({ references, targets }, chosen) =>
    attackDirectly(references, targets, chosen, { method: 'student' }),
  'LiRA offline': ({ references, targets }, chosen) =>
    attackByLira(references, targets, chosen, { variance: 'per-record' }),
  'LiRA offline, pooled': ({ references, targets }, chosen) =>
    attackByLira(references, targets, chosen, { variance: 'pooled' }),
  [bounds[0]]: ({ references, targets }, chosen) => attackByLira(references, targets, chosen, { mode: 'online' }),
  'RMIA offline': ({ references, targets }, chosen) => attackByRmia(references, targets, chosen),
  InfoRMIA: ({ references, targets }, chosen) => attackByInfoRmia(references, targets, chosen),
  'BaVarIA offline': ({ references, targets }, chosen) => attackByBavaria(references, targets, chosen),
  [bounds[1]]: ({ references, targets }, chosen) => attackByBavaria(references, targets, chosen, { mode: 'online' }),
  'PMIA, class': ({ references, targets }, chosen) => attackByPmia(references, targets, chosen),
  'PMIA, nearest': ({ references, targets }, chosen) =>
    attackByPmia(references, targets, chosen, { proxies: 'nearest' }),
  'attack P': ({ references, targets }, chosen) => attackP(references, targets, chosen),
  QMIA: ({ references, targets }, chosen) => attackByQmia(references, targets, chosen),
  'loss threshold': ({ references, targets }, chosen) => attackByThreshold(references, targets, chosen),
  [SHADOW]: ({ targets, shadow }, chosen) => shadow!.attack(targets, chosen),
};

/** The names of the compared attacks. */
export const attackNames: readonly string[] = Object.keys(attacks);

/** Those that an adversary can carry out on any split with nothing trained but the models. */
export const quickAttacks: readonly string[] = attackNames.filter(name => name !== SHADOW && !bounds.includes(name));

/** Those of them that compare a target with reference models, however many, and have more than so many steps. */
export const referenceAttacks: readonly string[] = quickAttacks.filter(
  name => !['attack P', 'QMIA', 'loss threshold', 'direct, rank'].includes(name),
);

/**
 * The compared attacks on the same records; computed one by one as they are asked for, as each may take tens of
 * megabytes.
 * @param names which of them; default all
 */
export function* comparedAttacks(
  ...[models, chosen, names = attackNames]: [...Parameters<Attack>, names?: readonly string[]]
): Generator<Scores> {
  for (const name of names) yield attacks[name](models, chosen).named(name);
}
