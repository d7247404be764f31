// `npx tsx bench/workers.ts`: how a job folder does with more and more workers. The trainer only sleeps, so that a
// thousand workers fit into one process; all they do with files is real. That process has one thread: what it waits for
// files is an upper bound of what each of as many machines would.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { smallData, smallNetwork, taskOf } from '../src/contract/training';
import { tableText } from '../src/display/tableText';
import { JobFolder } from '../src/train/jobs/jobFolder';
import { planTask } from '../src/train/jobs/plan';
import { jobStatus } from '../src/train/jobs/status';
import { workOnJobs } from '../src/train/jobs/work';
import { registerTrainer } from '../src/train/trainers';
import { inFolder } from './measure';

const WORKERS = [2, 8, 64, 1000];
/** Blocks for each worker, models of a block, and seconds that one takes: a block of real work takes ten minutes. */
const BLOCKS = 3;
const MODELS = 2;
const SECONDS = 5;
const STEPS = 10;
const REAL = 600;

const fs = createRequire(__filename)('node:fs') as Record<string, unknown>;

/** Counts the calls of the file system from now on, and what each takes. */
function counted(): { calls: number; seconds: number } {
  const found = { calls: 0, seconds: 0 };
  for (const name of Object.keys(fs).filter(name => name.endsWith('Sync'))) {
    const call = fs[name] as (...args: unknown[]) => unknown;
    if (typeof call !== 'function') continue;
    fs[name] = Object.assign((...args: unknown[]) => {
      found.calls++;
      const start = performance.now();
      try {
        return call(...args);
      } finally {
        found.seconds += (performance.now() - start) / 1000;
      }
    }, call);
  }
  return found;
}

registerTrainer({
  name: 'sleeps',
  version: 1,
  gives: 'weights',
  check: () => {},
  train: async ({ jobs }, { onModel, onSteps }, signal) => {
    for (const at of jobs.keys()) {
      for (let step = 0; step < STEPS; step++) {
        await pause((1000 * SECONDS) / STEPS, undefined, { signal });
        await onSteps(1);
      }
      await onModel(at, { weights: [Float32Array.of(at)], logits: [] });
    }
  },
});

async function measure(workers: number, path: string, files: ReturnType<typeof counted>) {
  const blocks = BLOCKS * workers;
  const spec = { ...smallNetwork, steps: STEPS };
  const task = taskOf({ name: 'sleeps', gives: 'weights', spec, data: smallData() }, blocks * MODELS);
  await planTask(JobFolder.open(path, true), task, { models: MODELS }, new AbortController().signal);
  const start = performance.now();
  const before = { ...files };
  await Promise.all(Array.from({ length: workers }, () => workOnJobs(path)));
  const seconds = (performance.now() - start) / 1000;
  const calls = files.calls - before.calls;
  const waited = files.seconds - before.seconds;
  const look = performance.now();
  const { trained } = jobStatus(path);
  const looked = (performance.now() - look) / 1000;
  if (trained !== blocks * MODELS) throw new Error(`${trained} of ${blocks * MODELS} models were trained`);
  const least = BLOCKS * MODELS * SECONDS;
  // Of a block of ten minutes the same calls, and a look every 2 s and a beat of three calls every 10 s.
  const perBlock = calls / blocks - (MODELS * SECONDS) / 2;
  return {
    workers,
    blocks,
    'not training, blocks of 10 s': `${((100 * (seconds - least)) / seconds).toFixed(1)} %`,
    'calls a block': Math.round(perBlock),
    'ms a call': ((1000 * waited) / calls).toFixed(2),
    'not training, blocks of 10 min': `${((100 * (seconds - least)) / BLOCKS / REAL).toFixed(2)} %`,
    'calls a second, blocks of 10 min': Math.round(workers * (perBlock / REAL + 1 / 2 + 3 / 10)),
    'seconds of gmia status': looked.toFixed(2),
  };
}

async function main(): Promise<void> {
  const files = counted();
  const found: Awaited<ReturnType<typeof measure>>[] = [];
  for (const workers of WORKERS)
    await inFolder(async folder => found.push(await measure(workers, join(folder, 'jobs'), files)));
  const names = Object.keys(found[0]);
  const total = { rows: found.length, columns: names.length };
  process.stdout.write(`${tableText({ names, rows: found.map(one => Object.values(one)), total, warnings: [] })}\n`);
}

void main();
