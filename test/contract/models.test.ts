import assert from 'node:assert/strict';
import { models, modelsContract } from '../../src/contract/models';
import { subjects } from '../../src/contract/subjects';
import { type AnswerKind, answersAs } from '../../src/models/answers';
import { ask } from '../../src/models/ask';
import { coarsen } from '../../src/models/coarsen';
import type { Ensemble } from '../../src/models/ensemble';
import { fromAnswers } from '../../src/models/files/fromAnswers';
import type { Models } from '../../src/models/models';
import { recordedModels } from '../../src/models/recorded';
import { someModels } from '../../src/models/someModels';
import { trainReferences } from '../../src/train/trainReferences';
import { fixture } from '../models/files/held';
import { people, someOf } from '../models/served/smallModel';
import { withServer } from '../models/served/withServer';
import { itHolds } from './itHolds';

const { split, targets } = subjects();
const records = split.pool;
const recorded = (kind: AnswerKind) =>
  recordedModels(answersAs(targets.about(records, 'logits'), kind, records.labels()), records);
const of = (of: Models) => ({ models: of, records });

let trained: Promise<Ensemble> | undefined;
const ensemble = () => {
  const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 20 } as const;
  return (trained ??= trainReferences(split, { ...architecture, layers: [] }, { models: 3, store: false }));
};

describe('all models', () =>
  itHolds(modelsContract, {
    'networks of our own': async () => of(await ensemble()),
    'networks that are asked one by one': async () => of(someModels(await ensemble(), [2, 0])),
    'some of them': async () => of((await ensemble()).only([2, 0])),
    'recorded logits': of(recorded('logits')),
    'recorded probabilities': of(recorded('probabilities')),
    'recorded labels': of(recorded('label')),
    'recorded losses': of(recorded('losses')),
    'some recorded models': of(someModels(targets, [3, 1])),
    'models from files': async () => {
      const answers = await fromAnswers({ target: { probabilities: fixture('long.snappy.parquet') } });
      return { models: answers.targets, records: answers.records };
    },
    'networks that give labels only': async () => of(coarsen(await ensemble(), { label: true })),
    'networks that give the likeliest class': async () => of(coarsen(await ensemble(), { top: 1 })),
    'recorded models that round': of(coarsen(targets, { decimals: 2 })),
  }));

describe('models behind a server', () => {
  const asked = someOf(people(), 3, 20);
  for (const check of modelsContract)
    it(check.name, () =>
      withServer('oip', async ({ server, open }) => {
        const served = await open({ dataset: asked.dataset, url: [server.url(0), server.url(1)] });
        await check.run({ models: await ask(served, asked), records: asked });
      }),
    );
});

describe('contract.models', () => {
  it('names what models of one’s own break', async () => {
    const moody: Models = { ...recorded('logits'), size: 3, members: () => Uint8Array.of(2) };
    await assert.rejects(models(moody, records), {
      name: 'ContractError',
      message:
        /for each model, record and class: answers of 20 models[\s\S]*know who is a member as 0 and 1.*: 1 members/,
    });
  });

  it('finds models that ask another than they are told', async () => {
    const rounded = coarsen(await ensemble(), { decimals: 3 });
    const wrong = { ...rounded, only: () => rounded.only!([0]) };
    await assert.rejects(models(wrong, records), {
      name: 'ContractError',
      message: /say the same where one of them is asked without the others: answers: /,
    });
  });
});
