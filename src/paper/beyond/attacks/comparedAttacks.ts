import { attackByThreshold } from '../../../attack/attackByThreshold';
import { attackDirectly } from '../../../attack/attackDirectly';
import { attackByLira } from '../../../attack/lira/attackByLira';
import type { Scores } from '../../../attack/result';
import { attackByRmia } from '../../../attack/rmia/attackByRmia';
import type { ShadowAttack } from '../../../attack/shadow/shadowAttack';
import type { Records } from '../../../data/records';
import type { Selection } from '../../../select/selection';
import type { Experiment } from '../../setup/experiment';

type Models = Pick<Experiment, 'references' | 'targets'> & { shadow: ShadowAttack };
type Attack = (models: Models, chosen: Selection | Records) => Named;
type Named = Scores & { named(name: string): Scores };

/** LiRA online: it has models that were trained on the records, which an adversary has not. */
export const bounds: readonly string[] = ['LiRA online (bound)'];

/**
 * The attacks that are compared, by the name in tables and charts. Only GMIA's indirect attack is missing. On some
 * records and on a part of them each gives the same scores, but for LiRA with pooled variance: it pools over the
 * records it is asked about.
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
  'loss threshold': ({ references, targets }, chosen) => attackByThreshold(references, targets, chosen),
  'shadow models': ({ targets, shadow }, chosen) => shadow.attack(targets, chosen),
};

/** The names of the compared attacks. */
export const attackNames: readonly string[] = Object.keys(attacks);

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
