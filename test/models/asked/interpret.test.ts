import assert from 'node:assert/strict';
import { classOrder } from '../../../src/models/asked/classOrder';
import { interpret, kindOf } from '../../../src/models/asked/interpret';
import type { RecordAnswer } from '../../../src/models/asked/recordAnswer';

const two = classOrder(['no', 'yes']);
const reversed = classOrder(['no', 'yes'], ['yes', 'no']);
const read = (answers: RecordAnswer[], names = two, kind = kindOf(answers, 2)) =>
  Array.from(interpret(answers, answers.length, kind, 2, names));

describe('answers of a server', () => {
  it('with one number of two classes are of the second in the server’s order', () => {
    assert.deepEqual(read([{ logits: [-1.5] }]), [0, -1.5]);
    assert.deepEqual(read([{ probabilities: [0.25] }]), [0.75, 0.25]);
    assert.deepEqual(read([{ probabilities: [0.25] }], reversed), [0.25, 0.75]);
  });

  it('that could be anything are probabilities from 0 to 1, labels where all are whole, else logits', () => {
    const kinds = (outputs: number[][], classes = 2) =>
      kindOf(
        outputs.map(one => ({ outputs: one })),
        classes,
      );
    assert.equal(
      kinds([
        [0.25, 0.75],
        [0, 1],
      ]),
      'probabilities',
    );
    assert.equal(kinds([[0.25, 1.75]]), 'logits');
    assert.equal(kinds([[0.25], [1]]), 'probabilities');
    assert.equal(kinds([[0], [1]]), 'label');
    assert.equal(kinds([[2.5], [1]], 3), 'label');
    assert.equal(kinds([[NaN, 0.5]]), 'probabilities');
    assert.throws(() => read([{ outputs: [0.5] }], two, 'label'), /labels, got 0\.5\. If it is a probability/);
  });

  it('with the likeliest class alone give its label, the first class or another', () => {
    assert.deepEqual(read([{ scores: { yes: 0.75 } }, { scores: { no: 0.6 } }], two, 'label'), [1, 0]);
  });

  it('with some of the classes are top ones, and all of them probabilities', () => {
    assert.deepEqual(read([{ scores: { yes: 0.75 } }]), [NaN, 0.75]);
    assert.deepEqual(read([{ scores: { yes: 0.75, no: 0.25 } }]), [0.25, 0.75]);
    assert.deepEqual(read([{ scores: { yes: 0.75, no: 0.25 } }], two, 'label'), [1]);
  });

  it('by class are refused where two names mean one class', () => {
    const names = classOrder(['no', 'yes'], { '1': 'yes', '0': 'no' });
    assert.deepEqual(read([{ scores: { '1': 0.75, '0': 0.25 } }], names), [0.25, 0.75]);
    assert.throws(() => read([{ scores: { '1': 0.75, yes: 0.25 } }], names), /one probability of each class.*for yes/);
  });

  it('are by the names of classes, whatever these are', () => {
    const odd = ['__proto__', 'constructor', 'toString', ''];
    const order = classOrder(odd);
    const scores = Object.fromEntries(odd.map((name, i) => [name, i / 6]));
    assert.deepEqual(Array.from(interpret([{ scores }], 1, 'probabilities', 4, order)), [0, 1 / 6, 2 / 6, 3 / 6]);
    odd.forEach((name, c) => {
      assert.equal(order.classOf(name), c);
      assert.equal(order.classOf(c), c);
    });
    assert.throws(() => order.classOf('hasOwnProperty'), /a class out of __proto__, constructor, toString/);
  });

  it('a hair beyond 0 and 1 are taken for these', () =>
    assert.deepEqual(read([{ probabilities: [1.0000001, -1e-8] }]), [1, 0]));

  it('of no known form, or of another kind than before, are refused', () => {
    assert.throws(() => kindOf([{}], 2), /answers with logits, .* got "none of them"/);
    assert.throws(() => kindOf([{ label: 1 }, { logits: [1, 2] }], 2), /answers with logits/);
    assert.throws(() => read([{ label: 1 }], two, 'logits'), /answers of one kind, logits, got "label"/);
  });
});
