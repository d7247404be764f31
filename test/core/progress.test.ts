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

  it('refuses what is no listener, which would break all work from then on', () => {
    for (const next of [5, null, undefined, 'x', [], { state: 5 }, { plan: {} }])
      assert.throws(() => setProgress(next as never), { name: 'RangeError', message: /^Expected next/ });
    assert.throws(() => setProgress(Promise.resolve({}) as never), /Did you forget await\?/);
    assert.throws(() => setAnnouncer({} as never), /Expected next to be a function/);
    assert.deepEqual(tell(), []);
  });
});
