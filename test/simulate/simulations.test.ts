import assert from 'node:assert/strict';
import { isBroken, simulate } from '../../simulate/simulate';
import { simulations } from '../../simulate/simulations';

/** So wide that none of some hundred rates is wronged by chance. */
const level = 0.9995;

describe('what the statistics promise', () => {
  for (const simulation of simulations)
    describe(simulation.name, () => {
      for (const regime of simulation.regimes.filter(({ quick }) => quick > 0))
        it(regime.name, async () => {
          const kept = await simulate(simulation, regime, regime.quick, level);
          const text = (broken: typeof kept) => broken.map(({ form, what }) => `${form}: ${what}`);
          assert.ok(kept.some(({ form }) => form === 'now'));
          assert.deepEqual(text(kept.filter(one => one.form === 'now' && isBroken(one))), []);
          for (const form of regime.broken ?? [])
            assert.ok(
              kept.some(one => one.form === form && isBroken(one)),
              `${form} breaks a promise`,
            );
        });
    });
});
