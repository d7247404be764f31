import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arraysOf } from '../../../src/command/submit/arrays';
import { taskRanges } from '../../../src/command/submit/taskRanges';

describe('arrays of blocks', () => {
  it('are cut where indices and the number of tasks end', () => {
    const limits = { size: 4, tasks: 3 };
    assert.deepEqual(arraysOf([], limits), []);
    assert.deepEqual(arraysOf([0, 1, 2, 3, 9], limits), [
      { first: 0, blocks: [0, 1, 2] },
      { first: 0, blocks: [3] },
      { first: 8, blocks: [9] },
    ]);
  });

  it('hold every block once, with an index that the scheduler takes', () => {
    const limit = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(300)), limit, limit, (some, size, tasks) => {
        const blocks = some.sort((a, b) => a - b);
        const arrays = arraysOf(blocks, { size, tasks });
        assert.deepEqual(
          arrays.flatMap(one => one.blocks),
          blocks,
        );
        for (const { first, blocks } of arrays) {
          assert.ok(blocks.length <= tasks);
          assert.ok(blocks.every(block => block >= first && block - first < size));
        }
      }),
    );
  });

  it('are written as ranges, which mean the same tasks', () => {
    assert.equal(taskRanges([5]), '5');
    assert.equal(taskRanges([0, 1, 2, 3, 7, 9, 10]), '0-3,7,9-10');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), some => {
        const tasks = some.sort((a, b) => a - b);
        const read = taskRanges(tasks)
          .split(',')
          .map(range => range.split('-').map(Number))
          .flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
        assert.deepEqual(read, tasks);
      }),
    );
  });
});
