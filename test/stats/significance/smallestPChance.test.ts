import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { smallestPChance } from '../../../src/stats/significance/smallestPChance';
import { leftTail } from '../../../src/stats/tail/leftTail';
import { readFixture } from '../../readFixture';

const { chance } = readFixture<{ chance: { effect: number; references: number; chance: number }[] }>('stats', 'audits');

describe('smallestPChance', () => {
  it('is SciPy’s integral', () => {
    for (const { effect, references, chance: wanted } of chance) {
      const found = smallestPChance(effect, references);
      assert.ok(Math.abs(found - wanted) < 1e-9, `${found}, want ${wanted}: d = ${effect}, k = ${references}`);
    }
    assert.ok(Math.abs(smallestPChance(2, 99) - 0.323219) < 5e-7);
  });

  it('is how often ranks give the smallest p-value', () => {
    const random = randomFor(1, 'smallestPChance');
    const draws = 2000;
    let hits = 0;
    for (let i = 0; i < draws; i++) {
      const references = Float64Array.from({ length: 19 }, () => 20 + random.normal());
      hits += Number(leftTail(references, 18.5 + random.normal(), { method: 'rank' }) < 1.5 / 20);
    }
    const wanted = smallestPChance(1.5, 19);
    const off = (hits / draws - wanted) / Math.sqrt((wanted * (1 - wanted)) / draws);
    assert.ok(Math.abs(off) < 4, `${hits / draws}, want ${wanted}`);
  });

  it('takes an effect and a count', () => {
    assert.equal(smallestPChance(-5, 0), 1);
    assert.throws(() => smallestPChance(NaN, 9), /effect to be a number/);
    assert.throws(() => smallestPChance(1, 9.5), /references to be a whole number/);
  });
});
