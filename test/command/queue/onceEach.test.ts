import assert from 'node:assert/strict';
import { onceEach } from '../../../src/command/queue/onceEach';

describe('onceEach', () => {
  it('says a text that comes again and again once', () => {
    const said: string[] = [];
    const say = onceEach(text => void said.push(text));
    for (const text of ['a', 'a', 'b', 'a', 'b']) say(text);
    assert.deepEqual(said, ['a', 'b']);
  });
});
