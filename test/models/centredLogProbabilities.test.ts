import assert from 'node:assert/strict';
import { answersAs } from '../../src/models/answers';
import { centredLogProbabilities } from '../../src/models/centredLogProbabilities';

describe('centredLogProbabilities', () => {
  it('gives the logits behind probabilities, less their mean', () => {
    const values = Float64Array.of(1, 2, 6, -3, 0, 3);
    const logits = { kind: 'logits', values, models: 2, records: 1, classes: 3 } as const;
    const found = centredLogProbabilities(answersAs(logits, 'probabilities', Int32Array.of(0)));
    assert.equal(found.kind, 'logits');
    [-2, -1, 3, -3, 0, 3].forEach((wanted, i) => assert.ok(Math.abs(found.values[i] - wanted) < 1e-12));
  });

  it('stays finite where a probability is 0', () => {
    const values = Float32Array.of(1, 0);
    const found = centredLogProbabilities({ kind: 'probabilities', values, models: 1, records: 1, classes: 2 });
    const half = Math.log(2 ** 52) / 2;
    assert.deepEqual(found.values, Float32Array.of(half, -half));
  });
});
