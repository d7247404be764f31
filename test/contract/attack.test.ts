import assert from 'node:assert/strict';
import type { Attack } from '../../src/attack/attack';
import { threshold } from '../../src/attack/attackByThreshold';
import { direct } from '../../src/attack/attackDirectly';
import { populationLoss } from '../../src/attack/attackP';
import { bavaria } from '../../src/attack/bavaria/attackByBavaria';
import { infoRmia } from '../../src/attack/infoRmia/attackByInfoRmia';
import { lira } from '../../src/attack/lira/attackByLira';
import { pmia } from '../../src/attack/pmia/attackByPmia';
import { qmia } from '../../src/attack/qmia/attackByQmia';
import { rmia } from '../../src/attack/rmia/attackByRmia';
import { trainShadowAttack } from '../../src/attack/shadow/trainShadowAttack';
import { attack, attackContract } from '../../src/contract/attack';
import { subjects } from '../../src/contract/subjects';
import { tails } from '../../src/stats/tail/tails';
import { itHolds } from './itHolds';

/** An attack with options of its own. */
const set = <Options extends object>(of: Attack<Options>, options: Options): Attack => ({
  ...of,
  score: seen => of.score(seen, options),
});

const [pchip, rank, student] = Object.values(tails).map(method => set(direct, { method }));
let shadows: Promise<Attack> | undefined;

describe('every attack', () =>
  itHolds(attackContract, {
    'direct, pchip': pchip,
    'direct, rank': rank,
    'direct, student': student,
    'loss threshold': set(threshold, {}),
    'LiRA offline': set(lira, {}),
    'LiRA offline, pooled': set(lira, { variance: 'pooled' }),
    'LiRA online': set(lira, { mode: 'online' }),
    RMIA: set(rmia, {}),
    InfoRMIA: set(infoRmia, {}),
    'attack P': set(populationLoss, {}),
    'BaVarIA offline': set(bavaria, {}),
    'BaVarIA online': set(bavaria, { mode: 'online' }),
    'PMIA, all': set(pmia, { proxies: 'all' }),
    'PMIA, class': set(pmia, {}),
    'PMIA, nearest': set(pmia, { proxies: 'nearest' }),
    QMIA: set(qmia, {}),
    'shadow models': () => (shadows ??= trainShadowAttack(subjects().references, { steps: 300 })),
  }));

describe('contract.attack', () => {
  it('names what an attack of one’s own breaks', async () => {
    let calls = 0;
    const restless: Attack = {
      name: 'restless',
      needs: 'losses',
      score({ target, truth }) {
        calls++;
        const score = {
          values: target.values.map((loss, i) => calls - loss + (truth?.[i] ?? 0)),
          width: target.records,
        };
        return { score };
      },
    };
    await assert.rejects(attack(restless), (error: Error) => {
      assert.match(error.message, /^The attack restless does not hold to its interface:\n/);
      assert.match(error.message, /gives the same again.*: scores at the second call/);
      assert.match(error.message, /does not look at who is a member/);
      assert.doesNotMatch(error.message, /has a name/);
      return true;
    });
  });

  it('catches an attack that changes what it looks at', async () => {
    const careless: Attack = {
      name: 'careless',
      needs: 'losses',
      score({ target }) {
        const score = { values: Float64Array.from(target.values, loss => -loss), width: target.records };
        target.values.fill(0);
        return { score };
      },
    };
    await assert.rejects(attack(careless), /leaves what it looks at as it is: what it looked at: 0 at 0/);
  });
});
