import assert from 'node:assert/strict';
import { benjaminiHochberg } from '../../../src/stats/significance/benjaminiHochberg';
import { benjaminiYekutieli } from '../../../src/stats/significance/benjaminiYekutieli';
import { type Procedure, referencesNeeded } from '../../../src/stats/significance/referencesNeeded';

/** How many are claimed where j of m records have the smallest p-value of k references, and all others p = 1. */
function claimed(k: number, records: number, claims: number, q: number, procedure: Procedure): number {
  const p = Float64Array.from({ length: records }, (_, i) => (i < claims ? 1 / (k + 1) : 1));
  const { rejected } = procedure === 'BH' ? benjaminiHochberg(p, q) : benjaminiYekutieli(p, q);
  return rejected.reduce((sum, one) => sum + one, 0);
}

describe('referencesNeeded', () => {
  it('is just enough for so many claims', () => {
    assert.equal(referencesNeeded({ records: 20000, claims: 100, q: 0.1 }), 1999);
    for (const procedure of ['BH', 'BY'] as const)
      for (const records of [20, 200, 2000])
        for (const claims of [1, 3, 10, 20])
          for (const q of [0.01, 0.05, 0.1, 0.3]) {
            const k = referencesNeeded({ records, claims, q, procedure });
            assert.equal(claimed(k, records, claims, q, procedure), claims, `${[procedure, records, claims, q, k]}`);
            if (k > 1) assert.equal(claimed(k - 1, records, claims, q, procedure), 0);
          }
  });

  it('takes a plan that can be', () => {
    const good = { records: 10, claims: 2 };
    assert.throws(() => referencesNeeded({ ...good, claims: 11 }), /claims to be at most the 10 records, got 11/);
    assert.throws(() => referencesNeeded({ ...good, q: 10 }), /Write 5 % as 0\.05/);
    assert.throws(() => referencesNeeded({ ...good, procedure: 'BHY' as never }), /one of BH, BY, got "BHY"/);
    assert.throws(() => referencesNeeded({ records: 10 } as never), /claims to be a whole number/);
  });
});
