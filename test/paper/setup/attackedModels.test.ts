import assert from 'node:assert/strict';
import { attackDirectly } from '../../../src/attack/attackDirectly';
import { attackIndirectly } from '../../../src/attack/indirect/attackIndirectly';
import { agree } from '../../../src/contract/contract';
import { row, rows } from '../../../src/core/matrix';
import { createDataset } from '../../../src/data/createDataset';
import type { Dataset } from '../../../src/data/dataset';
import { splitForAttack } from '../../../src/data/splitForAttack';
import type { Architecture, OtherSpec } from '../../../src/models/architecture';
import { ask } from '../../../src/models/ask';
import { tfServing } from '../../../src/models/served/protocols/tfServing';
import { served } from '../../../src/models/served/served';
import { ServedModels } from '../../../src/models/served/servedModels';
import { askTargets, attackedModels, serveTargets } from '../../../src/paper/setup/attackedModels';
import { type Experiment, prepare } from '../../../src/paper/setup/experiment';
import { settings } from '../../../src/paper/setup/settings';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../src/select/rules/selectionRules';
import { serve } from '../../../src/serve/serve';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';
import { temporaryStore } from '../../models/temporaryStore';
import { tinyImages } from '../../models/tinyImages';
import { small, smallRecords } from '../../train/wideAndDeep/small';
import { smallRun } from '../smallRun';

/** Records of numbers and categories. */
function table(): Dataset {
  const { features, labels } = smallRecords(80);
  return createDataset({
    name: 'small census',
    features: { values: features, width: 10 },
    labels,
    classes: ['0', '1'],
    columns: small.columns,
    notes: [],
  });
}

const cases: Record<'census' | 'mnist', { dataset: Dataset; spec: OtherSpec | Architecture }> = {
  census: { dataset: table(), spec: small },
  mnist: { dataset: tinyImages(), spec: { layers: [], optimiser: 'adam', rate: 0.01, batch: 5, steps: 60 } },
};

/** Models of a case, and the records that are attacked. */
async function train(form: 'census' | 'mnist') {
  const { dataset } = cases[form];
  const spec = cases[form].spec as Architecture;
  const split = splitForAttack(dataset, { pool: 20 });
  const references = await trainReferences(split, spec, { models: 6, store: false });
  const targets = await trainTargets(split, spec, { splits: 2, store: false });
  return {
    split,
    references,
    targets,
    chosen: selectByRule(references, split.pool, selectionRules.loss, { count: 3 }),
  };
}

for (const form of ['census', 'mnist'] as const)
  describe(`targets behind a service of the form ${form}`, () => {
    it('have the p-values of targets at hand, and say how much they were asked', async () => {
      const { split, references, targets, chosen } = await train(form);
      const server = await serveTargets({ targets, split }, form);
      assert.deepEqual([server.size, server.asked.records], [4, 4 * 4], 'four canaries of each');
      await ask(server, chosen.records);
      assert.equal(server.asked.records, 4 * (4 + 3 + 4), 'and again at the end');
      const [through, direct] = [server, targets].map(models => attackDirectly(references, models, chosen));
      agree('p', through.p.values, direct.p.values, 1e-6);
      assert.deepEqual(through.truth, direct.truth);
    });

    it('are asked indirectly about the kept queries, and never about the record', async () => {
      const { split, references, targets, chosen } = await train(form);
      const service = await serve(targets, { form, background: true, remember: true });
      const [inputs, protocol] =
        form === 'census'
          ? (['cells', tfServing()] as const)
          : (['features', tfServing({ input: 'image', key: 'key' })] as const);
      const target = await served({
        url: service.urls,
        protocol,
        inputs,
        dataset: split.dataset,
        split,
        members: records => targets.members(records),
        store: false,
      });
      const options = { queries: 40, keep: 6, theta: 0.5, iterations: 20, crossFit: false };
      const through = await attackIndirectly(references, target, chosen, options);
      const direct = await attackIndirectly(references, targets, chosen, options);
      assert.ok(through.found.some(({ influence }) => influence.length > 0));
      agree('p', through.p.values, direct.p.values, 1e-6);
      const queries = through.found.flatMap(found =>
        Array.from({ length: rows(found.queries) }, (_, q) => row(found.queries, q)),
      );
      const different = new Set(queries.map(String)).size;
      for (const asked of service.asked) {
        for (const index of chosen.records.indices)
          assert.ok(!asked.has(row(split.dataset.features, index)), `${index}`);
        for (const query of queries) assert.ok(asked.has(query));
        const beside = asked.records - different;
        assert.ok(beside > 0 && beside % 4 === 0, `canaries alone beside ${different} queries, not ${beside}`);
      }
      await service.close();
    });
  });

describe('attackedModels', () => {
  temporaryStore();

  it('are behind one service where the setting has one, else the targets', async () => {
    const { split, targets, chosen } = await train('mnist');
    const experiment = { setting: settings['mnist-google'], split, targets } as unknown as Experiment;
    const server = await attackedModels(experiment);
    assert.ok(server instanceof ServedModels);
    assert.equal(await attackedModels(experiment), server);
    const before = server.asked;
    const { records } = chosen;
    assert.equal(await askTargets(experiment, records), server);
    await askTargets(experiment, records);
    assert.deepEqual(server.askedSince(before), { records: 4 * (3 + 4), requests: 4 * 2, kept: 4 * 3 });
    const cancer = await prepare('cancer', smallRun('cancer'));
    assert.equal(await askTargets(cancer, cancer.split.pool), cancer.targets);
  });
});
