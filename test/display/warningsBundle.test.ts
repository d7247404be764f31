import assert from 'node:assert/strict';
import { shownWarnings } from '../../src/display/shownWarnings';
import { warningsBundle } from '../../src/display/warningsBundle';

describe('warnings below a value', () => {
  it('stand in full the first time, and are counted afterwards', () => {
    const shown = new Set<string>();
    const text = (...warnings: string[]) => warningsBundle(warnings, shown)?.['text/plain'];
    assert.equal(text('a', 'a', 'b\n'), 'Warning: a\nWarning: b↵');
    assert.equal(text('a', 'c'), 'Warning: c\nA warning from above holds here, too.');
    assert.equal(text('a', 'b\n'), '2 warnings from above hold here, too.');
    assert.equal(text(), undefined);
  });

  it('are remembered for the page in a report', () => assert.equal(shownWarnings('report'), shownWarnings('report')));
});
