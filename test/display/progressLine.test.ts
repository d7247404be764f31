import assert from 'node:assert/strict';
import { progressLine } from '../../src/display/progressLine';

const state = { label: 'adult: 100 reference models', done: 43, total: 100, seconds: 60, secondsLeft: 79.6 };

describe('progressLine', () => {
  it('shows how far it is and how long it takes', () =>
    assert.equal(progressLine(state), 'adult: 100 reference models ████████░░░░░░░░░░░░ 43 %  1:20 left'));
  it('says nothing about the time left while it is unknown', () =>
    assert.equal(
      progressLine({ ...state, done: 0, secondsLeft: NaN }),
      'adult: 100 reference models ░░░░░░░░░░░░░░░░░░░░ 0 %',
    ));
  it('has a decimal at the beginning', () => {
    assert.match(progressLine({ ...state, done: 3, total: 1000 }), /░ 0\.3 %/);
    assert.match(progressLine({ ...state, done: 99, total: 1000 }), /░ 9\.9 %/);
    assert.match(progressLine({ ...state, done: 100, total: 1000 }), /░ 10 %/);
  });
  it('never says 100 % before the end', () =>
    assert.match(progressLine({ ...state, done: 999, total: 1000 }), /█{19}░ 99 %/));
  it('ends with the time it took', () =>
    assert.equal(progressLine({ ...state, done: 100, seconds: 123 }), 'adult: 100 reference models trained in 2:03'));
});
