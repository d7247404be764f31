import assert from 'node:assert/strict';
import { optionalPackage } from '../../src/core/optionalPackage';

describe('optionalPackage', () => {
  it('loads a package that is there, and says what to install where it is not', () => {
    assert.equal(optionalPackage<typeof import('zod')>('zod').z.string().parse('a'), 'a');
    assert.throws(() => optionalPackage('nobody-has-this'), {
      name: 'RangeError',
      message: /Expected the package nobody-has-this.*Install it: npm install nobody-has-this$/,
    });
    assert.throws(() => optionalPackage('nobody-has-this', 'this that'), /npm install this that$/);
  });
});
