import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { variantSpec } from '../../../src/paper/setup/experimentSpec';
import { currentRun } from '../../../src/paper/setup/run';
import { settings } from '../../../src/paper/setup/settings';
import { trainedBy } from '../../../src/paper/setup/trainedBy';

describe('trainedBy', () => {
  const environment = { GMIA_CONVOLUTIONAL: 'python3 examples/train/networks_jax.py' };

  it('gives convolutional networks to the program that the run names, and no others', () => {
    const run = currentRun(environment);
    assert.equal(trainedBy(settings.mnist.architecture, run).trainer?.name, 'networks_jax.py');
    assert.deepEqual(trainedBy(settings.mnist.architecture, currentRun({})), {});
    for (const name of ['adult', 'cancer', 'mnist-google'] as const)
      assert.deepEqual(trainedBy(settings[name].architecture, run), {}, name);
  });

  it('leaves the other models of a run to gmia', () => {
    const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
    const run = currentRun({ GMIA_PROFILE: 'smoke', ...environment });
    const { references, targets } = variantSpec({ name: 'cancer', split }, run);
    assert.deepEqual([references.trainer.name, targets.trainer.name], ['dense', 'dense']);
  });
});
