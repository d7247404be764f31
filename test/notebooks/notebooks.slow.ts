import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../../src/paper/report/row';
import { table1, table2, table3, table4, table5, table6, table7 } from '../../src/paper/setup/published';
import { assertIntervals } from '../paper/assertIntervals';

const root = join(__dirname, '../..');
const adult = ['data/adult.data', '../shared/data/adult.data'].some(path => existsSync(join(root, path)));

/** The figures of a page: what its charts are drawn from. */
const figures = (html: string): { data: Record<string, unknown>[] }[] =>
  [...html.matchAll(/const \{ data, layout \} = (.*);$/gm)].map(([, json]) => JSON.parse(json));

const numbers = (value: unknown): number =>
  Array.isArray(value) ? value.reduce((sum, one) => sum + numbers(one), 0) : Number(Number.isFinite(value));

describe('the notebooks, executed on the smoke profile', function () {
  this.timeout(1_500_000);
  const folder = mkdtempSync(join(tmpdir(), 'gmia-notebooks-'));
  const out = join(folder, 'report');
  const page = (name: string) => readFileSync(join(out, `${name}.html`), 'utf8');
  let rows: Row[];

  before(() => {
    const env = { ...process.env, GMIA_STORE: join(folder, 'store') };
    const run = spawnSync(
      process.execPath,
      ['bin/gmia.js', 'reproduce', '--profile', 'smoke', '--seed', '5', '--out', out],
      { cwd: root, env, encoding: 'utf8' },
    );
    assert.equal(run.status, 0, run.stdout + run.stderr);
    rows = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).rows;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('become one page each, and an index', () => {
    const names = readdirSync(join(root, 'notebooks'))
      .filter(name => name.endsWith('.ipynb'))
      .map(name => name.replace('.ipynb', '.html'));
    for (const name of [...names, 'index.html', 'paper-beside-ours.html']) assert.ok(existsSync(join(out, name)), name);
  });

  for (const [name, least] of [
    ['01-a-tour', 1],
    ['02-unique-influence', 3],
    ['04-direct', 1],
    ['05-thresholds', 2],
    ['06-indirect', 5],
    ['07-training-length', 2],
    ['08-regularisation', 2],
    ['09-earlier-attack', 3],
    ['11-splits', 2],
    ['12-calibration', 4],
    ['13-other-attacks', 2],
    ['14-which-records', 2],
    ['15-better-selection', 4],
    ['16-served', 1],
    ['17-auditing', 1],
    ['18-what-the-paper-leaves-open', 2],
  ] as const)
    it(`${name} has charts, and data in every one`, () => {
      const found = figures(page(name));
      assert.ok(found.length >= least, `${found.length} charts`);
      for (const { data } of found)
        for (const trace of data) assert.ok(numbers(trace.z ?? [trace.x, trace.y]) > 0, `an empty trace ${trace.name}`);
    });

  it('hand over every number that the paper prints in tables 1 to 7', () => {
    const printed = (exhibit: string, setting: string, fields: Partial<Row>) =>
      assert.ok(
        rows.some(
          row =>
            row.exhibit === exhibit &&
            row.setting === setting &&
            Object.entries(fields).every(([key, value]) => row[key as keyof Row] === value),
        ),
        `${exhibit} ${setting} ${JSON.stringify(fields)}`,
      );
    for (const [setting, { selected, at }] of Object.entries(table1)) {
      printed('T1', setting, { metric: 'selected', paper: selected });
      for (const { cutoff, precision, recall, tp, fp } of at)
        for (const [metric, paper] of Object.entries({ precision, recall, tp, fp }))
          printed('T1', setting, { metric, cutoff, paper });
    }
    for (const [setting, lines] of Object.entries(table2))
      for (const { delta, beta, precision, recall, selected } of lines)
        for (const [metric, paper] of Object.entries({ precision, recall, selected }))
          printed('T2', setting, { metric, delta, beta, paper });
    for (const [setting, { queries, at }] of Object.entries(table3)) {
      printed('T3', setting, { metric: 'enhancing queries', paper: queries });
      for (const { cutoff, direct, indirect } of at)
        for (const [kind, shares] of Object.entries({ direct, indirect }))
          for (const [metric, paper] of Object.entries(shares))
            printed('T3', setting, { metric: `${kind} ${metric}`, cutoff, paper });
    }
    for (const [setting, { at }] of Object.entries(table7))
      for (const { cutoff, precision, recall } of at)
        for (const [metric, paper] of Object.entries({ precision, recall }))
          printed('T7', setting, { metric, cutoff, paper });
    for (const [exhibit, lines] of [
      ['T4', table4],
      ['T5', table5],
    ] as const)
      for (const { train, test, at, ...line } of lines) {
        const lambda = 'lambda' in line ? { lambda: line.lambda } : {};
        printed(exhibit, 'mnist', { metric: 'train accuracy', paper: train, ...lambda });
        printed(exhibit, 'mnist', { metric: 'test accuracy', paper: test, ...lambda });
        for (const { delta, beta, ...numbers } of at)
          for (const [metric, paper] of Object.entries(numbers))
            printed(exhibit, 'mnist', { metric, delta, beta, paper, ...lambda });
      }
    for (const [setting, { train, test }] of Object.entries(table6)) {
      printed('T6', setting, { metric: 'train accuracy', paper: train.mean });
      printed('T6', setting, { metric: 'test accuracy', paper: test.mean });
    }
  });

  it('draw the diagrams and the selected records without a network', () => {
    const drawings = page('00-how-it-works');
    for (const n of [2, 3, 4, 5, 6, 7]) assert.ok(drawings.includes(`aria-label="Figure ${n}: `), `figure ${n}`);
    const gallery = page('10-gallery');
    assert.ok((gallery.match(/src="data:image\/png;base64,/g)?.length ?? 0) >= 16);
    for (const html of [drawings, gallery])
      assert.doesNotMatch(html, /<(img|script|link)[^>]*(src|href)="(https?:)?\/\//);
  });

  it('have a number of ours in every row, or a note that says why not', () => {
    for (const row of rows) if (row.ours === null) assert.ok(row.note, JSON.stringify(row));
    const missing = new Set(rows.filter(row => row.note?.startsWith('Skipped')).map(row => row.setting));
    assert.deepEqual(missing, new Set(adult ? [] : ['adult', 'adult-google']));
  });

  it('have an interval or a band around every number of ours', () => assertIntervals(rows));

  it('count consistently: precision and recall follow from tp, fp and the members', () => {
    for (const row of rows.filter(row => row.metric === 'precision' && row.ours !== null && row.level === undefined)) {
      const same = (metric: string) =>
        rows.find(
          other =>
            other.metric === metric &&
            (['exhibit', 'setting', 'cutoff', 'steps', 'lambda', 'delta', 'beta'] as const).every(
              key => other[key] === row[key],
            ),
        )!.ours!;
      assert.equal(row.n, same('tp') + same('fp'));
      assert.ok(Math.abs(row.ours! - same('tp') / row.n!) < 1e-12);
      assert.ok(row.low! <= row.ours! && row.ours! <= row.high!);
    }
  });
});
