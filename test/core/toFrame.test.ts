import assert from 'node:assert/strict';
import { toFrame } from '../../src/core/toFrame';
import { tableOf } from '../../src/display/table';

describe('toFrame', () => {
  it('has columns in the order in which they are given, numbers among their names', () => {
    const frame = toFrame(
      { record: [4, 2] },
      [
        ['10', ['a', 'b']],
        ['9', [null, 1]],
      ],
      { p: Float64Array.of(0.1, 0.2) },
    );
    assert.deepEqual(frame.columns, ['record', '10', '9', 'p']);
    assert.deepEqual(frame.values, [
      [4, 'a', null, 0.1],
      [2, 'b', 1, 0.2],
    ]);
  });

  it('tells the columns of others apart from ours, wherever these stand, and from each other', () => {
    const frame = toFrame(
      [
        ['p', [1]],
        ['x', [2]],
        ['x', [3]],
      ],
      { p: [4], class: [5] },
      [['class', [6]]],
    );
    assert.deepEqual(frame.columns, ['p (2)', 'x', 'x (2)', 'p', 'class', 'class (2)']);
    assert.deepEqual(frame.values, [[1, 2, 3, 4, 5, 6]]);
    assert.deepEqual(frame.column('p').values, [4]);
    assert.deepEqual(frame.column('p (2)').values, [1]);
  });

  it('hides nothing that a frame has: it can be shown whatever its columns are called', () => {
    const names = ['values', 'columns', 'index', 'shape', 'print', 'constructor', '__proto__', 'toString', '$data', ''];
    const frame = toFrame(
      { record: [0, 1] },
      names.map((name, i) => [name, [i, -i]] as const),
    );
    const table = tableOf(frame)!;
    assert.equal(new Set(table.names).size, names.length + 1);
    assert.deepEqual(table.rows, [
      [0, ...names.keys()],
      [1, ...[...names.keys()].map(i => -i)],
    ]);
    assert.deepEqual(frame.head(1).shape, [1, names.length + 1]);
    for (const [i, name] of table.names.slice(1).entries()) assert.ok(name === names[i] || name === `${names[i]} (2)`);
  });

  it('takes no rows, and leaves out parts that are not there', () => {
    const frame = toFrame({ a: [] }, undefined, false, [['b', new Float32Array()]]);
    assert.deepEqual(
      [frame.columns, frame.shape],
      [
        ['a', 'b'],
        [0, 2],
      ],
    );
  });

  it('refuses columns of several lengths', () =>
    assert.throws(() => toFrame({ a: [1, 2], b: [1] }), /2 values in column b, got 1/));
});
