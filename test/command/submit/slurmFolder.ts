import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Slurm } from '../../../scripts/servers/slurm/slurm';
import { root } from '../../../src/command/root';
import type { SlurmTask } from '../../../src/command/submit/slurmTasks';
import { Heard, smallNetwork, unending } from '../../../src/contract/training';
import type { Architecture } from '../../../src/models/architecture';
import { here } from '../../../src/train/execute/here';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { readModel } from '../../../src/train/jobs/modelFile';
import { planTask } from '../../../src/train/jobs/plan';
import { type JobStatus, jobStatus } from '../../../src/train/jobs/status';
import { denseTask } from '../../train/jobs/jobs';

/** What a call of gmia said, and its exit code. */
interface Said {
  code: number;
  out: string;
  err: string;
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'gmia-submit-'));

/** A job folder, planned, and the Slurm to which its blocks are submitted. */
export class SlurmFolder {
  readonly path: string;
  private task = denseTask(1);
  private planned: { task: string; ids: string[] } = { task: '', ids: [] };

  /** @param path of the folder; default: in a new one */
  constructor(
    readonly slurm: Slurm,
    path = join(newFolder(), 'jobs'),
  ) {
    this.path = path;
  }

  /** A block for each model. */
  async plan(models: number, spec: Architecture = smallNetwork): Promise<void> {
    this.task = denseTask(models, spec);
    this.planned = await planTask(JobFolder.open(this.path, true), this.task, { models: 1 }, unending());
  }

  /** Runs gmia as it is built: `npm run build` comes first. */
  gmia(command: string, ...args: string[]): Promise<Said> {
    return new Promise(end => {
      const words = [join(root, 'bin/gmia.js'), command, this.path, ...args];
      const { env } = this.slurm;
      execFile(process.execPath, words, { env, encoding: 'utf8' }, (error, out, err) =>
        end({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  }

  submit(...args: string[]): Promise<Said> {
    return this.gmia('submit', '--slurm', ...args);
  }

  async status(): Promise<JobStatus & { slurm: SlurmTask[] }> {
    return JSON.parse((await this.gmia('status', '--json')).out);
  }

  /** Changes the script, so that each task says which attempt it is, and waits until `release`. */
  async hold(): Promise<void> {
    await this.submit('--dry-run');
    const script = join(this.path, 'slurm/job.sh');
    writeFileSync(this.gate, '');
    const held = `echo attempt "\${SLURM_RESTART_COUNT:-0}"\nwhile [ -e "${this.gate}" ]; do sleep 0.1; done\nexec `;
    writeFileSync(script, readFileSync(script, 'utf8').replace(/^exec /m, held));
  }

  release(): void {
    rmSync(this.gate, { force: true });
  }

  /** States of all its tasks that are in the queue or were a moment ago, by their number: "1_0". */
  async queue(): Promise<Map<string, string>> {
    const said = await this.slurm.run('squeue', '--noheader', '--array', '--states=all', '--format=%F_%K %T');
    return new Map(said.split('\n').flatMap(line => (line ? [line.trim().split(' ') as [string, string]] : [])));
  }

  /** Looks until `is` says so. */
  async until(is: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await is())) await wait(100);
  }

  async done(): Promise<void> {
    await this.until(() => jobStatus(this.path).blocks.every(({ state }) => state === 'done'));
  }

  /** What its models are, and what they are when one process trains them. */
  async models(): Promise<[there: unknown[], locally: unknown[]]> {
    const { task, ids } = this.planned;
    const locally = new Heard();
    await here.run([this.task], locally, unending());
    const folder = JobFolder.open(this.path);
    return [ids.map(id => readModel(folder, task, id)?.weights), locally.models.map(({ weights }) => weights)];
  }

  /** What a task has said so far, in all its attempts. */
  log(task: string): string {
    const file = join(this.path, 'slurm/logs', `${task}.log`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  get submitted(): string[] {
    return readdirSync(join(this.path, 'slurm/submitted')).sort();
  }

  /** Cancels all that is in the queue, and removes the folder. */
  async remove(): Promise<void> {
    await this.slurm.run('scancel', `--user=${userInfo().username}`);
    rmSync(join(this.path, '..'), { recursive: true, force: true });
  }

  private get gate(): string {
    return join(this.path, '..', 'wait');
  }
}
