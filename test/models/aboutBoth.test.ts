import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { aboutBoth } from '../../src/models/aboutBoth';
import type { Answers } from '../../src/models/answers';
import { recordedModels } from '../../src/models/recorded';

const records = new Records(makeToy({ records: 20 }), [7, 3]);
const numbers = [0.1, 0.9, 0.7, 0.3];
const models = (kind: 'probabilities' | 'losses', values: Float32Array | Float64Array) => {
  const size = kind === 'losses' ? values.length / 2 : values.length / 4;
  const answers: Answers = { kind, values, models: size, records: 2, classes: 2 };
  return recordedModels(answers, records);
};

describe('aboutBoth', () => {
  for (const kind of ['probabilities', 'losses'] as const)
    it(`keeps a tie of ${kind} a tie, whichever of the two is float32`, () => {
      const single = models(kind, Float32Array.from(numbers));
      const double = models(kind, Float64Array.from(numbers));
      const alone = single.about(records, 'losses').values;
      assert.notDeepEqual(Float64Array.from(alone), Float64Array.from(double.about(records, 'losses').values));
      for (const [a, b] of [
        [single, double],
        [double, single],
      ]) {
        const { reference, target } = aboutBoth(a, b, records, 'losses');
        assert.deepEqual(reference.values, alone);
        assert.deepEqual(target.values, alone);
      }
    });

  it('leaves answers of one precision as they are', () => {
    for (const values of [Float32Array.from(numbers), Float64Array.from(numbers)]) {
      const one = models('probabilities', values);
      const { reference, target } = aboutBoth(one, one, records, 'losses');
      assert.deepEqual([reference, target], [one.about(records, 'losses'), one.about(records, 'losses')]);
    }
  });
});
