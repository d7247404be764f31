import assert from 'node:assert/strict';
import { sweepChart } from '../../../src/command/sweep/sweepChart';
import { sweepPage } from '../../../src/command/sweep/sweepPage';
import type { Sweep, SweepRun } from '../../../src/command/sweep/sweepRun';
import { sweptNumbers, variedIn } from '../../../src/command/sweep/sweptNumbers';
import type { Row } from '../../../src/paper/report/row';
import { hostile } from '../../display/hostile';

const row = (metric: string, ours: number | null, more: Partial<Row> = {}): Row => ({
  exhibit: 'numbers',
  setting: '',
  metric,
  paper: null,
  ours,
  ...more,
});
const run = (values: SweepRun['values'], rows: Row[], more: Partial<SweepRun> = {}): SweepRun => ({
  values,
  rows,
  seconds: 1,
  page: 'run-1.html',
  ...more,
});
const sweep = (runs: SweepRun[], notebook = 'study.ipynb'): Sweep => ({
  notebook,
  profile: 'smoke',
  seed: 1,
  gmia: '0',
  commit: 'c',
  machine: 'm',
  date: 'd',
  runs,
});
type Traces = { name: string; x: unknown[]; y: unknown[]; xaxis: string; showlegend: boolean; error_y?: object }[];

describe('the page of many runs', () => {
  const interval = { low: 0.1, high: 0.6 };
  const runs = [
    run({ delta: 0.2, attack: 'a', models: 5 }, [row('tpr', 0.5, interval), row('found', 3)]),
    run({ delta: 0.1, attack: 'a', models: 5 }, [row('tpr', 0.4, interval), row('found', null)]),
    run({ delta: 0.1, attack: 'b', models: 5 }, [], { page: undefined, error: 'RangeError: no' }),
    run({ delta: 0.2, attack: 'b', models: 5 }, [row('tpr', 0.3, interval)]),
  ];

  it('has a line a run with its parameters, its numbers with intervals and its page', () => {
    const page = sweepPage(sweep(runs), '');
    const lines = [...page.matchAll(/<tr><td.*<\/tr>/g)].map(([line]) => line.replace(/<[^>]+>/g, '|').split(/\|+/));
    assert.deepEqual(
      lines.map(cells => cells.slice(1, -1)),
      [
        ['0.2', 'a', '5', '0.5 [0.10, 0.60]', '3', '1.0 s'],
        ['0.1', 'a', '5', '0.4 [0.10, 0.60]', '–', '1.0 s'],
        ['0.1', 'b', '5', 'failed'],
        ['0.2', 'b', '5', '0.3 [0.10, 0.60]', '1.0 s'],
      ],
    );
    assert.match(page, /1 of 4 runs failed/);
    assert.match(page, /<h3>delta=0\.1 attack=b models=5<\/h3>\n<pre>RangeError: no<\/pre>/);
    assert.equal(page.match(/newPlot/g)?.length, 1);
  });

  it('draws each number against the numeric parameter, a line for each of the others', () => {
    const data = sweepChart(runs, variedIn(runs), sweptNumbers(runs)).figure.data as Traces;
    assert.deepEqual(
      data.map(({ name, x, y, xaxis, showlegend }) => [name, x, y, xaxis, showlegend]),
      [
        ['attack a', [0.1, 0.2], [0.4, 0.5], 'x', true],
        ['attack b', [0.2], [0.3], 'x', true],
        ['attack a', [0.2], [3], 'x2', false],
        ['attack b', [], [], 'x2', false],
      ],
    );
    assert.deepEqual(
      data.map(({ error_y }) => error_y !== undefined),
      [true, true, false, false],
    );
  });

  it('draws texts side by side', () => {
    const texts = ['b', 'a'].map(attack => run({ attack }, [row('tpr', 0.5)]));
    const { data, layout } = sweepChart(texts, ['attack'], sweptNumbers(texts)).figure;
    assert.deepEqual([(data as Traces)[0].x, layout.xaxis?.type], [['b', 'a'], 'category']);
  });

  it('takes rows that differ in what was varied for one number', () => {
    const varied = [0.01, 0.05].map(cutoff => run({ cutoff }, [row('recall', cutoff, { cutoff })]));
    assert.deepEqual(sweptNumbers(varied).length, 1);
    const fixed = [1, 2].map(seed =>
      run({ seed }, [row('recall', 1, { cutoff: 0.01 }), row('recall', 2, { cutoff: 0.1 })]),
    );
    assert.deepEqual(
      sweptNumbers(fixed).map(({ name }) => name),
      ['recall, p ≤ 0.01', 'recall, p ≤ 0.1'],
    );
  });

  it('says where nothing was handed over, and draws a dozen numbers at most', () => {
    assert.match(sweepPage(sweep([run({ delta: 1 }, [])]), ''), /gmia\.reportNumbers/);
    const many = [1, 2].map(delta =>
      run(
        { delta },
        Array.from({ length: 14 }, (_, i) => row(`n${i}`, i)),
      ),
    );
    assert.match(sweepPage(sweep(many), ''), /2 more numbers are in the table only/);
    assert.doesNotMatch(sweepPage(sweep([run({ delta: 1 }, [row('a', 1)])]), ''), /newPlot/);
  });

  it('shows texts as texts', () => {
    const values = (i: number) => ({ [hostile]: `${hostile}${i}` });
    const page = sweepPage(
      sweep(
        [run(values(1), [row(hostile, 1)]), run(values(2), [row(hostile, 2)], { page: undefined, error: hostile })],
        hostile,
      ),
      '',
    );
    const scripts = /<script>\n\((?:async )?\(\)[\s\S]*?<\/script>/g;
    const pictures = /<img alt="[^"<>]*" [^<>]*src="data:image\/svg\+xml;base64,[^"<>]*">/g;
    assert.doesNotMatch(page.replace(scripts, '').replace(pictures, ''), /<script|<img/);
  });
});
