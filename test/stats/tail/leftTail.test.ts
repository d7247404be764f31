import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { leftTail, tailOf } from '../../../src/stats/tail/leftTail';
import { type TailMethod, tails } from '../../../src/stats/tail/tails';

const METHODS: TailMethod[] = ['pchip', 'rank', 'student'];

describe('leftTail', () => {
  it('stays in [0, 1] and never falls as the loss grows', () => {
    const random = randomFor(3, 'tails');
    for (let set = 0; set < 200; set++) {
      const k = 2 + random.integer(20);
      const losses = Float64Array.from({ length: k }, () => {
        const kind = random.uniform();
        if (kind < 0.05) return 0;
        if (kind < 0.1) return Infinity;
        if (kind < 0.3) return random.integer(3) / 2;
        return Math.exp(4 * random.normal());
      });
      const at = [...losses, 0, 5e-324, Infinity, ...Array.from({ length: 200 }, () => Math.exp(6 * random.normal()))];
      at.sort((a, b) => a - b);
      for (const method of METHODS) {
        const before = [...losses];
        const p = at.map(tailOf(losses, method));
        assert.deepEqual([...losses], before, 'the losses are left as they were');
        p.forEach((value, i) => {
          assert.ok(value >= 0 && value <= 1, `${method} ${losses} at ${at[i]}: ${value}`);
          assert.ok(i === 0 || value >= p[i - 1] - 1e-14, `${method} ${losses} falls at ${at[i]}`);
        });
      }
    }
  });

  it('names what is wrong', () => {
    const refuses = (losses: number[], loss: number, method: TailMethod, message: RegExp) =>
      assert.throws(() => leftTail(losses, loss, { method }), { name: 'RangeError', message });
    for (const method of METHODS) {
      refuses([1, NaN], 1, method, /reference loss 1 .*NaN/);
      refuses([1, 2], NaN, method, /the loss to be a number, got NaN/);
      refuses([1], 1, method, /got 1\. Train more reference models/);
      refuses([], 1, method, /got 0/);
    }
    for (const method of ['pchip', 'student'] as const) {
      refuses([1, 2, -1], 1, method, /reference loss 2 .*-1/);
      refuses([1, 2], -0.1, method, /the loss .*-0\.1/);
    }
    refuses([1, 2], 1, 'toString' as TailMethod, new RegExp(`one of ${Object.keys(tails).join(', ')}, got "toString"`));
    refuses([1, '2'] as number[], 1, 'rank', /reference loss 1 to be a number, got "2"/);
  });

  it('refuses other kinds of arguments by name', () => {
    const refuses = (losses: unknown, options: unknown, message: RegExp) =>
      assert.throws(() => leftTail(losses as number[], 1, options as object), { name: 'RangeError', message });
    refuses('123', {}, /referenceLosses to be an array, got "123"/);
    refuses(Promise.resolve([1, 2]), {}, /Did you forget await/);
    refuses([1, 2], { methode: 'rank' }, /an option of leftTail, got "methode"\. Did you mean method\?/);
    refuses([1, 2], { method: {} }, /method to be a Tail, got an object with nothing/);
    refuses([1, 2], { method: { ...tails.rank, fit: 5 } }, /fit of the method to be a function, got 5/);
    refuses([1, 2], null, /the options of leftTail/);
  });
});
