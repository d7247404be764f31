import assert from 'node:assert/strict';
import { formatInterval } from '../../src/core/format';

describe('formatInterval', () => {
  it('has two digits of the distance between the ends, and two decimals at least for shares', () => {
    for (const [low, high, shown] of [
      [0.41234, 0.58765, '0.41 0.59'],
      [0.93121, 0.95779, '0.931 0.958'],
      [0.0052512, 0.0071212, '0.0053 0.0071'],
      [0, 1, '0.00 1.00'],
      [7.0133, 22.0912, '7 22'],
      [0.2422, 7.2246, '0.2 7.2'],
      [18912.4, 20121.7, '18912 20122'],
      [-0.213, 0.1, '-0.21 0.10'],
    ] as const)
      assert.equal(formatInterval(low, high).join(' '), shown);
  });

  it('shows a point as a table does', () => {
    assert.deepEqual(
      [formatInterval(5, 5), formatInterval(0.12345678, 0.12345678)],
      [
        ['5', '5'],
        ['0.1235', '0.1235'],
      ],
    );
    assert.deepEqual(formatInterval(0.5, 0.5 + 1e-9), ['0.5000', '0.5000']);
  });
});
