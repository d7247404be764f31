import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { collectCommand } from '../../../src/command/jobs/collectCommand';
import { planCommand } from '../../../src/command/jobs/planCommand';
import { statusCommand } from '../../../src/command/jobs/statusCommand';
import { workCommand } from '../../../src/command/jobs/workCommand';
import { root } from '../../../src/command/root';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { architecture } from '../../../src/models/architecture';
import { networksByCommand } from '../../../src/train/command/networksByCommand';
import { planJobs } from '../../../src/train/jobs/planJobs';
import { jobStatus } from '../../../src/train/jobs/status';
import { registerTrainer, trainerOf } from '../../../src/train/trainers';
import { referenceSpec, trainReferences } from '../../../src/train/trainReferences';
import { temporaryStore } from '../../models/temporaryStore';
import { collect, temporaryFolder } from '../../train/jobs/jobs';
import { assertMistake } from '../parse';

describe('gmia work, status and collect', () => {
  temporaryStore();
  const folder = temporaryFolder();
  const split = splitForAttack(makeToy({ records: 60 }), { pool: 20, seed: 3 });
  const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 200_000 });
  const plan = (models: number, each: number) =>
    collect(planJobs(folder.path, [referenceSpec(split, network, { models })], { models: each }));
  const states = () => jobStatus(folder.path).blocks.map(({ state }) => state);
  const started = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of started) child.kill('SIGKILL');
    started.clear();
  });

  function start(...args: string[]) {
    const child = spawn(process.execPath, [join(root, 'bin/gmia.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    started.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said += text;
      });
    const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, said }));
    return { child, ended };
  }

  it('trains with two workers of which one is killed what one process trains, nothing of it twice', async () => {
    await plan(10, 2);
    const [first, second] = [
      start('work', folder.path, '--any', '--threads', '1'),
      start('work', folder.path, '--any'),
    ];
    while (jobStatus(folder.path).trained === 0) await pause(20);
    first.child.kill('SIGKILL');
    assert.equal((await first.ended).code, 'SIGKILL');
    const { code, said } = await second.ended;
    assert.equal(code, 0, said);
    // The last block of the killed one may have been passed by while it lived.
    assert.equal((await start('work', folder.path, '--any').ended).code, 0);
    assert.deepEqual([...new Set(states())], ['done']);
    const twice = jobStatus(folder.path).blocks.map(
      ({ number }) => JSON.parse(readFileSync(join(folder.path, `blocks/00000${number}.done`), 'utf8')).twice,
    );
    assert.deepEqual([...new Set(twice)], [0]);
    const collected = await start('collect', folder.path).ended;
    assert.deepEqual([collected.code, collected.said], [0, '10 models were put into the store.\n']);
    const stored = await trainReferences(split, network, { models: 10 });
    const locally = await trainReferences(split, network, { models: 10, store: false });
    assert.deepEqual(
      stored.models.map(({ weights }) => weights),
      locally.models.map(({ weights }) => weights),
    );
  });

  it('has networks trained by a program that the worker names', async () => {
    const program = ['python3', join(__dirname, '../../train/command/fixtures/plain_networks.py')];
    const trainer = networksByCommand({ train: program });
    const hidden = architecture({ ...network, layers: [{ type: 'dense', units: 3, activation: 'relu' }] });
    const options = { models: 3, trainer };
    const planned = await collect(planJobs(folder.path, [referenceSpec(split, hidden, options)], { models: 2 }));
    assert.deepEqual([planned[0].blocks.length, planned[0].added], [2, 2]);
    const alone = await start('work', folder.path, '--block', '0').ended;
    assert.equal(alone.code, 1);
    assert.match(alone.said, /Expected trainer to be .*got "plain_networks\.py"/);
    const done = await start('work', folder.path, '--any', '--convolutional', program.join(' ')).ended;
    assert.equal(done.code, 0, done.said);
    const collected = await start('collect', folder.path, '--convolutional', program.join(' ')).ended;
    assert.deepEqual([collected.code, collected.said], [0, '3 models were put into the store.\n']);
    const stored = await trainReferences(split, hidden, { ...options, trainer: networksByCommand({ train: program }) });
    assert.deepEqual(
      stored.models[0].weights.map(({ length }) => length),
      [6, 3, 6, 2],
    );
    assert.equal(stored.logits(split.pool).values.length, 3 * 20 * 2);
  });

  it('plans what a run trains in a setting, once', async () => {
    const args = ['plan', folder.path, '--profile', 'smoke', '--only', 'cancer', '--models', '100'];
    const first = await start(...args).ended;
    assert.equal(first.code, 0, first.said);
    assert.match(first.said, /^cancer: reference models: 100 to train, 1 new block\.\n/);
    assert.match(first.said, /has 1,640 models to train in 29 blocks\.\n$/);
    assert.match((await start(...args).ended).said, /: 100 to train, 0 new blocks\.\n.*in 29 blocks\.\n$/s);
    assert.equal((await start('work', folder.path, '--block', '0').ended).code, 0);
    await start('collect', folder.path).ended;
    const other = join(folder.path, 'other');
    assert.match(
      (await start('plan', other, ...args.slice(2)).ended).said,
      /has 1,540 models to train in 28 blocks\.\n$/,
    );
  });

  it('waits for a block that another worker has, and stops at SIGTERM', async () => {
    await plan(40, 40); // many seconds of one thread, on a fast machine, too
    const first = start('work', folder.path, '--block', '0', '--threads', '1');
    while (states()[0] !== 'running') await pause(20);
    const second = start('work', folder.path, '--block', '0');
    await pause(1000);
    first.child.kill('SIGTERM');
    const { code, said } = await first.ended;
    assert.equal(code, 143);
    assert.match(said, /Stopped by SIGTERM\. What was finished is kept\./);
    assert.equal((await second.ended).code, 0);
    assert.deepEqual(states(), ['done']);
  });

  it('says how far it is', async () => {
    await plan(3, 1);
    const before = (await start('status', folder.path).ended).said;
    assert.match(before, /^0 of 3 models are trained\. 3 blocks: 3 waiting\.\nNobody works on it: gmia work/);
    const blank = join(folder.path, "it's here");
    cpSync(join(folder.path, 'jobs.json'), join(blank, 'jobs.json'));
    cpSync(join(folder.path, 'blocks'), join(blank, 'blocks'), { recursive: true });
    assert.ok((await start('status', blank).ended).said.includes(`gmia work '${blank.replace("'", "'\\''")}' --any`));
    const blocks = start('work', folder.path, '--block', '1');
    assert.match((await blocks.ended).said, /^Block 1, toy: reference models: 1 model in \d/);
    const all = (await start('status', folder.path, '--all').ended).said;
    assert.match(all, /1 of 3 models are trained\. 3 blocks: 1 done, 2 waiting\./);
    assert.match(all, / {5}1 {2}done {5}1 of 1 {2}toy: reference models {2}\S+:\d+\n/);
    const json = JSON.parse((await start('status', folder.path, '--json').ended).said);
    assert.deepEqual([json.models, json.trained, json.blocks[1].state], [3, 1, 'done']);
    const { code, said } = await start('collect', folder.path).ended;
    assert.deepEqual([code, said], [1, '1 model was put into the store; 2 are not trained yet.\n']);
  });

  it('loads a trainer of one’s own', async () => {
    const file = join(folder.path, 'own-trainer.cjs');
    registerTrainer({ ...trainerOf('dense'), name: 'own', storedAs: 'own', version: 1 });
    await collect(planJobs(folder.path, [referenceSpec(split, network, { models: 2, trainer: 'own' })], { models: 2 }));
    writeFileSync(
      file,
      `const gmia = require(${JSON.stringify(root)});
      gmia.registerTrainer({ name: 'own', version: 1, gives: 'weights', check() {},
        train: (task, ...rest) => gmia.localExecutor.run([{ ...task, trainer: 'dense' }], ...rest) });`,
    );
    const without = await start('work', folder.path, '--any').ended;
    assert.deepEqual(without.code, 1);
    assert.match(without.said, /Expected trainer to be .*, got "own"/);
    const { code, said } = await start('work', folder.path, '--any', '--import', file).ended;
    assert.equal(code, 0, said);
    assert.deepEqual(states(), ['done']);
  });

  it('refuses calls that are none', async () => {
    await assertMistake(workCommand(), [folder.path], /Expected --block or --any, got neither/);
    await assertMistake(workCommand(), [folder.path, '--any', '--block', '3'], /cannot be used with/);
    await assertMistake(workCommand(), [folder.path, '--block', '-1'], /--block to be a whole number of at least 0/);
    await assertMistake(
      workCommand(),
      [folder.path, '--any', '--import', 'no.js'],
      /--import to be a file, got "no.js"/,
    );
    await assertMistake(planCommand(), [folder.path, '--minutes', '0'], /--minutes to be a number from/);
    await assertMistake(planCommand(), [folder.path, '--only', 'censer'], /settings out of adult/);
    await assertMistake(statusCommand(), [], /missing required argument 'folder'/);
    await assertMistake(collectCommand(), [], /missing required argument 'folder'/);
    const { code, said } = await start('status', folder.path).ended;
    assert.equal(code, 1);
    assert.match(said, /^Expected a job folder, got ".*"\. gmia plan makes one, and so does gmia\.onFolder\.\n$/);
  });
});
