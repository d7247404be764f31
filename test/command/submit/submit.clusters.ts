import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../../scripts/servers/freePorts';
import { type Slurm, startSlurm } from '../../../scripts/servers/slurm/slurm';
import { Unavailable } from '../../../scripts/servers/unpackDebian';
import { endless, smallNetwork } from '../../../src/contract/training';
import { jobStatus } from '../../../src/train/jobs/status';
import { newFolder, SlurmFolder } from './slurmFolder';

/** Takes some seconds. */
const longer = { ...smallNetwork, steps: 3_000_000 };

describe('gmia submit, on a real Slurm', function () {
  this.timeout(180_000);
  let slurm: Slurm;
  let folder: SlurmFolder;

  before(async function () {
    this.timeout(600_000); // it may have to bring Slurm
    try {
      slurm = await startSlurm({ maxArraySize: 3, cpus: 4 });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      console.log(`Skipped, as Slurm cannot be had: ${error.message}`);
      this.skip();
    }
  });
  after(() => slurm?.stop());
  afterEach(() => folder.remove());

  const start = async (models: number, spec = smallNetwork, name = 'jobs') => {
    folder = new SlurmFolder(slurm, join(newFolder(), name));
    await folder.plan(models, spec);
    return folder;
  };
  const statesOf = async () => [...(await folder.queue()).values()].sort();

  it('has all blocks trained, in arrays that Slurm takes, not more at once than it is told', async () => {
    await start(7, smallNetwork, `it's "mine" %a #1 $HOME`);
    await folder.hold();
    const first = await folder.submit('--at-once', '2', '--cpus=1', '--time', '10', '--sbatch=--comment=a "b"');
    assert.equal(first.code, 0, first.err);
    const [, a, b, c] = /^Submitted as (\d+): blocks 0-2\.\n.* (\d+): blocks 3-5\.\n.* (\d+): block 6\.\n$/.exec(
      first.out,
    )!;
    assert.deepEqual(folder.submitted, [a, b, c].map(job => `${job}.json`).sort());
    await folder.until(async () => (await statesOf()).filter(state => state === 'RUNNING').length === 2);

    const second = await folder.submit('--at-once', '2');
    assert.deepEqual([second.code, second.out], [0, '7 blocks are in the queue already.\nNothing to submit.\n']);
    const said = (await folder.gmia('status')).out;
    assert.match(said, /7 blocks: 7 waiting\.\nNobody works on it yet\.\nSlurm: .*2 RUNNING/);
    assert.match(said, /1 PENDING \(JobArrayTaskLimit\)/);
    assert.match(said, /4 PENDING \(Dependency\)/);

    folder.release();
    let most = 0;
    await folder.until(async () => {
      const queue = [...(await folder.queue())].filter(([task]) => [a, b, c].includes(task.split('_')[0]));
      const running = queue.filter(([, state]) => state === 'RUNNING').length;
      most = Math.max(most, running);
      return jobStatus(folder.path).trained === 7;
    });
    assert.equal(most, 2);
    const [there, locally] = await folder.models();
    assert.deepEqual(there, locally);
    assert.equal((await folder.submit()).out, 'Nothing to submit.\n');
    const log = () => folder.log(`${c}_0`); // of the third array's only task
    await folder.until(() => /^attempt 0\nBlock 6, .*: 1 model in /.test(log()));
  });

  it('uses this gmia, and as many threads as it asks for processors', async () => {
    await start(1);
    const { out, code } = await folder.submit('--cpus', '3', '--mem', '100M', '--sbatch=--job-name=mine');
    assert.equal(code, 0);
    const script = join(folder.path, 'slurm/job.sh');
    assert.equal(out.split('\n')[1], `The script, for you to change: ${script}`);
    await folder.done();
    const text = readFileSync(script, 'utf8');
    assert.ok(text.includes('\n#SBATCH --cpus-per-task=3\n#SBATCH --mem=100M\n#SBATCH --job-name=mine\n'), text);
    const accounts = () => slurm.run('sacct', '--noheader', '--parsable2', '-X', '--format=JobName,AllocCPUS');
    await folder.until(async () => (await accounts()).split('\n').includes('mine|3'));
  });

  it('knows its own jobs whatever they are called, and takes no other for them that has the number now', async () => {
    await start(2);
    await folder.hold();
    await folder.submit('--most', '1', '--sbatch=--job-name=other');
    const wrap = ['--output=/dev/null', '--wrap=sleep 100'];
    const other = (await slurm.run('sbatch', '--parsable', '--array=1', '--job-name=other', ...wrap)).trim();
    const [own] = folder.submitted;
    const kept = JSON.parse(readFileSync(join(folder.path, 'slurm/submitted', own), 'utf8'));
    assert.deepEqual([kept.first, kept.blocks], [0, [0]]);
    const reused = { ...kept, job: other, blocks: [1] };
    writeFileSync(join(folder.path, 'slurm/submitted', `${other}.json`), JSON.stringify(reused));
    const queued = (await folder.status()).slurm.filter(task => task.queued);
    assert.deepEqual(
      queued.map(({ block }) => block),
      [0],
    );
    await slurm.run('scancel', other);
    assert.match((await folder.submit()).out, /^1 block is in the queue already\.\nSubmitted as \d+: block 1\.\n$/);
    folder.release();
    await folder.done();
  });

  it('leaves a task in the queue that was requeued, and goes on with it', async () => {
    await start(1);
    await folder.hold();
    await folder.submit();
    const task = `${folder.submitted[0].split('.')[0]}_0`;
    await folder.until(() => folder.log(task) === 'attempt 0\n');
    await slurm.run('scontrol', 'requeue', task);
    await folder.until(async () => (await folder.queue()).get(task) === 'PENDING');
    assert.match((await folder.submit()).out, /^1 block is in the queue already\.\nNothing/);
    assert.deepEqual(
      (await folder.status()).slurm.map(({ state, queued }) => [state, queued]),
      [['PENDING', true]],
    );
    folder.release();
    await folder.done();
    await folder.until(() => /^attempt 0\n[\s\S]*attempt 1\nBlock 0/.test(folder.log(task)));
  });

  it('leaves a task in the queue that was preempted, which accounts go on to call so', async () => {
    await start(1);
    await folder.hold();
    await folder.submit('--cpus=4');
    const task = `${folder.submitted[0].split('.')[0]}_0`;
    await folder.until(async () => (await folder.queue()).get(task) === 'RUNNING');
    const urgent = await slurm.run(
      'sbatch',
      ...['--parsable', '--partition=urgent', '--cpus-per-task=4', '--output=/dev/null', '--wrap=sleep 100'],
    );
    await folder.until(async () => (await folder.queue()).get(task) === 'PENDING');
    const all = ['--noheader', '--parsable2', '-X', '--duplicates', `--jobs=${task}`];
    const accounts = () => slurm.run('sacct', ...all, '--format=State');
    await folder.until(async () => (await accounts()).split('\n').includes('PREEMPTED'));
    assert.deepEqual(
      (await folder.status()).slurm.map(({ state, queued }) => [state, queued]),
      [['PENDING', true]],
    );
    assert.match((await folder.submit()).out, /^1 block is in the queue already\.\nNothing/);
    await slurm.run('scancel', urgent.trim());
    folder.release();
    await folder.done();
  });

  it('submits again what was cancelled, and says so, also when the queue has forgotten it', async () => {
    await start(3);
    await folder.hold();
    await folder.submit();
    const job = folder.submitted[0].split('.')[0];
    await folder.until(async () => (await statesOf()).every(state => state === 'RUNNING'));
    await slurm.run('scancel', `${job}_1`);
    const ended = async () => (await folder.status()).slurm.filter(({ queued }) => !queued);
    await folder.until(async () => (await ended()).length === 1);
    const { block, state } = (await ended())[0];
    assert.deepEqual([block, state], [1, 'CANCELLED']);
    await folder.until(async () => !(await folder.queue()).has(`${job}_1`));
    assert.deepEqual(
      (await ended()).map(({ block, state }) => [block, state]),
      [[1, 'CANCELLED']],
    );
    assert.match((await folder.gmia('status')).out, /\n +1 +waiting .*Slurm \d+_1 CANCELLED/);
    assert.match((await folder.submit()).out, /^2 blocks are in the queue already\.\nSubmitted as \d+: block 1\.\n$/);
    folder.release();
    await folder.done();
    assert.deepEqual(...(await folder.models()));
  });

  it('submits again what a killed worker has left', async () => {
    await start(2, longer);
    await folder.submit();
    const second = () => jobStatus(folder.path).blocks[1];
    await folder.until(() => second().state === 'running');
    process.kill(Number(second().worker!.split(':')[1]), 'SIGKILL');
    await folder.until(async () => (await folder.status()).slurm.some(({ block, queued }) => block === 1 && !queued));
    const lost = await folder.status();
    assert.equal(lost.blocks[1].state, 'lost');
    assert.equal(lost.slurm.find(({ block }) => block === 1)!.state, 'FAILED');
    const again = await folder.submit();
    assert.match(again.out, /\d+: block 1\.\n$/);
    await folder.done();
    assert.deepEqual(...(await folder.models()));
  });

  it('cancels what is in the queue: workers end by SIGTERM, and leave their block to others', async () => {
    await start(6, endless(smallNetwork));
    await folder.submit();
    await folder.until(() => jobStatus(folder.path).running === 4);
    const [first] = (await folder.status()).slurm;
    assert.equal((await folder.submit('--cancel')).out, 'Cancelled: 6 blocks.\n');
    await folder.until(async () => (await folder.status()).slurm.every(({ queued }) => !queued));
    const { blocks, slurm: tasks } = await folder.status();
    assert.ok(tasks.every(({ state }) => state === 'CANCELLED'));
    assert.ok(
      blocks.every(({ state }) => state === 'waiting'),
      JSON.stringify(blocks),
    );
    assert.match(folder.log(first.task), /Stopped by SIGTERM/);
    assert.equal((await folder.submit('--cancel')).out, 'Nothing is in the queue.\n');
  });

  it('says what Slurm refuses, and what to do, and leaves no script with what was refused', async () => {
    await start(2);
    const refused = async (message: RegExp, ...args: string[]) => {
      const { code, out, err } = await folder.submit(...args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, message);
      assert.ok(!existsSync(join(folder.path, 'slurm/job.sh')));
    };
    await refused(/^sbatch refused: .*[Ii]nvalid account.*\n.*--account: sacctmgr show/, '--account', 'nobody');
    await refused(
      /^sbatch refused: [\s\S]*[Ii]nvalid partition[\s\S]*\nName one .* sinfo .* --partition/,
      '--partition',
      'no',
    );
    await refused(/^sbatch refused: .*time limit[\s\S]*--time: scontrol show partition/, '--time', '2:00:00');
    await refused(/^sbatch refused: [\s\S]*\nAsk for less by --cpus or --mem/, '--cpus', '100');
    await refused(/^sbatch refused: [\s\S]*\nAsk for less by --cpus or --mem/, '--mem', '1T');
    await refused(/^sbatch refused: .*qos/i, '--sbatch=--qos=none');
    assert.deepEqual((await folder.status()).slurm, []);
  });

  it('says so where the scheduler does not answer, and shows what it knows without', async () => {
    await start(1);
    await folder.hold();
    await folder.submit();
    const conf = join(folder.path, '../slurm.conf');
    const text = readFileSync(slurm.env.SLURM_CONF!, 'utf8');
    writeFileSync(conf, text.replace(/SlurmctldPort=.*/, `SlurmctldPort=${await freePorts(1)}`));
    const away = new SlurmFolder({ ...slurm, env: { ...slurm.env, SLURM_CONF: conf } }, folder.path);
    const { code, err } = await away.submit();
    assert.equal(code, 1);
    assert.match(
      err,
      /^squeue refused: .*Unable to contact slurm controller.*\nThe scheduler does not answer: scontrol/,
    );
    const status = await away.gmia('status');
    assert.deepEqual([status.code, status.out.split('\n')[0]], [0, '0 of 1 models are trained. 1 blocks: 1 waiting.']);
    assert.match(status.err, /^squeue refused/);
  });

  it('keeps what was taken when the next is refused, and submits fewer when it is told', async () => {
    await start(7);
    await folder.hold();
    await slurm.run('sacctmgr', '--immediate', 'modify', 'user', 'where', 'account=lab', 'set', 'MaxSubmitJobs=4');
    try {
      const { code, out, err } = await folder.submit();
      assert.equal(code, 1);
      assert.match(out, /^Submitted as \d+: blocks 0-2\.\n$/);
      assert.match(err, /^sbatch refused: [\s\S]*limit[\s\S]*by --most/);
      assert.equal(folder.submitted.length, 1);
      const rest = await folder.submit('--most', '1');
      assert.match(rest.out, /^3 blocks are .*\nSubmitted as \d+: block 3\.\nNot submitted: 3 more\. Call this again/);
      folder.release();
      await folder.until(() => jobStatus(folder.path).trained === 4);
    } finally {
      await slurm.run('sacctmgr', '--immediate', 'modify', 'user', 'where', 'account=lab', 'set', 'MaxSubmitJobs=-1');
    }
    assert.match((await folder.submit()).out, /^Submitted as \d+: blocks 4-5\.\nSubmitted as \d+: block 6\.\n$/);
    await folder.done();
  });

  it('leaves blocks alone that others work on, and those that failed three times, until it is told', async () => {
    await start(3);
    const claim = { id: 'x', host: 'elsewhere', pid: 1, since: '', models: 0, steps: 0 };
    writeFileSync(join(folder.path, 'blocks/000000.claim'), JSON.stringify(claim));
    for (const i of [0, 1, 2])
      writeFileSync(
        join(folder.path, `blocks/000001.failed-${i}`),
        JSON.stringify({ by: 'elsewhere:1', time: '2026-01-01T00:00:00Z', message: 'No disk.' }),
      );
    const { out } = await folder.submit();
    assert.match(
      out,
      /^1 block is being worked on without Slurm\.\n1 failed three times: .*\nSubmitted as \d+: block 2\.\n/,
    );
    assert.match((await folder.submit('--failed')).out, /Submitted as \d+: block 1\.\n$/);
    await folder.until(() => jobStatus(folder.path).trained === 2);
  });

  it('refuses another command when the script is there, and what is no job folder', async () => {
    await start(1);
    await folder.submit('--dry-run', '--command', 'apptainer exec gmia.sif gmia');
    const script = readFileSync(join(folder.path, 'slurm/job.sh'), 'utf8');
    assert.match(script, /\nexec apptainer exec gmia\.sif gmia work /);
    const again = await folder.submit('--command', 'gmia');
    assert.deepEqual([again.code, again.out], [1, '']);
    assert.match(again.err, /Expected --command with the first submission, got .*job\.sh.* Change it there, or remove/);
    const none = new SlurmFolder(slurm, join(folder.path, 'blocks'));
    assert.match((await none.submit()).err, /Expected a job folder, got .*gmia plan/);
  });
});
