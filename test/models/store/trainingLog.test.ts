import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setProgress } from '../../../src/core/progress';
import { version } from '../../../src/core/version';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import type { Architecture } from '../../../src/models/architecture';
import { defaultStore } from '../../../src/models/store/inventory';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { log, logTraining } from '../../../src/models/store/trainingLog';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';
import { temporaryStore } from '../temporaryStore';

describe('the log of a store', () => {
  temporaryStore();
  before(() => setProgress({}));
  const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
  const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 5 };
  const file = () => join(process.env.GMIA_STORE!, 'log.jsonl');
  const some = { series: 'a', data: 'toy', kind: 'reference', trainer: 'dense', trainerVersion: 1, seconds: 0.5 };

  it('says what was trained when and by which version, and nothing of what was there', async () => {
    const before = Date.now();
    const { store } = await trainReferences(split, architecture, { models: 3 });
    await trainReferences(split, architecture, { models: 3 });
    await trainReferences(split, architecture, { models: 5 });
    await trainTargets(split, architecture, { splits: 1 });
    const [targets, more, first, ...others] = log();
    assert.deepEqual(others, []);
    const { time, seconds, ...rest } = first;
    assert.deepEqual(rest, {
      series: store!.id,
      data: 'toy',
      kind: 'reference',
      trainer: store!.settings.trainer,
      trainerVersion: store!.settings.trainerVersion,
      models: 3,
      gmia: version,
      node: process.version,
    });
    assert.match(version, /^\d+\.\d+\.\d+/);
    assert.ok(Date.parse(time) >= before && Date.parse(time) <= Date.now() && seconds >= 0);
    assert.deepEqual([more.models, targets.models, targets.kind], [2, 2, 'target']);
    assert.equal(readFileSync(file(), 'utf8').split('\n').length, 4);
  });

  it('has the last rows only, the newest first, without lines that are none', () => {
    assert.deepEqual(log(), []);
    for (let models = 1; models <= 30; models++) {
      logTraining(defaultStore(), { ...some, models });
      appendFileSync(file(), '{"time":1}\nnull\nhalf a li\n');
    }
    assert.deepEqual(
      log(5).map(({ models }) => models),
      [30],
      'of the last five lines',
    );
    assert.deepEqual(
      log(8).map(({ models }) => models),
      [30, 29],
    );
    assert.equal(log(10_000).length, 30);
    assert.equal(log(1e9, memoryStore()).length, 0);
    for (const wrong of [0, -1, 1.5, NaN, '3' as unknown as number]) assert.throws(() => log(wrong), RangeError);
  });

  it('keeps the lines of several processes whole', async () => {
    const script = `
      const { defaultStore } = require('./src/models/store/inventory');
      const { log } = defaultStore();
      const text = 'x'.repeat(200);
      for (let i = 0; i < 300; i++) log.append(JSON.stringify({ pid: process.pid, i, text }));`;
    const root = join(__dirname, '../../..');
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--require', 'tsx/cjs', '-e', script], { cwd: root, stdio: 'ignore' }),
    );
    await Promise.all(children.map(child => once(child, 'exit')));
    const lines = readFileSync(file(), 'utf8').trim().split('\n');
    assert.equal(lines.length, 900);
    for (const { pid } of children)
      assert.deepEqual(
        lines.map(line => JSON.parse(line)).flatMap(line => (line.pid === pid ? [line.i] : [])),
        Array.from({ length: 300 }, (_, i) => i),
      );
  });

  it('is left out by a store that has none or takes nothing, which disturbs nobody', async () => {
    const { log: _, ...without } = memoryStore();
    assert.deepEqual(log(3, without), []);
    assert.equal((await trainReferences(split, architecture, { models: 2, store: without })).size, 2);
    const full = { append: () => assert.fail('ENOSPC'), last: () => [] };
    const one = await trainReferences(split, architecture, { models: 2, store: { ...memoryStore(), log: full } });
    assert.deepEqual(one.warnings, []);
  });
});
