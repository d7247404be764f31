import assert from 'node:assert/strict';
import { checkOptions, requireOptions } from '../../src/core/checkOptions';

describe('checkOptions', () => {
  const names = { models: true, seed: true, attackAs: true } as const;
  const check = (options: unknown) => checkOptions('train', options as { models?: 1; seed?: 1; attackAs?: 1 }, names);

  it('takes known names, and no options at all', () => {
    check({ models: 10, seed: undefined });
    check({});
    check(undefined);
  });

  it('names the nearest name for one that it does not know', () => {
    assert.throws(() => check({ modles: 10 }), {
      name: 'RangeError',
      message: 'Expected an option of train, got "modles". Did you mean models?',
    });
    assert.throws(() => check({ SEED: 1 }), /Did you mean seed\?/);
    assert.throws(() => check({ attack_as: 1 }), /Did you mean attackAs\?/);
  });

  it('lists all names where none is near, and is not misled by those that every object has', () => {
    assert.throws(() => check({ temperature: 1 }), /got "temperature". It knows models, seed, attackAs\./);
    assert.throws(() => check({ toString: 1 }), /got "toString"/);
  });

  it('refuses what is no object of options', () => {
    for (const options of [null, 5, 'models', [1]])
      assert.throws(() => check(options), /options of train to be an object/);
  });

  it('says what to do with a promise', () => assert.throws(() => check(Promise.resolve({})), /Did you forget await\?/));

  it('asks for options that a function cannot do without', () => {
    const require = (options: unknown) => requireOptions('select', options as { count: number }, { count: true });
    require({ count: 5 });
    assert.throws(() => require(undefined), {
      message: 'Expected the options of select to be an object, got undefined. It knows count.',
    });
    assert.throws(() => require({ cuont: 5 }), /Did you mean count\?/);
  });
});
