import assert from 'node:assert/strict';
import * as protocols from '../../../../src/models/served/protocols/api';

describe('options of protocols', () => {
  for (const [name, protocol] of Object.entries(protocols) as [string, (options: unknown) => unknown][])
    it(`of ${name} are known by name, and an object`, () => {
      for (const bad of [null, 5, 'x', [1]])
        assert.throws(() => protocol(bad), {
          name: 'RangeError',
          message: /the options of protocols\.\w+ to be an object/,
        });
      assert.throws(() => protocol({ feild: 'x' }), /an option of protocols\.\w+, got "feild"/);
    });

  it('are of their kind', () => {
    const { oip, huggingFace, mlflow, tfServing, sagemaker, custom } = protocols as Record<
      string,
      (of: object) => unknown
    >;
    for (const protocol of [mlflow, tfServing, sagemaker])
      assert.throws(() => protocol({ field: 5 }), /^RangeError: Expected field to be a text, got 5/);
    for (const top of ['5', 0, 1.5])
      assert.throws(() => huggingFace({ top }), /top to be a whole number of at least 1/);
    assert.throws(() => huggingFace({ function: 'relu' }), /function to be 'softmax' or 'sigmoid', got "relu"/);
    assert.throws(() => oip({ input: 5 }), /input to be a text/);
    assert.throws(() => mlflow({ columns: 'age' }), /columns to be an array/);
    assert.throws(() => custom({ encode: 5, decode: () => 1 }), /encode of a custom protocol to be a function/);
  });
});
