import assert from 'node:assert/strict';
import * as protocols from '../../../../src/models/served/protocols/api';
import { ServerError } from '../../../../src/models/served/serverError';

const odd = ['__proto__', 'constructor', 'toString', '', '10', '9'];
const batch = { id: '1', records: [[1]], classes: odd.length };
const scores = Object.fromEntries(odd.map((name, i) => [name, i / 15]));
const listed = (names: string[]) => JSON.stringify([[...names.map((label, i) => ({ label, score: i / 15 }))]]);

describe('probabilities by the names of classes', () => {
  it('of an object, of two lists and of pairs have every class, whatever it is called', () => {
    const answers = [
      protocols.mlflow().decode(JSON.stringify({ predictions: [scores] }), batch),
      protocols
        .mlflow()
        .decode(JSON.stringify({ predictions: [{ classes: odd, probabilities: odd.map((_, i) => i / 15) }] }), batch),
      protocols.huggingFace().decode(listed(odd), batch),
    ];
    for (const { answers: found } of answers) {
      assert.deepEqual(Object.keys(found[0].scores!).sort(), odd.slice().sort());
      for (const [i, name] of odd.entries())
        assert.equal(Object.getOwnPropertyDescriptor(found[0].scores, name)!.value, i / 15);
    }
  });

  it('are refused where a class comes twice', () => {
    const twice = /Expected each class once in an answer, got a, a/;
    const fails = (decode: () => unknown) =>
      assert.throws(decode, (error: Error) => error instanceof ServerError && twice.test(error.message));
    fails(() => protocols.huggingFace().decode(listed(['a', 'a']), batch));
    fails(() =>
      protocols.mlflow().decode('{"predictions": [{"classes": ["a", "a"], "probabilities": [0.5, 0.5]}]}', batch),
    );
  });

  it('are no fields that an object inherits', () => {
    const { answers } = protocols.mlflow({ field: 'constructor' }).decode('{"predictions": [{"a": "b"}]}', batch);
    assert.deepEqual(answers, [{}]);
  });
});
