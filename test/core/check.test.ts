import assert from 'node:assert/strict';
import {
  checkCount,
  checkFields,
  checkFunction,
  checkName,
  checkSeed,
  checkSize,
  checkText,
  expected,
} from '../../src/core/check';

describe('expected', () => {
  const message = (got: unknown) => {
    try {
      return expected('a number', got);
    } catch (error) {
      assert.ok(error instanceof RangeError);
      return error.message;
    }
  };

  it('says what came, whatever it is', () => {
    const said: [unknown, string][] = [
      [5n, '5n'],
      [[], 'an empty array'],
      [[1, 2], '1,2'],
      ['', '""'],
      [{}, 'an object with nothing'],
      [{ values: 1, width: 2 }, 'an object with values, width'],
      [() => 1, 'a function'],
      [Symbol('x'), 'Symbol(x)'],
      [Object.create(null), 'something that cannot be shown'],
    ];
    for (const [got, text] of said) assert.equal(message(got), `Expected a number, got ${text}.`);
    assert.equal(message(Promise.resolve(1)), 'Expected a number, got a promise. Did you forget await?');
  });
});

describe('checks of arguments', () => {
  it('take what is right and return it', () => {
    assert.equal(checkSeed(0), 0);
    assert.equal(checkSeed(2 ** 53 - 1), 2 ** 53 - 1);
    assert.equal(checkCount('bins', 100, 1, 100), 100);
    assert.equal(checkText('title', ''), '');
    assert.equal(checkFunction('compute', message), message);
    const shape = { x: undefined };
    assert.equal(checkFields('point', shape, 'a point { x }', ['x']), shape);
  });

  it('refuse seeds that would all be one', () => {
    for (const seed of [NaN, Infinity, -1, 1.5, null, undefined, '1', 1n, 2 ** 53, [1]])
      assert.throws(() => checkSeed(seed), /^RangeError: Expected seed to be a whole number of at least 0, got /);
    assert.throws(() => checkSeed(-1, 'options.seed'), /Expected options.seed to be/);
  });

  it('name the bounds of a count', () => {
    for (const bins of [0, Infinity, NaN, '5', 5n])
      assert.throws(() => checkCount('bins', bins, 1, 100), /^RangeError: Expected bins to be .* at least 1, got /);
    assert.throws(() => checkCount('bins', 101, 1, 100), /^RangeError: Expected bins to be at most 100, got 101\.$/);
    assert.throws(() => checkCount('draws', 1e15, 1, 1_000_000), /at most 1,000,000, got 1000000000000000\.$/);
  });

  it('name what there is', () => {
    const known = { rank: 1, pchip: 2 };
    assert.equal(checkName('method', 'rank', known), 'rank');
    for (const method of ['ranks', 'toString', 5, null, Object.create(null), Symbol('rank')])
      assert.throws(
        () => checkName('method', method as 'rank', known),
        /^RangeError: Expected method to be one of rank, pchip, got /,
      );
  });

  it('refuse other kinds of values, and say which', () => {
    assert.throws(() => checkText('title', 5), /^RangeError: Expected title to be a text, got 5\.$/);
    assert.throws(() => checkFunction('compute', 'x', 'Give one.'), /to be a function, got "x"\. Give one\.$/);
    for (const point of [null, undefined, 5, 'x', [], {}])
      assert.throws(
        () => checkFields('point', point as { x: 1 }, 'a point { x }', ['x']),
        /Expected point to be a point/,
      );
    assert.throws(
      () => checkFields('point', Promise.resolve() as object as { x: 1 }, 'a point', ['x']),
      /forget await/,
    );
  });
});

const message = () => 'text';

describe('checkSize', () => {
  it('gives the size of what an array can hold, and refuses the rest', () => {
    assert.equal(checkSize('logits', 100, 2000, 10), 2e6);
    for (const sides of [[1e9, 2], [1e5, 1e5], [Infinity, 1], [NaN]])
      assert.throws(
        () => checkSize('logits', ...sides),
        /^RangeError: Expected at most 1,073,741,824 numbers as logits/,
      );
  });
});
