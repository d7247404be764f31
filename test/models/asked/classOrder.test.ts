import assert from 'node:assert/strict';
import { classOrder } from '../../../src/models/asked/classOrder';

describe('classOrder', () => {
  it('takes names that are ours, and positions where names are no numbers', () => {
    const { places, classOf } = classOrder(['a', 'b', 'c']);
    assert.deepEqual([...places], [0, 1, 2]);
    assert.deepEqual(['c', 'a', 1].map(classOf), [2, 0, 1]);
    assert.throws(() => classOf('d'), /a class out of a, b, c from the model, got "d"\. Say by `labels`/);
    assert.throws(() => classOf(3), /got 3/);
  });

  it('takes numbers for names where these are numbers, unless a list says the order', () => {
    const named = classOrder(['1', '2']);
    assert.deepEqual([1, 2, '2'].map(named.classOf), [0, 1, 1]);
    assert.throws(() => named.classOf(0), /a class out of 1, 2 from the model, got 0/);
    const listed = classOrder(['1', '2'], ['2', '1']);
    assert.deepEqual([...listed.places], [1, 0]);
    assert.deepEqual([0, 1].map(listed.classOf), [1, 0]);
  });

  it('takes a server’s own names', () => {
    const { classOf } = classOrder(['a', 'b'], { ' A': 'a', LABEL_1: 'b' });
    assert.deepEqual([' A', 'LABEL_1', 'b'].map(classOf), [0, 1, 1]);
  });

  it('refuses labels that are not the classes', () => {
    assert.throws(() => classOrder(['a', 'b'], ['a', 'x']), /each of the classes a, b once in labels, got "a, x"/);
    assert.throws(() => classOrder(['a', 'b'], ['a']), /each of the classes a, b once in labels, got "a"/);
    assert.throws(() => classOrder(['a', 'b'], { A: 'x' }), /labels out of the classes a, b, got "x"/);
  });
});
