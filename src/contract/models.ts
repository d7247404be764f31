import { checkFields, checkText } from '../core/check';
import { Records } from '../data/records';
import { type Answers, answerKinds, follows } from '../models/answers';
import type { Askable, Models } from '../models/models';
import { agree, type Check, holds, refuses, verify } from './contract';

/** Models, and some records that they can be asked about. */
export interface ModelsSubject {
  models: Models | Askable;
  records: Records;
}

/** How many numbers there are for each model and record. */
const width = ({ kind, classes }: Answers) => (kind === 'label' || kind === 'losses' ? 1 : classes);

/** What all `Models` hold to, and those that can be asked anew beside it. */
export const modelsContract: readonly Check<ModelsSubject>[] = [
  {
    name: 'have a name and a number, and give what they say they give, for each model, record and class',
    run: ({ models, records }) => {
      holds(models.name !== '' && models.size > 0, () => `name "${models.name}", ${models.size} models`);
      const answers = models.about(records, models.gives);
      holds(answers.kind === models.gives, () => `${answers.kind} instead of ${models.gives}`);
      holds(
        answers.models === models.size && answers.records === records.length,
        () => `answers of ${answers.models} models on ${answers.records} records`,
      );
      const wanted = models.size * records.length * width(answers);
      holds(answers.values.length === wanted, () => `${answers.values.length} values, wanted ${wanted}`);
    },
  },
  {
    name: 'give all that follows from it, and refuse what does not',
    run: ({ models, records }) => {
      for (const kind of answerKinds)
        if (follows(models.gives, kind)) holds(models.about(records, kind).kind === kind, () => `no ${kind}`);
        else refuses(kind, () => models.about(records, kind));
    },
  },
  {
    name: 'give the same again, and the same about a record in whatever set it comes',
    run: ({ models, records }) => {
      const answers = models.about(records, models.gives);
      agree('the second answer', models.about(records, models.gives).values, answers.values);
      const reversed = models.about(new Records(records.dataset, records.indices.slice().reverse()), models.gives);
      const per = width(answers);
      const back = answers.values.map((_, i) => {
        const [m, r, c] = [Math.floor(i / per / records.length), Math.floor(i / per) % records.length, i % per];
        return reversed.values[(m * records.length + records.length - 1 - r) * per + c];
      });
      agree('answers in reverse order', back, answers.values, 1e-5);
    },
  },
  {
    name: 'know who is a member as 0 and 1 for each model and record, or not at all',
    run: ({ models, records }) => {
      const members = models.members(records);
      if (!members) return;
      holds(members.length === models.size * records.length, () => `${members.length} members`);
      holds(
        members.every(one => one === 0 || one === 1),
        () => 'members that are neither 0 nor 1',
      );
    },
  },
  {
    name: 'say about anything that they are asked anew what they say about the same record',
    run: async ({ models, records }) => {
      if (!('ask' in models)) return;
      const asked = await models.ask(records.features());
      const known = models.about(records, models.gives);
      holds(asked.kind === known.kind && asked.classes === known.classes, () => `${asked.kind} of ${asked.classes}`);
      agree('answers', asked.values, known.values, 1e-5);
      const none = await models.ask({ values: new Float32Array(0), width: records.dataset.features.width });
      holds(none.records === 0 && none.values.length === 0, () => `${none.values.length} answers to no query`);
    },
  },
  {
    name: 'say the same where one of them is asked without the others',
    run: async ({ models, records }) => {
      if (!('ask' in models) || !models.only) return;
      const all = await models.ask(records.features());
      const last = await models.only([models.size - 1]).ask(records.features());
      holds(last.models === 1, () => `${last.models} models`);
      agree('answers', last.values, all.values.subarray(all.values.length - last.values.length), 1e-5);
    },
  },
  {
    name: 'are not asked anew once that is to stop',
    run: async ({ models, records }) => {
      if (!('ask' in models)) return;
      let stopped = false;
      await models.ask(records.features(), AbortSignal.abort()).catch(() => {
        stopped = true;
      });
      holds(stopped, () => 'they answered');
    },
  },
];

/**
 * Puts models of one's own through what all models hold to.
 * @param records that they can be asked about
 * @returns the names of the checks
 * @throws ContractError naming all that do not hold
 * @example
 * const records = new gmia.Records(gmia.makeToy(), [0, 1]);
 * const answers = { kind: 'losses', values: Float64Array.of(0.1, 0.2), models: 1, records: 2, classes: 2 };
 * (await gmia.contract.models(gmia.recordedModels(answers, records), records)).length; // => 7
 */
export const models = (subject: Models | Askable, records: Records): Promise<string[]> =>
  verify(
    checkText('the name of the models', checkFields('the models', subject, 'models', ['name']).name),
    { models: subject, records },
    modelsContract,
  );
