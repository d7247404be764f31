import assert from 'node:assert/strict';
import { escapeHtml, escapeJson, oneLine, plotlyText, plotlyTitle } from '../../src/display/escape';

describe('escaping', () => {
  it('makes HTML that shows the text', () =>
    assert.equal(escapeHtml(`<b a="1" b='2'>&amp;`), '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;'));

  it('makes JSON that cannot end a script element, and reads as before', () => {
    const value = { text: '</script><!--\u2028\u2029', numbers: [1, null] };
    const json = escapeJson(value);
    assert.doesNotMatch(json, /[<\u2028\u2029]/);
    assert.deepEqual(JSON.parse(json), value);
  });

  it('makes text for Plotly, on one line and cut', () => {
    assert.equal(plotlyText('a <br>\n b & c'), 'a &lt;br&gt; b &amp; c');
    assert.equal(plotlyText('x'.repeat(100), 10), `${'x'.repeat(9)}…`);
  });

  it('breaks a title between words', () =>
    assert.equal(plotlyTitle('one two three <four>', 8), 'one two<br>three<br>&lt;four&gt;'));

  it('shows control characters of a terminal instead of obeying them', () =>
    assert.equal(oneLine('a\r\nb\u001b[31mc\u009b'), 'a↵b\ufffd[31mc\ufffd'));
});
