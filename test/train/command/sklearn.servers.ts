import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ensureServers } from '../../../scripts/servers/ensureServers';
import { attackDirectly } from '../../../src/attack/attackDirectly';
import { loadCancer } from '../../../src/data/load/loadCancer';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../src/select/rules/selectionRules';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';
import { temporaryStore } from '../../models/temporaryStore';

describe('the example for scikit-learn', function () {
  this.timeout(600_000); // it may have to install scikit-learn, with MLServer, first
  temporaryStore();

  it('trains models that know their task, the same again, and are attacked', async () => {
    const script = join(__dirname, '../../../examples/train/sklearn_train.py');
    const command = { train: [ensureServers(), script], settings: { C: 10 } };
    const split = splitForAttack(await loadCancer(), { pool: 200 });
    const references = await trainReferences(split, command, { models: 20 });
    const targets = await trainTargets(split, command, { splits: 5 });
    for (const share of references.accuracies(split.pool)) assert.ok(share > 0.85, `accuracy ${share}`);
    const again = await trainReferences(split, { ...command, block: 3 }, { models: 4, store: false });
    assert.deepEqual(again.logits(split.pool).values, references.logits(split.pool).values.slice(0, 4 * 200 * 2));
    const chosen = selectByRule(references, split.pool, selectionRules.loss, { count: 5 });
    assert.equal(attackDirectly(references, targets, chosen).p.values.length, 10 * 5);
  });
});
