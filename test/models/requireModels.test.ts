import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import type { Answers } from '../../src/models/answers';
import type { Models } from '../../src/models/models';
import { recordedModels } from '../../src/models/recorded';
import { requireModels } from '../../src/models/requireModels';

describe('requireModels', () => {
  const records = new Records(makeToy({ records: 20 }), [0]);
  const answers: Answers = { kind: 'losses', values: Float64Array.of(1), models: 1, records: 1, classes: 2 };
  const models = recordedModels(answers, records);

  it('hands models on', () => assert.equal(requireModels(models), models));

  it('refuses what is none, by the name of the argument', () => {
    for (const bad of [null, undefined, 5, [], [models], records, 'models', {}, { ...models, gives: 'scores' }])
      assert.throws(() => requireModels(bad as unknown as Models, 'targets'), {
        name: 'RangeError',
        message: /^Expected targets to be models that answer, got /,
      });
    for (const name of ['name', 'size', 'gives', 'warnings', 'about', 'members'])
      assert.throws(() => requireModels({ ...models, [name]: undefined }), /models that answer/);
    assert.throws(() => requireModels(Promise.resolve(models) as never), /Did you forget await\?/);
  });
});
