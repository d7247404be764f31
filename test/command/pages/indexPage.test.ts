import assert from 'node:assert/strict';
import type { Parts } from '../../../src/command/notebooks/parts';
import { indexPage } from '../../../src/command/pages/indexPage';
import { notebookPage } from '../../../src/command/pages/notebookPage';
import type { Report, ReportedNotebook } from '../../../src/command/pages/report';
import { singlePage } from '../../../src/command/pages/singlePage';
import type { ReportedClaim } from '../../../src/paper/report/claim';
import type { Row } from '../../../src/paper/report/row';

const picture = (name: string, ...tags: string[]) => ({ svg: `<svg id="${name}"/>`, figure: null, text: name, tags });
const srcOf = (name: string) =>
  `src="data:image/svg+xml;base64,${Buffer.from(`<svg id="${name}"/>`).toString('base64')}"`;
const parts = (...pictures: Parts['pictures']): Parts => ({
  body: '<h1>Its own heading</h1><p>cells</p>',
  charts: pictures.length > 0,
  figures: [],
  pictures,
});
const notebook = (name: string, more: Partial<ReportedNotebook> = {}): ReportedNotebook => ({
  ...{ file: '', name, title: `Title of ${name}`, claim: `Claim: what ${name} says.`, seconds: 61 },
  ...more,
});
const claim = (exhibit: string, holds: boolean | null): ReportedClaim => ({
  ...{ exhibit, holds, claim: `It is ${holds}.`, found: `found ${holds}` },
});
const row = (more: Partial<Row>): Row => ({
  ...{ exhibit: 'T1', setting: 'cancer', metric: 'm', paper: null, ours: null },
  ...more,
});
const reportOf = (notebooks: ReportedNotebook[], more: Partial<Report> = {}): Report => ({
  ...{
    profile: 'laptop',
    seed: 7,
    commit: 'abc',
    machine: 'm',
    settings: ['cancer'],
    date: new Date(0),
    seconds: 90,
    rows: [],
  },
  ...{ claims: [], title: 'A report', again: one => `gmia reproduce${one ? ` --notebooks ${one.name}` : ''}` },
  notebooks,
  ...more,
});
const text = (html: string) =>
  html
    .replace(/<style>.*<\/style>|<script>.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the first page of a report', () => {
  it('says below them what all numbers of a setting have to be read with', () => {
    const notes = ['Reduced: 5 steps.', 'Rare.'];
    const rows = [
      row({ measure: 'selected', paper: 5, ours: 3, notes }),
      row({ measure: 'precision', cutoff: 0.01, paper: 1, ours: 1, notes: notes.slice(0, 1) }),
      row({ setting: 'adult', measure: 'selected', paper: 13, ours: 12 }),
    ];
    const page = text(indexPage(reportOf([notebook('04-b')], { rows })));
    assert.match(page, /Cancer: Reduced: 5 steps\. /);
    assert.doesNotMatch(page, /Rare|Adult:/);
  });

  it('opens with the paper’s main numbers beside ours: the band over splits, or the interval of one', () => {
    const precision = { measure: 'precision', attack: 'direct', cutoff: 0.01 };
    const rows = [
      row({ ...precision, paper: 0.8889, ours: 0.75, low: 0.25, high: 0.95 }),
      row({ ...precision, cutoff: 0.1, paper: 0.1111, ours: 0.2222 }),
      row({
        ...precision,
        exhibit: 'T1-splits',
        repeats: 'T1',
        paper: 0.8889,
        ours: 0.625,
        low: 0.5,
        high: 0.75,
        level: 0.8,
      }),
      row({ measure: 'selected', paper: 5, ours: 3, low: 1, high: 9 }),
      row({ exhibit: 'T6', measure: 'test accuracy', paper: 0.94, ours: 0.96, low: 0.95, high: 0.97 }),
      row({ exhibit: 'T6', measure: 'test accuracy', statistic: 'standard deviation', paper: 0.03, ours: 0.0123 }),
      row({ setting: 'adult', measure: 'selected', paper: 13, skipped: 'no data' }),
    ];
    const page = text(indexPage(reportOf([notebook('04-b')], { rows })));
    assert.match(
      page,
      /Cancer 0\.94 0\.96 \[0\.950, 0\.970\] 5 3 \[1\.0, 9\.0\] 0\.8889 0\.625 \[0\.50, 0\.75\]\* – – /,
    );
    assert.match(page, /Adult – – 13 – – – – – /);
    assert.doesNotMatch(page, /0\.1111|0\.2222|0\.0123/);
    assert.ok(page.indexOf('Cancer 0.94') < page.indexOf('Title of 04-b'));
  });

  it('shows figure 8, and of each notebook the marked picture or the first', () => {
    const page = indexPage(
      reportOf(
        [
          notebook('01-a', { parts: parts(picture('first'), picture('second')) }),
          notebook('04-b', { parts: parts(picture('other'), picture('eight', 'figure-8', 'main-picture')) }),
        ],
        { rows: [row({ measure: 'selected', paper: 5, ours: 3 })] },
      ),
    );
    const [head, first, second] = page.split(/<h2>Notebooks|Title of 04-b/);
    assert.ok(head.includes(srcOf('eight')) && head.includes('alt="eight"'));
    assert.ok(first.includes(srcOf('first')) && page.split(srcOf('eight')).length === 3);
    for (const name of ['second', 'other']) assert.ok(!page.includes(srcOf(name)));
    assert.ok(!second.includes(srcOf('first')));
  });

  it('says what became of the claims under each notebook, and never repeats one as if it held', () => {
    const claims = [claim('T1', true), claim('T1', true), claim('T1', false), claim('T1', null), claim('T7', null)];
    const page = text(
      indexPage(reportOf([notebook('01-a', { judged: ['T1'] }), notebook('02-b', { judged: [] })], { claims })),
    );
    assert.match(
      page,
      new RegExp(
        'Title of 01-a 1:01 Put to the test: what 01-a says\\. Of the paper’s 4 claims: 2 hold, 1 does NOT hold , ' +
          '1 cannot be told\\. It is false\\. Found: found false\\. ',
      ),
    );
    const ours = [claim('T1', true), { ...claim('T1', false), own: true } as const];
    assert.match(
      text(indexPage(reportOf([notebook('01-a', { judged: ['T1'] })], { claims: ours }))),
      /Of the paper’s claim: 1 holds\. Of our own statement: 0 hold, 1 does NOT hold/,
    );
    assert.match(page, /Title of 02-b 1:01 Put to the test: what 02-b says\. No claim of the paper is judged here\./);
    assert.doesNotMatch(page, /Claim:/);
  });

  it('says what is done, running, to come, skipped and why, stopped', () => {
    const notebooks = [
      notebook('01-a', { parts: parts() }),
      notebook('02-b', { state: 'running', seconds: 0 }),
      notebook('03-c', { state: 'to come', seconds: 0 }),
      notebook('07-d', { state: 'skipped', seconds: 0, settings: ['mnist', 'adult-google'] }),
    ];
    const page = indexPage(reportOf(notebooks), 5);
    assert.match(page, /<a href="01-a\.html">Title of 01-a<\/a>/);
    assert.doesNotMatch(page, /<a href="0[237]/);
    assert.match(text(page), /Title of 02-b running .* Title of 03-c to come .* skipped: it is about MNIST, /);
    assert.match(page, /alive\.js/);
    assert.doesNotMatch(page, /http-equiv="refresh"/);
    const stopped = notebooks.map(one =>
      one.state === 'running'
        ? { ...one, state: 'stopped' as const }
        : one.state === 'to come'
          ? { ...one, state: 'not run' as const }
          : one,
    );
    const after = indexPage(reportOf(stopped));
    assert.match(after, /Stopped while 02-b \(2\) of 4 ran\./);
    assert.doesNotMatch(after, /alive\.js/);
  });

  it('says of the smoke profile that it is no evidence, and of others nothing', () => {
    const one = notebook('01-a', { parts: parts() });
    const pages = (profile: string) => {
      const report = reportOf([one], { profile });
      return [indexPage(report), notebookPage(report, { ...one, parts: parts() }), singlePage(report)];
    };
    for (const page of pages('smoke')) assert.match(page, /Profile smoke: a trial of the machinery, no evidence\./);
    for (const page of pages('laptop')) assert.doesNotMatch(page, /no evidence/);
  });
});

describe('the page of a notebook', () => {
  it('has its title in the tab, what was run, how to run it again, and the ways to the others', () => {
    const notebooks = ['01-a', '02-b', '03-c', '04-d'].map(name => notebook(name, { parts: parts() }));
    notebooks[1].parts = undefined;
    const report = reportOf(notebooks);
    const page = notebookPage(report, { ...notebooks[2], parts: parts() });
    assert.match(page, /<title>Title of 03-c<\/title>/);
    assert.ok(indexPage(report).includes('<dt>time</dt><dd>1:30</dd>'), 'of all, by the clock');
    for (const [name, value] of [
      ['profile', 'laptop'],
      ['seed', '7'],
      ['commit', 'abc'],
      ['machine', 'm'],
      ['date', '1970-01-01 00:00 UTC'],
      ['time', '1:01'],
      ['again', '<code>gmia reproduce --notebooks 03-c</code>'],
    ])
      assert.ok(page.includes(`<dt>${name}</dt><dd>${value}</dd>`), name);
    assert.match(page, /<dt>versions<\/dt><dd>gmia \d+\.\d+\.\d+, Node v\d+/);
    assert.match(page, /<a href="index\.html">The report<\/a>/);
    assert.match(page, /<a rel="prev" href="01-a\.html">/);
    assert.match(page, /<a rel="next" href="04-d\.html">/);
    assert.equal(page.split('<h1').length, 2, 'its own heading is enough');
  });

  it('stands for itself where it is alone: with Plotly where it has charts, without ways', () => {
    const report = reportOf([notebook('01-a')]);
    const page = (...pictures: Parts['pictures']) =>
      notebookPage(report, { ...report.notebooks[0], parts: parts(...pictures) }, true);
    assert.doesNotMatch(page(), /index\.html|gmiaPlotly/);
    assert.match(page(picture('a')), /<script>window\.gmiaPlotly/);
  });
});

describe('the whole report on one page', () => {
  it('has every notebook, Plotly once, and links within itself only', () => {
    const notebooks = ['01-a', '02-b'].map(name => notebook(name, { parts: parts(picture(name)) }));
    const page = singlePage(reportOf(notebooks, { rows: [row({ measure: 'selected', paper: 5, ours: 3 })] }));
    assert.equal(page.split('window.gmiaPlotly ??=').length, 2);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, to]) => to);
    assert.ok(links.includes('#notebook-02-b') && links.includes('#paper'));
    for (const to of links.filter(one => one !== '#')) {
      assert.match(to, /^#/);
      assert.ok(page.includes(`id="${to.slice(1)}"`), to);
    }
  });
});
