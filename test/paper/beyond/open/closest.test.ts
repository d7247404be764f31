import assert from 'node:assert/strict';
import { type Choice, pairsOf, together } from '../../../../src/paper/beyond/open/choice';
import { trainingChoices } from '../../../../src/paper/beyond/open/choices';
import { bestOfEach, closestOf, isNearer, type Tried } from '../../../../src/paper/beyond/open/closest';
import { countValue } from '../../../../src/paper/report/rowValue';

const tried = (question: string, choice: string, ...hits: number[]): Tried => ({
  choice: { question, choice },
  rows: hits.map((n, i) => ({
    exhibit: 'open-selection',
    setting: 'adult',
    metric: '',
    measure: 'selected',
    paper: [13, 53][i],
    paperTrials: 20_000,
    ...countValue(n, 20_000),
  })),
});

describe('the nearest choice', () => {
  const ours = tried('our defaults', 'all', 60, 200);

  it('disagrees with the fewest numbers, and among equals its counts are the nearest', () => {
    assert.ok(isNearer(tried('a', '1', 13, 300), ours), 'one of two agrees');
    assert.ok(isNearer(tried('a', '1', 40, 180), ours));
    assert.ok(!isNearer(ours, ours));
    assert.equal(closestOf([ours, tried('a', '1', 50, 190), tried('a', '2', 13, 500)]).choice.choice, '2');
  });

  it('is looked for in each question by itself; what is no nearer than our defaults is left out', () => {
    const all = [tried('a', '1', 40, 180), tried('a', '2', 14, 60), tried('b', '1', 90, 400), tried('c', '1', 50, 200)];
    assert.deepEqual(
      bestOfEach(all, ours).map(({ question, choice }) => question + choice),
      ['a2', 'c1'],
    );
  });
});

describe('several choices', () => {
  const one: Choice = { question: 'steps', choice: 'half', training: { share: 0.5 } };
  const other: Choice = { question: 'weights', choice: 'He', training: { initialiser: 'he' } };

  it('together change all that each of them changes', () => {
    const scaled: Choice = { question: 'scaling', choice: 'raw', scaling: 'raw' };
    assert.deepEqual(together([one, other, scaled]), {
      question: 'several',
      choice: 'steps: half + weights: He + scaling: raw',
      training: { share: 0.5, initialiser: 'he' },
      scaling: 'raw',
    });
  });

  it('are paired where they are about different questions', () => {
    const third: Choice = { ...one, choice: 'a tenth', training: { share: 0.1 } };
    assert.deepEqual(pairsOf([one, other, third]), [
      [one, other],
      [other, third],
    ]);
  });

  it('are few, or all of them, and zeros start softmax regression alone', () => {
    for (const name of ['adult', 'cancer'] as const) {
      const all = trainingChoices(name, true);
      const few = trainingChoices(name);
      assert.ok(few.length < all.length && few.every(choice => choice.few));
      assert.equal(
        all.some(({ training }) => training?.initialiser === 'zeros'),
        name === 'cancer',
      );
    }
  });
});
