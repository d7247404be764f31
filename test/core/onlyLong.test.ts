import assert from 'node:assert/strict';
import { onlyLong } from '../../src/core/onlyLong';
import type { Plan, ProgressState } from '../../src/core/progress';

describe('onlyLong', () => {
  const plans: (number | undefined)[] = [];
  const states: [string, number][] = [];
  const listener = onlyLong(
    {
      plan: ({ seconds }) => plans.push(seconds),
      state: ({ label, done }) => states.push([label, done]),
    },
    5,
  );
  const plan = (seconds?: number): Plan => ({ name: 'toy', parts: [], seconds });
  const state = (label: string, done: number, seconds: number, secondsLeft: number): ProgressState => ({
    label,
    done,
    total: 10,
    seconds,
    secondsLeft,
  });

  it('keeps back plans of what is stored or soon done', () => {
    for (const seconds of [undefined, 4, 5, 6]) listener.plan!(plan(seconds));
    assert.deepEqual(plans, [6]);
  });

  it('keeps back the states of what is soon done, and shows the others until their end', () => {
    listener.state!(state('short', 5, 2, 2));
    listener.state!(state('short', 10, 4, 0));
    listener.state!(state('unknown', 0, 3, NaN));
    listener.state!(state('long', 2, 3, 12));
    listener.state!(state('long', 8, 3.5, 1)); // it went faster than expected
    listener.state!(state('long', 10, 4, 0));
    assert.deepEqual(states, [
      ['long', 2],
      ['long', 8],
      ['long', 10],
    ]);
    listener.state!(state('long', 10, 4, 0)); // another of the same name, which is short
    assert.equal(states.length, 3);
  });

  it('takes listeners that listen to less', () => {
    const none = onlyLong({}, 1);
    none.plan!(plan(6));
    none.state!(state('long', 2, 3, 12));
  });

  it('refuses what is no listener, and no time', () => {
    assert.throws(() => onlyLong(5 as never, 1), /Expected progress to be a Progress, got 5/);
    for (const seconds of [NaN, -1, '5'])
      assert.throws(() => onlyLong({}, seconds as number), /Expected seconds to be/);
  });
});
