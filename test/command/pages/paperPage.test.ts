import assert from 'node:assert/strict';
import { claimsHtml, claimsSentence } from '../../../src/command/pages/claimsHtml';
import { exhibitTitle } from '../../../src/command/pages/exhibits';
import { paperPage } from '../../../src/command/pages/paperPage';
import type { ReportedClaim } from '../../../src/paper/report/claim';
import type { Row } from '../../../src/paper/report/row';

const claims = (...verdicts: (boolean | null)[]): ReportedClaim[] =>
  verdicts.map((holds, i) => ({ exhibit: 'T1', claim: `Claim ${i}.`, holds, found: `finding ${i}` }));
const pageOf = (rows: Row[], own: ReportedClaim[]) =>
  paperPage({
    profile: 'laptop',
    seed: 3,
    commit: 'c',
    machine: 'm',
    title: 'A report',
    again: () => 'gmia reproduce',
    settings: ['adult'],
    date: new Date(0),
    seconds: 90,
    notebooks: [],
    rows,
    claims: own,
  });
const text = (html: string) =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page paper beside ours', () => {
  it('counts claims in a sentence', () => {
    assert.equal(
      claimsSentence(claims(true, true, false, null)),
      '2 of the 3 claims of the paper that this run can judge hold; 1 cannot be told.',
    );
    assert.equal(claimsSentence(claims(true, false)), '1 of the 2 claims of the paper that this run can judge holds.');
    assert.match(claimsSentence(claims(null, null)), /can judge none/);
    assert.match(claimsSentence([]), /No notebook/);
  });

  it('has statements of ours in a table of their own, and does not count them', () => {
    const own: ReportedClaim = { exhibit: 'T1', claim: 'Of ours.', holds: false, found: 'nothing', own: true };
    const all = [...claims(true), own];
    assert.equal(claimsSentence(all), claimsSentence(claims(true)));
    const [papers, ours, ...others] = claimsHtml(all, []).split('</table>');
    assert.ok(papers.includes('the paper’s claim') && papers.includes('Claim 0.') && !papers.includes('Of ours.'));
    assert.ok(ours.includes('a statement of ours') && ours.includes('Of ours.') && !ours.includes('Claim 0.'));
    assert.equal(others.length, 1);
  });

  it('says of a claim what was found, and repeats at its exhibit that it does not hold', () => {
    const row: Row = { exhibit: 'T1', setting: 'adult', metric: 'selected', paper: 13, ours: 75 };
    const page = pageOf([row], claims(true, false, null));
    const [above, section] = text(page).split('Numbers');
    assert.match(
      above,
      /Claim 0\. holds finding 0 .*Claim 1\. does NOT hold finding 1 .*Claim 2\. cannot be told finding 2/,
    );
    assert.match(section, /The pattern differs from the paper’s, which says: Claim 1\. Found: finding 1\./);
    assert.doesNotMatch(section, /Claim [02]/);
    assert.match(page, /<a href="#exhibit-T1">Table 1<\/a>/);
    assert.match(page, /id="exhibit-T1"/);
  });

  it('shows the band over splits in place of the number of one split', () => {
    const one: Row = {
      exhibit: 'T1',
      setting: 'cancer',
      metric: 'recall',
      cutoff: 0.01,
      delta: 0.1,
      paper: 0.3,
      ours: 0.11111,
      low: 0,
      high: 0.5,
      n: 9,
    };
    const matched: Row = { ...one, exhibit: 'T1-matched', ours: 0.22222 };
    const band: Row = {
      ...one,
      exhibit: 'T1-splits',
      ours: 0.25,
      low: 0.2,
      high: 0.4,
      level: 0.8,
      n: 50,
      quantile: 0.7,
    };
    const { delta: _, ...free } = band;
    const page = text(
      pageOf(
        [
          one,
          matched,
          band,
          { ...free, exhibit: 'T1-matched-splits', paper: 0.9, quantile: 1 },
          { ...band, metric: 'new' },
        ],
        [],
      ),
    );
    assert.doesNotMatch(page, /0\.1111|0\.2222|-splits/);
    assert.match(
      page,
      new RegExp(
        String.raw`recall 0\.01 0\.1 0\.3 0\.25 0\.20 to 0\.40 \(80 %\) 50 Median of 50 splits; ` +
          String.raw`the paper’s value lies inside the band, at quantile 0\.7\.`,
      ),
    );
    assert.match(page, /the paper’s value lies outside the band, at quantile 1\./);
    assert.match(page, /new 0\.01 0\.1/, 'also what one split alone does not have');
    assert.match(page, /this run has a band over splits for, none lies outside it/);
  });

  it('knows bands by their fields where the row has them, whatever the exhibit is called', () => {
    const one: Row = { exhibit: 'mine', setting: 'cancer', metric: 'recall', paper: null, ours: 0.1111 };
    const band: Row = { ...one, exhibit: 'over and over', repeats: 'mine', over: 'splits', ours: 0.25, level: 0.8 };
    const page = text(pageOf([one, band, { ...one, exhibit: 'other-splits', ours: 0.75 }], []));
    assert.doesNotMatch(page, /0\.1111|over and over/);
    assert.match(page, /recall – 0\.25 .*other-splits .*recall – 0\.75/);
  });

  it('marks where the value of the paper lies outside our interval, and counts', () => {
    const base = {
      exhibit: 'T2',
      setting: 'mnist',
      cutoff: 0.01,
      ours: 0.5,
      low: 0.4,
      high: 0.6,
      n: 80,
      note: 'Reduced.',
    };
    const page = text(
      pageOf(
        [
          { ...base, metric: 'above', paper: 0.61 },
          { ...base, metric: 'below', paper: 0.39 },
          { ...base, metric: 'at its end', paper: 0.6 },
          { ...base, metric: 'unprinted', paper: null },
          { ...base, metric: 'uncounted', paper: 0.9, ours: null, low: undefined, high: undefined },
        ],
        [],
      ),
    );
    const outside = 'The paper’s value lies outside our interval.';
    for (const [metric, marked] of [
      ['above', true],
      ['below', true],
      ['at its end', false],
      ['unprinted', false],
      ['uncounted', false],
    ] as const)
      assert.equal(
        new RegExp(`${metric} 0\\.01 [^a-z]*(to 0\\.60 \\(95 %\\) 80 )?${outside}`).test(page),
        marked,
        metric,
      );
    assert.match(page, /Of the 3 values that the paper prints and this run has an interval for, 2 lie outside/);
    assert.match(page, /MNIST Reduced\./);
  });

  it('says once what all rows of one training share', () => {
    const rows = [30, 300].flatMap(steps =>
      ['train accuracy', 'test accuracy'].map(
        (metric): Row => ({
          exhibit: 'T4',
          setting: 'mnist',
          metric,
          steps,
          paper: 0.9,
          ours: 0.8,
          note: `Reduced: ${steps} steps.`,
        }),
      ),
    );
    const page = text(pageOf(rows, []));
    assert.match(
      page,
      /MNIST, 30 steps Reduced: 30 steps\. train accuracy .*MNIST, 300 steps Reduced: 300 steps\. train/,
    );
    assert.equal(page.split('Reduced: 30 steps.').length, 2);
  });

  it('has headings in words', () => {
    assert.deepEqual(['T1', 'T4-matched', 'T7-all', 'F12', 'F14', 'F99', 'mine'].map(exhibitTitle), [
      'Table 1: the direct attack',
      'Beyond table 4: training length, on as many records as the paper selected',
      'Beyond table 7: the earlier attack on the whole pool',
      'Figure 12: labels of the records at risk',
      'Figure 14',
      'F99', // the paper has no such figure
      'mine',
    ]);
  });
});
