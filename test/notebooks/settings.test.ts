import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readNotebooks } from '../../src/command/notebooks/notebooks';
import { root } from '../../src/command/root';
import { auditExhibit } from '../../src/paper/beyond/audit/auditExhibit';
import { openIndirectExhibit } from '../../src/paper/beyond/open/openIndirect';
import { openPenaltyExhibit } from '../../src/paper/beyond/open/openPenalty';
import { openSelectionExhibit } from '../../src/paper/beyond/open/openSelection';
import { selectionExhibit } from '../../src/paper/beyond/selection/betterSelection';
import { servedExhibit } from '../../src/paper/beyond/served/servedAnswers';
import { figure12Exhibit } from '../../src/paper/exhibits/figure12';
import { table4Exhibit } from '../../src/paper/exhibits/table4';
import { table5Exhibit } from '../../src/paper/exhibits/table5';

describe('notebooks that are skipped where a run has none of their settings', () => {
  it('are about the settings of their exhibit', () => {
    const about = readNotebooks(join(root, 'notebooks')).flatMap(({ name, settings }) =>
      settings ? [[name, [...settings].sort()]] : [],
    );
    const exhibits = { '07-training-length': table4Exhibit, '08-regularisation': table5Exhibit };
    const more = { '10-gallery': figure12Exhibit, '15-better-selection': selectionExhibit };
    const last = { '16-served': servedExhibit, '17-auditing': auditExhibit };
    const open = [openSelectionExhibit, openIndirectExhibit, openPenaltyExhibit].flatMap(({ settings }) => settings!);
    const own = { '18-what-the-paper-leaves-open': { settings: [...new Set(open)] } };
    const expected = Object.entries({ ...exhibits, ...more, ...last, ...own }).map(([name, { settings }]) => [
      name,
      [...settings!].sort(),
    ]);
    assert.deepEqual(about, expected);
  });
});
