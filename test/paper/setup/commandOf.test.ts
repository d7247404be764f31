import assert from 'node:assert/strict';
import { commandOf, commandText } from '../../../src/paper/setup/commandOf';

describe('commandOf', () => {
  it('takes a command as one types it, or as a list, and gives the text back', () => {
    for (const [text, train] of [
      ['python3 train.py --bfloat16', ['python3', 'train.py', '--bfloat16']],
      ['["python3","my files/train.py"]', ['python3', 'my files/train.py']],
    ] as const) {
      assert.deepEqual(commandOf(text), { train });
      assert.equal(commandText({ train }), text);
    }
    assert.deepEqual(commandOf(commandText({ train: ['[odd]', 'x'] })), { train: ['[odd]', 'x'] });
    assert.deepEqual(commandOf('  python3   train.py ').train, ['python3', 'train.py']);
  });

  it('says what is no command', () => {
    const refuses = (text: string, message: RegExp) =>
      assert.throws(() => commandOf(text), { name: 'RangeError', message });
    refuses('[python3', /^Expected a list in JSON, \["python3", "train\.py"\], got "\[python3: /);
    refuses('[]', /^Expected train to be a program and its arguments, got /);
    refuses(' ', /^Expected train to be a program and its arguments, got /);
    refuses('["python3", 5]', /^Expected train to be a program and its arguments, got /);
  });
});
