import assert from 'node:assert/strict';
import { evaluate } from '../../../src/evaluate/evaluation';
import { type TrainingVariant, trainingVariant } from '../../../src/paper/exhibits/trainingVariant';
import { type Experiment, prepare } from '../../../src/paper/setup/experiment';
import type { PrintedTraining } from '../../../src/paper/setup/published';
import { selectVulnerable } from '../../../src/select/selectVulnerable';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

const printed: PrintedTraining = {
  train: 0.9,
  test: 0.8,
  doubtful: { recall: 'It cannot be.' },
  at: [
    { delta: 0.1, beta: 0.1, selected: 9, precision: 1, recall: 0.5 },
    { delta: 0.05, beta: 2, selected: 3, precision: 0.7, recall: 0.1 },
  ],
};

describe('trainingVariant', () => {
  temporaryStore();
  let experiment: Experiment;
  let found: TrainingVariant;
  beforeEach(async () => {
    experiment = await prepare('cancer', smallRun('cancer'));
    found = trainingVariant(experiment, printed, { exhibit: 'T5', title: 'λ 0.1', fields: { lambda: 0.1 } });
  });

  it('attacks at the printed thresholds, and where as many records are selected', () => {
    assert.deepEqual(
      found.attacks.map(({ selection }) => [selection!.delta, selection!.beta]),
      [
        [0.1, 0.1],
        [0.05, 2],
      ],
    );
    printed.at.forEach(({ beta, selected }, i) => {
      const { delta, records } = found.matched[i].selection!;
      assert.ok(records.length >= selected);
      assert.deepEqual(
        selectVulnerable(experiment.references, experiment.split.pool, { delta, beta }).records.indices,
        records.indices,
      );
    });
  });

  it('attacks given records in the place of its own', () => {
    assert.deepEqual(found.same.p, found.matched[0].p);
    const given = selectVulnerable(experiment.references, experiment.split.pool, { delta: 0.001, beta: 9 });
    const other = trainingVariant(experiment, printed, { exhibit: 'T5', title: '' }, given);
    assert.equal(other.same.selection, given);
    assert.deepEqual(other.matched[0].p, found.matched[0].p);
  });

  it('gives a row for each printed number, our counts beside them', () => {
    const own = found.rows.filter(({ exhibit }) => exhibit === 'T5');
    const paper = (metric: string) => own.filter(row => row.metric === metric).map(row => row.paper);
    for (const metric of ['selected', 'precision', 'recall'] as const)
      assert.deepEqual(
        paper(metric),
        printed.at.map(line => line[metric]),
      );
    assert.deepEqual(
      [paper('train accuracy'), paper('test accuracy'), paper('models'), paper('tp')],
      [[0.9], [0.8], [100], [null, null]],
    );
    for (const row of found.rows) {
      assert.deepEqual([row.lambda, row.steps, row.setting], [0.1, 300, 'cancer']);
      assert.match(row.note!, /6 targets/);
    }
    const tp = found.rows
      .filter(({ exhibit, metric }) => exhibit === 'T5-matched' && metric === 'tp')
      .map(row => row.ours);
    assert.deepEqual(
      tp,
      found.matched.map(attack => evaluate(attack, { cutoff: 0.01 }).tp),
    );
  });

  it('says of doubtful numbers why, where they are printed and nowhere else', () => {
    const noted = found.rows.filter(({ note }) => note!.includes('It cannot be.'));
    assert.ok(noted.length && noted.every(({ metric, paper }) => metric === 'recall' && paper !== null));
  });
});
