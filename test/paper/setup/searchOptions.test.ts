import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { Ensemble } from '../../../src/models/ensemble';
import type { Experiment } from '../../../src/paper/setup/experiment';
import { currentRun } from '../../../src/paper/setup/run';
import { searchOptions } from '../../../src/paper/setup/searchOptions';
import { settings } from '../../../src/paper/setup/settings';
import { table3Plan } from '../../../src/paper/setup/tableLines';

describe('searchOptions', () => {
  it('are θ of the paper, the counts of the run, and the program that trains its convolutional networks', () => {
    const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_CONVOLUTIONAL: 'python3 examples/train/networks_jax.py' });
    const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
    const of = (name: 'mnist' | 'cancer') => {
      const references = new Ensemble('reference', split, settings[name].architecture, []);
      return searchOptions({ name, references } as unknown as Experiment, run);
    };
    const { trainer, ...rest } = of('mnist');
    assert.equal(trainer?.name, 'networks_jax.py');
    assert.deepEqual(rest, {
      theta: table3Plan('mnist').theta,
      queries: 500,
      keep: 20,
      progress: undefined,
      signal: undefined,
    });
    assert.deepEqual(of('cancer'), { ...rest, theta: table3Plan('cancer').theta });
  });
});
