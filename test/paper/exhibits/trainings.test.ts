import assert from 'node:assert/strict';
import type { Progress } from '../../../src/core/progress';
import { inventory } from '../../../src/models/store/inventory';
import { log } from '../../../src/models/store/trainingLog';
import { allExhibits } from '../../../src/paper/allExhibits';
import type { Exhibit } from '../../../src/paper/exhibits/exhibit';
import { isAbout, type Trainings, trainingsIn } from '../../../src/paper/exhibits/trainings';
import { prepare } from '../../../src/paper/setup/experiment';
import type { Run } from '../../../src/paper/setup/run';
import { trainingsOf } from '../../../src/paper/trainingsOf';
import type { EnsembleSpec } from '../../../src/train/ensembleSpec';
import { trainEnsembles } from '../../../src/train/trainEnsembles';
import { targetSpec } from '../../../src/train/trainTargets';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

/** What `find` makes of trained models, so that it cannot be among the trainings. */
const ofTrainedModels: Record<string, RegExp> = {
  T3: /positive models|search for queries|put to \d+ targets/,
  T7: /attack classifiers/,
  attacks: /attack classifiers|random splits/,
  records: /attack classifiers/,
  'open-indirect': /positive models|search for queries|put to \d+ targets/,
  'T-splits': /attack classifiers|positive models|search for queries|random splits/,
  selection: /random splits/,
  served: /questions|labels|answers|records/,
};

/** A run with two splits of Cancer, and references of every kind. */
function run(progress: Progress = {}): Run {
  const small = smallRun('cancer', 'mnist', 'mnist-google');
  const cancer = { ...small.counts.settings.cancer, blocks: 8 };
  const served = { references: 4, splits: 2, steps: 20, pool: 40, adversary: 80 };
  return {
    ...small,
    progress,
    seed: 3,
    counts: {
      ...small.counts,
      indirect: { queries: 20, keep: 5 },
      attackedIndirectly: 1,
      audit: { targets: 2 },
      open: {
        cancer: { references: 4, splits: 2, k: [4], indirect: true, pairs: true },
        mnist: { references: 3, k: [], lambdas: [0, 0.01] },
      },
      served: { records: 2, copies: 2 },
      splits: { cancer: 2 },
      spread: { cancer: { splits: 2, subsets: true } },
      settings: { ...small.counts.settings, cancer, 'mnist-google': served },
    },
  };
}

const settingOf = (exhibit: Trainings) =>
  (['cancer', 'mnist', 'mnist-google'] as const).find(name => isAbout(exhibit, name))!;

async function all(specs: AsyncIterable<EnsembleSpec>): Promise<EnsembleSpec[]> {
  const found: EnsembleSpec[] = [];
  for await (const spec of specs) found.push(spec);
  return found;
}

const sizes = (specs: EnsembleSpec[]) =>
  Object.fromEntries(specs.map(({ checkpoints, size }) => [checkpoints!.id, size]));

const inStore = () => Object.fromEntries(inventory().map(({ id, models }) => [id, models]));

const find = async (exhibit: Exhibit<unknown>, of: Run): Promise<unknown> =>
  exhibit.find(await prepare(settingOf(exhibit), of), of);

describe('the trainings of an exhibit', () => {
  temporaryStore();

  for (const exhibit of allExhibits)
    it(`are the models that ${exhibit.name} trains`, async () => {
      const labels = new Set<string>();
      await find(exhibit, run({ state: ({ label }) => labels.add(label) }));
      const specs = await all(trainingsIn(settingOf(exhibit), [exhibit], run()));
      assert.deepEqual(inStore(), sizes(specs));
      const kept = /^\S+: \d+ (reference|target|block) models?/;
      const others = [...labels].filter(label => !kept.test(label));
      const known = ofTrainedModels[exhibit.name];
      assert.deepEqual(
        others.filter(label => !known?.test(label)),
        [],
        'it trains what is neither kept nor known to be made of trained models',
      );
    });

  it('leave nothing to train when they are trained before', async () => {
    for (const exhibit of allExhibits) {
      for await (const spec of trainingsIn(settingOf(exhibit), [exhibit], run())) await trainEnsembles([spec]);
      const before = log(10_000).length;
      await find(exhibit, run());
      assert.equal(log(10_000).length, before, exhibit.name);
    }
  });

  it('do not touch the store before they are trained', async () => {
    assert.equal(
      (await all(trainingsOf('cancer', run()))).length,
      9 + 2 * 6 + 13,
      'and six choices of two ensembles, and 13 pairs of one',
    );
    assert.deepEqual(inventory(), []);
  });
});

describe('trainingsOf', () => {
  temporaryStore();

  it('has an ensemble that several notebooks need once, split after split', async () => {
    const specs = await all(trainingsOf('cancer', run()));
    const ids = specs.map(({ checkpoints }) => checkpoints!.id);
    assert.equal(new Set(ids).size, ids.length);
    const seeds = specs.map(({ split }) => split.seed);
    assert.deepEqual([...new Set(seeds)].length, 2);
    assert.deepEqual(
      seeds,
      [...seeds].sort((a, b) => Number(b === 3) - Number(a === 3)),
    );
    const each = allExhibits.filter(exhibit => isAbout(exhibit, 'cancer'));
    const needed = await Promise.all(each.map(one => all(trainingsIn('cancer', [one], run()))));
    assert.deepEqual(sizes(specs), sizes(needed.flat()));
  });

  it('gives again what is needed with more models, and not what is needed with fewer', async () => {
    const ofSplits = (splits: number): Trainings => ({
      trainings: ({ split, targets }) => [targetSpec(split, targets.architecture, { splits })],
    });
    const counts = async (...splits: number[]) =>
      (await all(trainingsIn('cancer', splits.map(ofSplits), run()))).map(({ kind, size }) => [kind, size]);
    const own = [
      ['reference', 6],
      ['target', 6],
    ];
    assert.deepEqual(await counts(2, 3), own);
    assert.deepEqual(await counts(2, 5, 4), [...own, ['target', 10]]);
  });

  it('is empty for exhibits that are not about the setting, and refuses what is no setting or run', async () => {
    const elsewhere = { settings: ['mnist'] } as const;
    assert.deepEqual(await all(trainingsIn('cancer', [elsewhere], run())), []);
    assert.throws(() => trainingsOf('iris' as 'cancer', run()), RangeError);
    assert.throws(() => trainingsOf('cancer', {} as Run), RangeError);
  });
});
