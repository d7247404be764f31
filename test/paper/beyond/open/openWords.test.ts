import assert from 'node:assert/strict';
import { openClaims } from '../../../../src/paper/beyond/open/openClaims';
import { openCharts, openTable } from '../../../../src/paper/beyond/open/openTable';
import { openWords } from '../../../../src/paper/beyond/open/openWords';
import { patternClaim } from '../../../../src/paper/beyond/open/patternClaim';
import { judged } from '../../../../src/paper/beyond/open/verdicts';
import type { Row } from '../../../../src/paper/report/row';
import { countValue } from '../../../../src/paper/report/rowValue';

const paper = { 0.1: 13, 0.5: 26 };
const row = (question: string, choice: string, beta: 0.1 | 0.5, hits: number): Row => ({
  exhibit: 'open-selection',
  setting: 'adult',
  metric: '',
  measure: 'selected',
  question,
  choice,
  delta: 0.4,
  beta,
  paper: paper[beta],
  paperTrials: 20_000,
  ...countValue(hits, 20_000),
});
const both = (question: string, choice: string, strict: number, loose: number) => [
  row(question, choice, 0.1, strict),
  row(question, choice, 0.5, loose),
];
const ours = both('our defaults', 'all', 66, 120);

describe('what choices bring back', () => {
  it('is said of each number that disagrees, and of all together', () => {
    const rows = judged([...ours, ...both('steps', 'half', 15, 70), ...both('weights', 'He', 64, 118)]);
    assert.deepEqual(openWords(rows), [
      'Adult, selected at δ 0.4, β 0.1: the paper 13, our defaults 66 [51, 84]. Brought back by steps: half.',
      'Adult, selected at δ 0.4, β 0.5: the paper 26, our defaults 120 [100, 143]. ' +
        'No choice brings it back; closer come steps: half.',
      'Adult: of 2 numbers of the paper our defaults disagree with 2. ' +
        'No choice agrees with all; the fewest, 1, are left by steps: half.',
    ]);
    const [claim] = openClaims(rows, 'all of it');
    assert.equal(claim.holds, false);
    assert.match(claim.found, /of 2 numbers our defaults disagree with 2, steps: half with 1/);
  });

  it('may be all, or nothing', () => {
    const back = judged([...ours, ...both('steps', 'half', 15, 30)]);
    assert.match(openWords(back).at(-1)!, /None is left by steps: half\.$/);
    assert.equal(openClaims(back, 'all of it')[0].holds, true);
    const nothing = judged([...ours, ...both('steps', 'half', 67, 121)]);
    assert.match(openWords(nothing).at(-1)!, /No choice disagrees with fewer\.$/);
    const untold = judged([...ours, row('steps', 'half', 0.1, 15), { ...row('steps', 'half', 0.5, 1), ours: null }]);
    assert.equal(openClaims(untold, 'all of it')[0].holds, null);
    assert.deepEqual([openWords([]), openClaims([], ''), openTable([]), openCharts([])], [[], [], [], []]);
  });

  it('stands in a table with a column for each number, and in a chart for each that disagrees', () => {
    const rows = judged([...ours, ...both('steps', 'half', 15, 70)]);
    const [{ title, lines }] = openTable(rows);
    assert.equal(title, 'Adult');
    assert.deepEqual(
      lines.map(line => [line.choice, line['selected at δ 0.4, β 0.1']]),
      [
        ['the paper', '13'],
        ['our defaults: all', '66 [51, 84] disagrees'],
        ['steps: half', '15 [8, 25] brings it back'],
      ],
    );
    assert.equal(openCharts(rows).length, 2);
    assert.equal(openCharts(judged(both('our defaults', 'all', 14, 120))).length, 1);
  });

  it('is, of L2, whether any choice cuts the number to less than half', () => {
    const at = (choice: string, lambda: number, hits: number) => ({ ...row('form', choice, 0.1, hits), lambda });
    const cut = patternClaim([at('a', 0, 40), at('a', 0.01, 39), at('b', 0, 30), at('b', 0.001, 3), at('b', 0.01, 9)]);
    assert.deepEqual([cut[0].holds, cut[0].found], [true, 'at most by form: b: 30 to 9']);
    assert.equal(patternClaim([at('a', 0, 40), at('a', 0.01, 39)])[0].holds, false);
    assert.equal(patternClaim([at('a', 0, 0), at('a', 0.01, 3)])[0].holds, null);
    assert.deepEqual(patternClaim([]), []);
  });
});
