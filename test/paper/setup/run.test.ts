import assert from 'node:assert/strict';
import { combinationNull } from '../../../src/paper/beyond/calibration/combinationNull';
import { tailNull } from '../../../src/paper/beyond/calibration/tailNull';
import { repeatOverSplits } from '../../../src/paper/beyond/splits/repeatOverSplits';
import { tablesOf } from '../../../src/paper/beyond/splits/tablesOf';
import { runExhibit } from '../../../src/paper/exhibits/exhibit';
import { figure1 } from '../../../src/paper/exhibits/figure1';
import { table1, table1Claims } from '../../../src/paper/exhibits/table1';
import { table2Claims } from '../../../src/paper/exhibits/table2Claims';
import { paperBesideOurs } from '../../../src/paper/report/paperBesideOurs';
import { prepare, prepareVariant } from '../../../src/paper/setup/experiment';
import { profiles } from '../../../src/paper/setup/profiles';
import { currentRun } from '../../../src/paper/setup/run';
import { countsOf, countsText } from '../../../src/paper/setup/settingCounts';
import { isService } from '../../../src/paper/setup/settings';

const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
const wrong = <F extends (...args: never[]) => unknown>(call: F, ...args: unknown[]) =>
  call(...(args as Parameters<F>));
const rejects = (work: () => unknown, message: RegExp) =>
  assert.rejects(async () => work(), { name: 'RangeError', message });

describe('what the paper is reproduced with', () => {
  it('refuses what is no run', async () => {
    for (const bad of [undefined, null, 5, {}, 'smoke', Promise.resolve(run)])
      for (const call of [
        table1,
        figure1,
        (one: never) => prepare('cancer', one),
        (one: never) => tablesOf('cancer', one),
      ])
        await rejects(() => wrong(call, bad), /^Expected run to be a Run, got /);
    await rejects(() => table1({ ...run, seed: 1.5 }), /run\.seed to be a whole number/);
    await rejects(() => table1({ ...run, settings: ['cancre' as 'cancer'] }), /run\.settings out of adult, cancer/);
    await rejects(() => wrong(runExhibit, { name: 'mine' }, run), /exhibit to be an Exhibit/);
    for (const bad of [null, 5]) await rejects(() => wrong(currentRun, bad), /environment to be the variables/);
  });

  it('refuses names of settings that there are not, and what is no experiment', async () => {
    for (const bad of ['cancre', undefined, 5, 'toString'])
      for (const call of [isService, (one: never) => prepare(one, run), (one: never) => tablesOf(one, run)])
        await rejects(() => wrong(call, bad), /^Expected name out of adult, cancer, mnist/);
    await rejects(() => wrong(prepareVariant, undefined, run), /experiment to be an Experiment/);
    await rejects(
      () => wrong(prepareVariant, { name: 'cancer', split: {} }, run),
      /experiment\.split to be an AttackSplit/,
    );
  });

  it('repeats settings on as many random splits as are asked for, and on the profile’s otherwise', () => {
    const { counts, splits } = currentRun({ GMIA_PROFILE: 'smoke', GMIA_SPLITS: 'cancer=3, adult-google = 2' });
    assert.deepEqual(splits, { cancer: 3, 'adult-google': 2 });
    assert.deepEqual(counts.splits, { ...profiles.smoke.splits, ...splits });
    assert.deepEqual(countsOf('splits', countsText(splits!), run.settings.concat('adult-google'), 10), splits);
    assert.equal(run.splits, undefined);
    for (const [bad, message] of [
      ['cancer', /numbers of splits such as adult=10,mnist=5, got "cancer"/],
      ['cancer=2=3', /numbers of splits such as/],
      ['cancer=1.5', /numbers of splits such as/],
      ['cancer=2,', /numbers of splits such as/],
      ['cancre=2', /settings of the run, adult, cancer.*, with numbers of splits, got "cancre"/],
      ['cancer=0', /splits of cancer to be/],
      ['cancer=2,cancer=3', /each setting once/],
    ] as const)
      assert.throws(() => currentRun({ GMIA_SPLITS: bad }), { name: 'RangeError', message });
    assert.throws(() => currentRun({ GMIA_ONLY: 'cancer', GMIA_SPLITS: 'adult=2' }), /of the run, cancer, with/);
  });

  it('trains as many steps as are asked for', () => {
    const { counts, steps } = currentRun({ GMIA_PROFILE: 'paper', GMIA_STEPS: 'mnist=1000' });
    assert.deepEqual(steps, { mnist: 1000 });
    assert.deepEqual(counts.settings, {
      ...profiles.paper.settings,
      mnist: { ...profiles.paper.settings.mnist, steps: 1000 },
    });
    assert.throws(() => currentRun({ GMIA_STEPS: 'mnist=2000000000' }), /steps of mnist to be at most 1,000,000,000/);
  });

  it('has as many models as are asked for', () => {
    const { counts } = currentRun({ GMIA_PROFILE: 'paper', GMIA_REFERENCES: 'mnist=20', GMIA_TARGETS: 'mnist=12' });
    assert.deepEqual(counts.settings, { ...profiles.paper.settings, mnist: { references: 20, splits: 6 } });
  });

  it('refuses what is no list of rows', () => {
    for (const call of [table1Claims, paperBesideOurs, table2Claims])
      for (const bad of [undefined, 5, [5], [{}]])
        assert.throws(() => wrong(call, bad), { name: 'RangeError', message: /^Expected (rows|all|found)/ });
  });

  it('refuses more draws or splits than there is time for, and options that it does not know', async () => {
    for (const call of [tailNull, combinationNull]) {
      for (const draws of [1e9, 1e15])
        await rejects(() => wrong(call, { seed: 1, draws }), /draws to be at most 10,000,000/);
      await rejects(() => wrong(call, { seed: 1, drawn: 1 }), /Did you mean draws\?/);
      await rejects(() => wrong(call), /the options of \w+ to be an object, got undefined/);
      for (const seed of [undefined, null, NaN, '1'])
        await rejects(() => wrong(call, { seed }), /seed to be a whole number/);
    }
    await rejects(() => tailNull({ seed: 1, k: [1e9] }), /k to be at most 100,000/);
    const experiment = () => [];
    await rejects(() => repeatOverSplits(experiment, { splits: 1e9 }), /splits to be at most 100,000/);
    await rejects(() => wrong(repeatOverSplits, experiment, { split: 2 }), /Did you mean splits\?/);
    await rejects(() => wrong(repeatOverSplits, 'cancer'), /experiment to be a function, got "cancer"/);
  });
});
