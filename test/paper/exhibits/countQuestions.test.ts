import assert from 'node:assert/strict';
import { Records } from '../../../src/data/records';
import { ask } from '../../../src/models/ask';
import { countQuestions, type Questions, questionRows } from '../../../src/paper/exhibits/countQuestions';
import { serveTargets } from '../../../src/paper/setup/attackedModels';
import { prepare } from '../../../src/paper/setup/experiment';
import { temporaryStore } from '../../models/temporaryStore';
import { smallRun } from '../smallRun';

describe('countQuestions', () => {
  temporaryStore();

  it('counts what an attack asks a service, and nothing where targets are at hand', async () => {
    const { split, targets } = await prepare('cancer', smallRun('cancer'));
    const server = await serveTargets({ split, targets: targets.only([0, 1]) }, 'probabilities');
    const questions: Questions = {};
    const records = new Records(split.dataset, split.pool.indices.slice(0, 3));
    const work = () => ask(server, records);
    assert.equal(await countQuestions(questions, 'direct', server, work), server);
    await countQuestions(questions, 'again', server, work);
    await countQuestions(questions, 'at hand', targets, async () => targets.ask(records.features()));
    assert.deepEqual(questions, { direct: 2 * (3 + 4), again: 0 });
    assert.deepEqual(
      questionRows({ exhibit: 'T3-all', setting: 'mnist-google' }, questions).map(({ attack, measure, ours }) => [
        attack,
        measure,
        ours,
      ]),
      [
        ['direct', 'questions to the service', 14],
        ['again', 'questions to the service', 0],
      ],
    );
  });
});
