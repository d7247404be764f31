import assert from 'node:assert/strict';
import { defaultProgress, type Plan, type ProgressState, setAnnouncer, setProgress } from '../../src/core/progress';

describe('setProgress', () => {
  const plan: Plan = { name: 'toy', parts: [] };
  const state: ProgressState = { label: 'toy', done: 1, total: 2, seconds: 3, secondsLeft: 4 };
  let heard: unknown[];
  beforeEach(() => {
    heard = [];
  });
  afterEach(() => setProgress({}));
  const tell = () => {
    defaultProgress().plan?.(plan);
    defaultProgress().state?.(state);
    return heard;
  };

  it('sets the default listener, whole', () => {
    setProgress({ plan: one => heard.push('plan', one), state: one => heard.push('state', one) });
    assert.deepEqual(tell(), ['plan', plan, 'state', state]);
    setProgress({});
    assert.equal(tell().length, 4);
  });

  it('takes, as it did, a function for the states; setAnnouncer one for the plans', () => {
    setProgress({ plan: one => heard.push('plan', one) });
    setProgress(one => heard.push('state', one));
    assert.deepEqual(tell(), ['plan', plan, 'state', state]);
    heard = [];
    setAnnouncer(one => heard.push('announced', one));
    assert.deepEqual(tell(), ['announced', plan, 'state', state]);
  });
});
