// `npx tsx bench/engines.ts`, after `npm run build`: the same models by one process, by two workers on a job folder, by
// Slurm and by a queue, each with one thread a worker on this machine. Time runs from the first call of a command until
// the last model is there; a Slurm or a Redis that cannot be had is said.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSlurm } from '../scripts/servers/slurm/slurm';
import { root } from '../src/command/root';
import type { Dataset } from '../src/data/dataset';
import { loadAdult } from '../src/data/load/loadAdult';
import { loadMnist } from '../src/data/load/loadMnist';
import { splitForAttack } from '../src/data/splitForAttack';
import { tableText } from '../src/display/tableText';
import type { Architecture } from '../src/models/architecture';
import { folderStore } from '../src/models/store/folderStore';
import { settings } from '../src/paper/setup/settings';
import type { EnsembleSpec } from '../src/train/ensembleSpec';
import { planJobs } from '../src/train/jobs/planJobs';
import { jobStatus } from '../src/train/jobs/status';
import { trainEnsembles } from '../src/train/trainEnsembles';
import { referenceSpec } from '../src/train/trainReferences';
import { startRedis } from '../test/command/queue/redisServer';
import { inFolder } from './measure';

const WORKERS = 2;
/** Blocks for each worker. */
const BLOCKS = 2;

interface Work {
  title: string;
  models: number;
  dataset: () => Promise<Dataset>;
  architecture: Architecture;
}

const works: Work[] = [
  { title: 'Adult, 20,000 steps', models: 200, dataset: loadAdult, architecture: settings.adult.architecture },
  {
    title: 'MNIST, convolutional, 100 steps',
    models: 20,
    dataset: loadMnist,
    architecture: { ...settings.mnist.architecture, steps: 100 },
  },
];

/** Hands what is planned in a folder to machines, and returns when all is trained. */
interface Engine {
  name: string;
  /** What is there before anybody submits anything. @returns what trains a folder, and ends all */
  start(): Promise<{ train(folder: string): Promise<void>; stop(): Promise<void> }>;
}

function gmia(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const { GMIA_STORE: _, ...own } = process.env;
  return spawn(process.execPath, [join(root, 'bin/gmia.js'), ...args], {
    env: { ...own, TF_CPP_MIN_LOG_LEVEL: '2', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`gmia ended with ${code}`);
}

async function allTrained(folder: string): Promise<void> {
  for (let status = jobStatus(folder); status.trained < status.models; status = jobStatus(folder)) await pause(200);
}

const engines: Engine[] = [
  {
    name: 'two workers: gmia work --any',
    start: async () => ({
      train: async folder => {
        const workers = Array.from({ length: WORKERS }, () => gmia(['work', folder, '--any', '--threads', '1']));
        await Promise.all(workers.map(ended));
      },
      stop: async () => {},
    }),
  },
  {
    name: 'Slurm, two tasks at once',
    start: async () => {
      const slurm = await startSlurm({ cpus: WORKERS });
      return {
        train: async folder => {
          await ended(gmia(['submit', folder, '--slurm', '--cpus', '1'], slurm.env));
          await allTrained(folder);
        },
        stop: () => slurm.stop(),
      };
    },
  },
  {
    name: 'queue, two workers',
    start: async () => {
      const redis = await startRedis();
      const queue = ['--queue', redis.url];
      const workers = Array.from({ length: WORKERS }, () => gmia(['worker', ...queue, '--threads', '1']));
      await pause(3000); // they are there already
      return {
        train: async folder => {
          await ended(gmia(['submit', folder, ...queue]));
          await allTrained(folder);
        },
        stop: async () => {
          for (const worker of workers) worker.kill('SIGTERM');
          await Promise.all(workers.map(worker => once(worker, 'exit')));
          await redis.stop();
        },
      };
    },
  },
];

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

async function measure({ title, models, dataset, architecture }: Work): Promise<unknown[][]> {
  const split = splitForAttack(await dataset(), { pool: 20_000, seed: 1 });
  const specOf = (folder: string): EnsembleSpec<Architecture> =>
    referenceSpec(split, architecture, { models, store: folderStore(folder) });
  const alone = await inFolder(folder => seconds(() => trainEnsembles([specOf(folder)], { progress: {} })));
  const rows: unknown[][] = [[title, 'one process', alone.toFixed(1), '', '']];
  for (const { name, start } of engines) {
    const started = await start().catch((error: Error) => error.message);
    if (typeof started === 'string') {
      rows.push([title, name, 'not run', started, '']);
      continue;
    }
    const took = await inFolder(async folder => {
      const jobs = join(folder, 'jobs');
      const each = Math.ceil(models / WORKERS / BLOCKS);
      for await (const _ of planJobs(jobs, [specOf(join(folder, 'store'))], { models: each }));
      return seconds(() => started.train(jobs));
    }).finally(() => started.stop());
    // Of the machine's two processors, so that it compares with what a model takes one of them.
    const more = (WORKERS * (took - alone)) / models;
    process.stderr.write(`${title}, ${name}: ${took.toFixed(1)} s\n`);
    rows.push([title, name, took.toFixed(1), more.toFixed(2), ((WORKERS * alone) / models).toFixed(2)]);
  }
  return rows;
}

async function main(): Promise<void> {
  const rows: unknown[][] = [];
  const busy = setInterval(() => {}, 1000); // servers that start do not keep a process alive
  try {
    for (const work of works) rows.push(...(await measure(work)));
  } finally {
    clearInterval(busy);
  }
  const names = ['models', 'engine', 'seconds', 'processor seconds more, a model', 'of a model'];
  process.stdout.write(`${tableText({ names, rows, total: { rows: rows.length, columns: 5 }, warnings: [] })}\n`);
}

void main();
