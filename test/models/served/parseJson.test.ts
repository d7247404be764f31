import assert from 'node:assert/strict';
import { parseJson } from '../../../src/models/served/parseJson';

describe('parseJson', () => {
  it('reads JSON, and numbers that are none of JSON', () => {
    assert.deepEqual(parseJson('{"a": [1, null, "x"]}'), { a: [1, null, 'x'] });
    assert.deepEqual(parseJson('{"a": [NaN, -Infinity, Infinity, 1e-3]}'), { a: [NaN, -Infinity, Infinity, 0.001] });
  });

  it('leaves texts alone that look like them', () =>
    assert.deepEqual(parseJson('{"NaN": "NaN \\" Infinity", "b": [NaN]}'), { NaN: 'NaN " Infinity', b: [NaN] }));

  it('refuses what is neither', () => {
    for (const text of ['', '<html>NaN</html>', '{"a": NaNa}', '[NaN'])
      assert.throws(() => parseJson(text), { name: 'SyntaxError' }, text);
  });
});
