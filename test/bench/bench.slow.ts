import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { benchCommand } from '../../bench/benchCommand';
import { cases } from '../../bench/cases';
import { Contestant } from '../../bench/contestant';
import { measure } from '../../bench/measure';
import { writeArray } from '../../bench/ours/prepare';
import { growthChart } from '../../bench/page';
import { Process } from '../../bench/process';
import { type Bench, type PeerResult, type Timed, verdict } from '../../bench/result';
import { ratios, spread } from '../../bench/spread';
import { casesTable, notes } from '../../bench/tables';
import { assertMistake, given } from '../command/parse';
import { hostile } from '../display/hostile';

const root = resolve(__dirname, '..', '..');
const cli = (...args: string[]) =>
  spawnSync(process.execPath, ['--import=tsx', join(root, 'bench', 'bench.ts'), ...args], {
    encoding: 'utf8',
    cwd: root,
  });

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gmia-bench-test-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('bench', () => {
  describe('its options', () => {
    it('are five rounds of everything without peers by default', async () => {
      const options = await given(benchCommand, []);
      assert.deepEqual(options, {
        only: [...cases.map(one => one.name), 'growth'],
        peers: false,
        rounds: 5,
        quick: false,
        out: resolve('report.bench'),
      });
    });
    it('are read, names in the order of the table', async () => {
      const args = ['--only', 'growth, cancer', '--rounds=2', '--peers', '--quick', '--out', 'new'];
      const options = await given(benchCommand, args);
      assert.deepEqual(options, {
        only: ['cancer', 'growth'],
        peers: true,
        rounds: 2,
        quick: true,
        out: resolve('new'),
      });
    });
    const wrong: [string, string[], RegExp][] = [
      ['an unknown option', ['--round', '7'], /--round/],
      ['an argument without option', ['adult'], /too many arguments/],
      ['an unknown case', ['--only', 'cancer,titanic'], /adult, cancer.*growth.*"titanic"/],
      ['no case', ['--only', ''], /--only/],
      ['no round', ['--rounds', '0'], /--rounds.*at least 1.*0/],
      ['half a round', ['--rounds', '1.5'], /--rounds.*1\.5/],
      ['rounds that are no number', ['--rounds', ''], /--rounds/],
      ['no folder', ['--out', ' '], /--out/],
      ['a file as folder', ['--out', __filename], /folder/],
    ];
    for (const [what, args, message] of wrong)
      it(`refuse ${what}`, () =>
        assertMistake(
          benchCommand(async () => 0),
          args,
          message,
        ));
    it('end the command with code 2 where they are wrong, and 0 for help', () => {
      const bad = cli('--only', 'titanic');
      assert.equal(bad.status, 2);
      assert.match(bad.stderr, /"titanic"[\s\S]*--help/);
      const good = cli('--help');
      assert.equal(good.status, 0);
      assert.match(good.stdout, /--peers/);
    });
  });

  describe('its arithmetic', () => {
    it('takes the median of odd and even counts, whatever their order', () => {
      assert.deepEqual(spread([3, 10, 1]), { median: 3, min: 1, max: 10 });
      assert.deepEqual(spread([4, 1, 10, 2]), { median: 3, min: 1, max: 10 });
      assert.deepEqual(spread([7]), { median: 7, min: 7, max: 7 });
    });
    it('takes ratios pair by pair', () => {
      // The ratio of the medians would be 2 / 2 = 1.
      assert.deepEqual(
        ratios([
          [1, 4],
          [2, 1],
          [3, 2],
        ]),
        { median: 1.5, min: 0.25, max: 2 },
      );
    });
    it('refuses nothing, and what is no number', () => {
      assert.throws(() => spread([]), /at least one/);
      assert.throws(() => spread([1, NaN]), /NaN/);
      assert.throws(() => ratios([[0, 0]]), /NaN/);
    });
  });

  describe('its verdict', () => {
    const ours = { median: 2, min: 1, max: 9, seconds: [1, 2, 9], memory: 100, found: {} } satisfies Timed;
    const measured = (ratio: number): PeerResult => ({
      name: 'NumPy',
      note: '',
      status: 'measured',
      way: {},
      time: ours,
      ratio: { median: ratio, min: ratio, max: ratio },
    });
    it('goes by the median', () => {
      assert.equal(verdict({ goal: { seconds: 2 }, ours, peers: [] }), 'met');
      assert.equal(verdict({ goal: { seconds: 1.9 }, ours, peers: [] }), 'missed');
      assert.equal(verdict({ goal: { ratio: 1 }, ours, peers: [measured(1)] }), 'met');
      assert.equal(verdict({ goal: { ratio: 1 }, ours, peers: [measured(1.1)] }), 'missed');
    });
    it('is open without the peer, and none without a goal or a measurement', () => {
      assert.equal(
        verdict({ goal: { ratio: 1 }, ours, peers: [{ name: 'NumPy', note: '', status: 'not run', why: '' }] }),
        'unknown',
      );
      assert.equal(verdict({ ours, peers: [] }), undefined);
      assert.equal(verdict({ goal: { seconds: 1 }, peers: [] }), undefined);
    });
    it('stands in the table beside both times, with what failed or could not be had', () => {
      const failed: PeerResult = { name: 'Keras', note: 'fit()', status: 'failed', why: hostile };
      const all = [
        { name: 'a', title: 'A', goal: { ratio: 1 }, ours, verdict: 'met' as const, peers: [measured(0.5), failed] },
        { name: 'b', title: 'B', missing: 'Could not get it', peers: [] },
      ];
      const { rows } = casesTable(all);
      assert.deepEqual(
        rows.map(row => row.slice(0, 8)),
        [
          ['a', '2 (1–9)', '≤ 1 × peer', 'met', 100, 'NumPy', '2 (1–9)', '0.5'],
          ['', '', '', '', '', 'Keras', 'failed', null],
          ['b', 'skipped', null, null, null, null, null, null],
        ],
      );
      const said = notes(all).join('\n');
      assert.ok(said.includes(hostile) && said.includes('Could not get it'));
    });
  });

  describe('its processes', () => {
    const talking = (rule: string) =>
      new Process('talker', process.execPath, [
        '-e',
        `console.log('{}');
      require('node:readline').createInterface({ input: process.stdin }).on('line', line => {
        const request = JSON.parse(line); console.log(JSON.stringify(${rule})); });`,
      ]);
    it('work together as long as the slowest, with the memory of all; the fastest way is kept', async () => {
      const pair = new Contestant([
        talking('{ seconds: request.way, memory: 10 }'),
        talking('{ seconds: request.way + request.part, memory: 1, parts: request.parts }'),
      ]);
      try {
        await pair.ready();
        await pair.choose([{ way: 3 }, { way: 1 }, { way: 2 }]);
        assert.deepEqual(pair.request, { way: 1 });
        const { seconds, memory } = await pair.run();
        assert.deepEqual([seconds, memory], [2, 11]);
      } finally {
        await pair.end();
      }
    });
    it('that end too early say why', async () => {
      const one = new Process('loser', process.execPath, ['-e', 'console.error("out of luck"); process.exit(1)']);
      await assert.rejects(one.answer(), /loser ended before it answered: out of luck/);
      await one.end();
    });
    it('that cannot start leave ours measured', async () => {
      const one = cases.find(({ name }) => name === 'direct')!;
      const { ours, peers } = await measure(one, { rounds: 2, quick: true, python: join(folder, 'no-python') });
      assert.equal(ours?.seconds.length, 2);
      assert.deepEqual(
        peers.map(({ status }) => status),
        ['failed'],
      );
      assert.match((peers[0] as { why: string }).why, /no-python/);
    });
  });

  it('writes arrays as NumPy reads them', () => {
    writeArray(folder, 'some', new Float64Array([1, 2, 3, 4, 5, 6]).subarray(2), 2);
    const file = readFileSync(join(folder, 'some.npy'));
    const start = 10 + file.readUInt16LE(8);
    assert.equal(file.toString('latin1', 0, 8), '\x93NUMPY\x01\x00');
    assert.equal(start % 64, 0);
    assert.match(
      file.toString('latin1', 10, start),
      /^\{'descr': '<f8', 'fortran_order': False, 'shape': \(2, 2\), \} *\n$/,
    );
    assert.deepEqual(
      [0, 1, 2, 3].map(i => file.readDoubleLE(start + 8 * i)),
      [3, 4, 5, 6],
    );
  });

  it('draws growth on logarithmic axes', () => {
    const { data, layout } = growthChart({
      title: 'Training',
      unit: 'models',
      points: [{ amount: 10, median: 2, min: 1, max: 3 }],
    }).figure;
    assert.deepEqual([layout.xaxis?.type, layout.yaxis?.type], ['log', 'log']);
    assert.deepEqual([(data[0] as { x: unknown }).x, (data[0] as { y: unknown }).y], [[10], [2]]);
  });

  it('measures, prints a table, and writes it as JSON and as a page that needs nothing else', () => {
    const { status, stdout, stderr } = cli('--quick', '--rounds', '2', '--only', 'cancer,growth', '--out', folder);
    assert.equal(status, 0, stderr);
    const {
      cases: [cancer, ...others],
      growth,
      rounds,
    } = JSON.parse(readFileSync(join(folder, 'bench.json'), 'utf8')) as Bench;
    assert.deepEqual([cancer.name, others.length, rounds, cancer.ours!.seconds.length], ['cancer', 0, 2, 2]);
    assert.ok(cancer.ours!.seconds.every(value => value > 0) && cancer.ours!.memory! > 10);
    assert.deepEqual(
      cancer.peers.map(peer => peer.status),
      ['not run', 'not run', 'not run'],
    );
    assert.deepEqual(
      growth.map(({ points }) => points.map(({ amount }) => amount)),
      [
        [2, 4],
        [100, 200],
      ],
    );
    assert.match(stdout, /cancer .*≤ 0\.1 s.*not run \(npm run bench -- --peers\)/);
    const html = readFileSync(join(folder, 'bench.html'), 'utf8');
    // The page is too long to be printed where it is wrong.
    assert.ok(/<table>[\s\S]*cancer[\s\S]*newPlot/.test(html));
    assert.ok(!/(src|href)="(?!data:)/.test(html), 'it needs nothing else');
  });
});
