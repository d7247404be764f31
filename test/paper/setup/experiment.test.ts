import assert from 'node:assert/strict';
import { type Plan, setProgress } from '../../../src/core/progress';
import { prepare, prepareVariant } from '../../../src/paper/setup/experiment';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

describe('prepareVariant', () => {
  temporaryStore();
  const run = smallRun('cancer');

  it('trains on the same split, and changes only what it is told to', async () => {
    const base = await prepare('cancer', run);
    const varied = await prepareVariant(base, run, { share: 0.1, l2: 0.5 });
    assert.equal(varied.split, base.split);
    assert.deepEqual(varied.references.architecture, { ...base.references.architecture, steps: 30, l2: 0.5 });
    const { references } = await prepareVariant(base, run, { initialiser: 'he', optimiser: 'sgd', rate: 0.1 });
    const changed = { initialiser: 'he', optimiser: 'sgd', rate: 0.1 };
    assert.deepEqual(references.architecture, { ...base.references.architecture, ...changed });
    assert.equal(varied.spec.steps, 300, 'a tenth of the steps of the paper');
    varied.targets.models.forEach(({ sample }, m) => assert.deepEqual(sample, base.targets.models[m].sample));
    assert.match(varied.note!, /30 steps instead of 300, 6 references instead of 100, 6 targets/);
  });

  it('is the setting itself when nothing is changed, and found in the store', async () => {
    const base = await prepare('cancer', run);
    const plans: Plan[] = [];
    setProgress({ plan: plan => plans.push(plan) });
    try {
      const again = await prepareVariant(base, run);
      assert.deepEqual(again.references.models[0].weights, base.references.models[0].weights);
      await prepareVariant(base, run, { l2: 0.1 });
      await prepareVariant(base, run, { l2: 0.1 });
    } finally {
      setProgress({});
    }
    const stored = (plan: Plan) => plan.parts.map(part => part.stored);
    assert.deepEqual(
      [stored(plans[0]), stored(plans.at(-1)!)],
      [
        [6, 6],
        [6, 6],
      ],
    );
  });

  it('hands the listener and the signal of the run to all training, and on with the experiment', async () => {
    const plans: Plan[] = [];
    const progress = { plan: (plan: Plan) => plans.push(plan) };
    const controller = new AbortController();
    const overseen = { ...run, progress, signal: controller.signal };
    await prepare('cancer', run);
    const base = await prepare('cancer', overseen);
    assert.equal(plans.length, 1);
    assert.deepEqual([base.progress, base.signal], [progress, controller.signal]);
    controller.abort();
    await assert.rejects(prepareVariant(base, overseen, { l2: 0.2 }), { name: 'InterruptedError' });
  });

  it('refuses a share or λ that means nothing', async () => {
    const base = await prepare('cancer', run);
    for (const [variant, message] of [
      [{ share: 0 }, /share/],
      [{ share: 200 }, /share/],
      [{ l2: -1 }, /l2/],
      [{ initialiser: 'xavier' as 'he' }, /initialiser/],
    ] as const)
      await assert.rejects(prepareVariant(base, run, variant), { name: 'RangeError', message });
  });
});
