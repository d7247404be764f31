import assert from 'node:assert/strict';
import type { Plan } from '../../../src/core/progress';
import { planLine } from '../../../src/display/planLine';
import { announce } from '../../../src/paper/announce';
import { spreadOfSettings } from '../../../src/paper/beyond/calibration/spreadExhibit';
import { runExhibit } from '../../../src/paper/exhibits/exhibit';
import { planTrainings } from '../../../src/paper/exhibits/planTrainings';
import { table1Exhibit } from '../../../src/paper/exhibits/table1';
import { trainingsIn } from '../../../src/paper/exhibits/trainings';
import type { Run } from '../../../src/paper/setup/run';
import { trainEnsembles } from '../../../src/train/trainEnsembles';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

describe('what exhibits have to train', () => {
  temporaryStore();
  let plans: Plan[];
  let run: Run;
  let seed = 100;

  beforeEach(() => {
    plans = [];
    const small = smallRun('cancer', 'mnist');
    const cancer = { ...small.counts.settings.cancer, blocks: 8 };
    run = {
      ...small,
      seed: seed++, // what one test is told, another is not told again
      progress: { plan: plan => plans.push(plan) },
      counts: {
        ...small.counts,
        splits: { cancer: 2 },
        spread: { cancer: { splits: 2, subsets: true } },
        settings: { ...small.counts.settings, cancer },
      },
    };
  });

  const counted = ({ parts }: Plan) => parts.map(({ kind, total, stored }) => [kind, total, stored]);

  it('is told with its number where nothing is known of the time, and once', async () => {
    const plan = await planTrainings([spreadOfSettings], run);
    assert.deepEqual(plans, [plan]);
    assert.deepEqual([plan.name, plan.overall, plan.seconds], ['Cancer, MNIST', true, undefined]);
    // Cancer: two splits with references of two kinds; MNIST has one, and both have blocks.
    assert.deepEqual(counted(plan), [
      ['reference', 30, 0],
      ['target', 18, 0],
      ['block', 16 + 16, 0],
    ]);
    assert.deepEqual(await planTrainings([spreadOfSettings], run), plan);
    assert.equal(plans.length, 1);
  });

  it('is told again when some of it was trained, with the time that the log tells', async () => {
    const only = { ...run, settings: ['cancer' as const] };
    await planTrainings([spreadOfSettings], only);
    for await (const spec of trainingsIn('cancer', [spreadOfSettings], only)) {
      const { checkpoints } = spec;
      await trainEnsembles([{ ...spec, trainedOn: () => spec.trainedOn().slice(0, 2) }], {
        progress: {},
      });
      checkpoints!.log(10_000, 1e6); // a model in 100 s, as far as the log knows
      break;
    }
    const plan = await planTrainings([spreadOfSettings], only);
    assert.deepEqual(counted(plan), [
      ['reference', 24, 2],
      ['target', 12, 0],
      ['block', 16, 0],
    ]);
    assert.ok(Math.abs(plan.seconds! - 50 * 100) < 50, `${plan.seconds} s`);
    assert.deepEqual(plans.slice(1), [plan]);
  });

  it('is not told where it takes less than a minute, is one training, or is nothing', async () => {
    await planTrainings([table1Exhibit], { ...run, settings: ['cancer'] });
    assert.deepEqual(plans, []);
    for await (const spec of trainingsIn('cancer', [table1Exhibit], run))
      await trainEnsembles([spec], { progress: {} });
    const short = await planTrainings([spreadOfSettings], { ...run, settings: ['cancer'] });
    assert.ok(short.seconds! < 60, `${short.seconds} s`);
    await planTrainings([table1Exhibit], { ...run, settings: ['cancer'] });
    await planTrainings([table1Exhibit], { ...run, settings: [] });
    assert.deepEqual(plans, []);
  });

  it('is what runExhibit says before it trains, and a notebook before all that it shows', async () => {
    const whole = await announce(run, ['T1', 'spread']);
    assert.deepEqual(counted(whole)[0], ['reference', 30, 0]);
    await runExhibit({ ...table1Exhibit, claims: undefined }, run);
    assert.deepEqual(plans[0], whole);
    assert.ok(!plans.slice(1).some(({ overall }) => overall), 'what the notebook has said is not said again');
    assert.match(
      planLine(whole),
      /^In all \(Cancer, MNIST\): 30 reference models, 18 target models and 32 block models/,
    );
    await assert.rejects(announce(run, ['T9']), /names\[0\] to be one of T6, T1/);
    await assert.rejects(announce({} as Run), RangeError);
  });

  it('is said by an exhibit whose notebook has not', async () => {
    await runExhibit(table1Exhibit, run);
    assert.equal(plans[0].overall, true);
    assert.equal(plans.filter(({ overall }) => overall).length, 1);
  });
});
