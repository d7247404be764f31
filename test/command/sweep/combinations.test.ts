import assert from 'node:assert/strict';
import { assignment, combinations } from '../../../src/command/sweep/assignment';

const parameters = [
  { name: 'delta', value: 0.1, declaration: 'const delta' },
  { name: 'attack', value: 'direct', declaration: 'const attack' },
  { name: 'cutoffs', value: [0.01], declaration: 'const cutoffs' },
];
const of = (...written: string[]) =>
  combinations(
    parameters,
    written.reduce<{ name: string; text: string }[]>((before, one) => assignment(one, before), []),
  );

describe('combinations of parameters', () => {
  it('are one without several values', () => {
    assert.deepEqual(of(), [{}]);
    assert.deepEqual(of('delta=0.2', 'attack=a=b'), [{ delta: 0.2, attack: 'a=b' }]);
  });

  it('are all that there are, the last name varying fastest; equal values count once', () => {
    assert.deepEqual(of('delta=1', 'attack=a', 'delta=2', 'attack=b', 'delta=1.0'), [
      { delta: 1, attack: 'a' },
      { delta: 1, attack: 'b' },
      { delta: 2, attack: 'a' },
      { delta: 2, attack: 'b' },
    ]);
  });

  it('take a list as one value', () =>
    assert.deepEqual(of('cutoffs=[0.01,0.05]', 'cutoffs=[0.1]'), [{ cutoffs: [0.01, 0.05] }, { cutoffs: [0.1] }]));

  it('refuse what is no value, unknown names and values of another kind', () => {
    for (const written of ['delta', '=1', ''])
      assert.throws(() => of(written), {
        message: `Expected -p with a name and a value such as delta=0.2, got "${written}".`,
      });
    assert.throws(() => of('dleta=1'), { name: 'RangeError', message: /out of delta, attack, cutoffs, got "dleta"/ });
    assert.throws(() => of('delta=0.1,0.2'), { name: 'RangeError', message: /delta to be a number/ });
  });
});
