import assert from 'node:assert/strict';
import { judgeLosses } from '../../../src/attack/attackDirectly';
import { attackByLabels } from '../../../src/attack/labelOnly/attackByLabels';
import { type Random, randomFor } from '../../../src/core/random';
import { coarsen } from '../../../src/models/coarsen';
import { Ensemble } from '../../../src/models/ensemble';
import { falsePositives } from '../../../src/stats/interval/falsePositives';
import { trainReferences } from '../../../src/train/trainReferences';
import { general, toySplit } from '../shadow/overfit';

// What the attack claims of non-members: the robustness of target and references is drawn from one law.
const SETS = 4000;
const ALPHAS = [0.01, 0.05, 0.1, 0.2];

/** Copies that a model gets wrong, when each model has a share of its own. */
function wrongCopies(random: Random, copies: number, spread: number): number {
  const odds = 1 + spread * random.normal();
  const share = 1 / (1 + Math.exp(odds));
  let wrong = 0;
  for (let c = 0; c <= copies; c++) wrong += Number(random.uniform() < share);
  return wrong / (copies + 1);
}

function simulate(copies: number, k: number, spread: number): Float64Array {
  const random = randomFor(12, 'label-only null', copies, k, spread * 10);
  const draw = (models: number) => ({
    values: Float64Array.from({ length: models * SETS }, () => wrongCopies(random, copies, spread)),
    width: SETS,
  });
  return judgeLosses({ reference: draw(k), target: draw(1) }, { method: 'rank' }).p.values;
}

describe('P(p <= alpha) of the label-only attack for non-members', () => {
  for (const [copies, k, spread] of [
    [0, 30, 1],
    [4, 30, 0],
    [4, 60, 2],
    [50, 30, 1],
  ])
    it(`${copies} copies, ${k} references, spread ${spread}: at most alpha`, () => {
      const p = simulate(copies, k, spread);
      for (const alpha of ALPHAS) {
        const rate = p.filter(one => one <= alpha).length / SETS;
        const most = Math.floor(alpha * (k + 1)) / (k + 1); // without ties it is this
        const error = 3 * Math.sqrt((most * (1 - most)) / SETS);
        assert.ok(rate <= most + error, `alpha ${alpha}: ${rate}`);
        if (copies === 50 && alpha >= 0.1) assert.ok(rate > most / 2, `alpha ${alpha}: ${rate}`); // few ties: not idle
      }
      if (copies === 0) assert.ok(p.every(one => one > 0.2)); // nearly all references are right, as the target is
    });

  it('at most alpha for trained models too, where targets are trained as references are', async () => {
    const split = toySplit();
    const { kind, architecture, models } = await trainReferences(split, general, { models: 60, store: false });
    const references = new Ensemble(kind, split, architecture, models.slice(20));
    const targets = new Ensemble('target', split, architecture, models.slice(0, 20)); // of records of the pool: none
    const label = coarsen(targets, { label: true });
    for (const noise of [0.05, 0.2, 0.8]) {
      const { p, truth } = await attackByLabels(references, label, split.pool, { copies: 30, noise });
      for (const alpha of ALPHAS.slice(1)) {
        const [rate] = falsePositives(p, truth!, [alpha]);
        assert.ok(!rate.fails && rate.trials === 2000, `noise ${noise}, alpha ${alpha}: ${JSON.stringify(rate)}`);
        if (noise === 0.8 && alpha === 0.2) assert.ok(rate.value! > 0.1, `${rate.value}`); // not idle
      }
    }
  });
});
