import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { planReferences } from '../../src/evaluate/planReferences';
import { referencesNeeded } from '../../src/stats/significance/referencesNeeded';
import { smallestPChance } from '../../src/stats/significance/smallestPChance';

describe('planReferences', () => {
  it('has a line for each number of claims and each q', () => {
    const plan = planReferences({ records: 20000, effects: [2, 4] });
    assert.deepEqual(
      plan.lines.map(({ claims, q }) => [claims, q]),
      [1, 10, 100].flatMap(claims => [0.05, 0.1].map(q => [claims, q])),
    );
    for (const { claims, q, references, chances } of plan.lines) {
      assert.equal(references, referencesNeeded({ records: 20000, claims, q }));
      assert.deepEqual(
        chances,
        [2, 4].map(effect => smallestPChance(effect, references)),
      );
    }
    assert.equal(plan.lines[5].references, 1999);
    assert.deepEqual(plan.toFrame().columns, ['claims', 'q', 'references', 'found at d = 2', 'found at d = 4']);
    assert.deepEqual(
      plan.toFrame().column('references').values,
      plan.lines.map(({ references }) => references),
    );
  });

  it('asks for no more claims than there are records, and says how it counts', () => {
    const plan = planReferences({ records: 20, procedure: 'BY', q: [0.1] });
    assert.deepEqual(
      plan.lines.map(({ claims }) => claims),
      [1, 10],
    );
    assert.match(
      inspect(plan),
      /^References needed for claims about 20 records by Benjamini–Yekutieli: 719 for 1 at 0\.1/,
    );
  });

  it('takes lists of numbers', () => {
    assert.throws(() => planReferences({ records: 20, claims: [21] }), /claims to be at most the 20 records/);
    assert.throws(() => planReferences({ records: 20, q: 0.1 as never }), /q to be/);
    assert.throws(() => planReferences({ records: 20, effects: [NaN] }), /effects\[0\] to be a number/);
    assert.throws(() => planReferences(undefined as never), /options of planReferences/);
    assert.throws(() => planReferences({ records: 20, claim: [1] } as never), /Did you mean claims/);
  });
});
