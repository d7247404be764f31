import assert from 'node:assert/strict';
import { elements, textOf } from '../../../../../src/models/store/remote/s3/xml';

describe('xml', () => {
  const list = '<L><C><Key>a/b</Key></C><C><Key>c&amp;d&#x2F;&#101;&lt;&quot;&apos;&gt;</Key></C></L>';

  it('gives elements by name, and their text', () => {
    assert.deepEqual(
      elements(list, 'C').map(one => textOf(one, 'Key')),
      ['a/b', 'c&d/e<"\'>'],
    );
    assert.deepEqual([elements(list, 'K'), textOf(list, 'Ke')], [[], undefined]);
  });

  it('leaves alone what it does not know', () => assert.equal(textOf('<a>&x; & &</a>', 'a'), '&x; & &'));
});
