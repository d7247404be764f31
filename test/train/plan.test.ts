import assert from 'node:assert/strict';
import { announce, announcingOnlyLong, type Plan, setAnnouncer } from '../../src/train/plan';

describe('announcingOnlyLong', () => {
  it('keeps back plans of what is stored or soon done, as long as its work lasts', async () => {
    const plans: (number | undefined)[] = [];
    const plan = (seconds?: number): Plan => ({ name: 'toy', parts: [], seconds });
    setAnnouncer(({ seconds }) => plans.push(seconds));
    try {
      await announcingOnlyLong(5, async () => {
        for (const seconds of [undefined, 4, 6]) announce(plan(seconds));
      });
      await assert.rejects(
        announcingOnlyLong(5, async () => {
          throw new Error('failed');
        }),
        /failed/,
      );
      announce(plan(1));
    } finally {
      setAnnouncer(() => {});
    }
    assert.deepEqual(plans, [6, 1]);
  });
});
