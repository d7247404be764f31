import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows } from '../../core/matrix';
import { startOf } from '../../core/random';
import { isArchitecture, type ModelSpec, parameters } from '../../models/architecture';
import { storeFolder } from '../../models/store/folder';
import type { TrainingJob, TrainingTask } from '../trainer';
import { type ClaimedFolder, claimFolder } from './claimFolder';
import { type CommandSpec, storedCommand } from './commandSpec';
import type { Job, JobModel } from './job';
import { npy, npz } from './npz';

/** A folder through which the files of a task go to a program of the user, and its models come back. */
export interface ExchangeFolder {
  readonly path: string;
  /** One for each job of the task. */
  readonly models: readonly JobModel[];
  /** Writes down what a process is to train. @returns the paths of that file, and of one for what the process says */
  write(models: readonly JobModel[]): { job: string; log: string };
  /** To be called in the end: nothing is left of a task that is done; of another, what a reader may want to see. */
  close(done: boolean): void;
}

const data = 'data.npz';
const week = 7 * 86400e3; // milliseconds

/**
 * Opens the folder of a task, `jobs/…` in the folder of the store, and puts there what all its processes read. What the
 * task depends on gives the name: so models that are there, as this process was killed before it took them, are not
 * trained again.
 */
export function openExchangeFolder(command: CommandSpec, task: TrainingTask<ModelSpec>): ExchangeFolder {
  const jobs = join(storeFolder(), 'jobs');
  removeOld(jobs);
  const claimed = claimFolder(join(jobs, idOf(command, task)));
  const { path } = claimed;
  for (const name of readdirSync(path)) if (/^(job|log)-/.test(name)) rmSync(join(path, name));
  writeFileSync(join(path, data), dataOf(task));
  const models = task.jobs.map(modelOf);
  for (const [i, { out }] of models.entries()) prepare(path, out, filesOf(task, task.jobs[i], models[i]));
  let written = 0;
  return {
    path,
    models,
    write: models => {
      const [job, log] = [`job-${written}.json`, `log-${written}.txt`].map(name => join(path, name));
      written++;
      writeFileSync(job, JSON.stringify(manifest(command, task, models), null, 2));
      return { job, log };
    },
    close: done => close(claimed, done),
  };
}

const manifest = (
  { settings }: CommandSpec,
  { spec, data: { shape, classes } }: TrainingTask<ModelSpec>,
  models: readonly JobModel[],
): Job => ({
  version: 1,
  models: [...models],
  data,
  shape,
  classes,
  settings,
  ...(isArchitecture(spec) && { architecture: spec }),
});

function idOf(
  command: CommandSpec,
  { spec, data: { features, labels, shape, classes }, ask }: TrainingTask<ModelSpec>,
): string {
  const network = isArchitecture(spec) ? [spec] : [];
  const hash = createHash('sha256');
  hash.update(JSON.stringify([storedCommand(command), shape, classes, ask.map(rows), ...network]));
  for (const values of [features, labels, ...ask.map(set => set.values)]) hash.update(values);
  return hash.digest('hex').slice(0, 20);
}

function dataOf({ data: { features, labels }, ask }: TrainingTask<ModelSpec>): Uint8Array {
  const width = features.length / labels.length;
  const asked = new Float32Array(ask.reduce((n, { values }) => n + values.length, 0));
  let at = 0;
  for (const { values } of ask) {
    asked.set(values, at);
    at += values.length;
  }
  return npz({
    features: npy(features, [labels.length, width]),
    labels: npy(labels),
    ask: npy(asked, [asked.length / width, width]),
  });
}

function modelOf({ seedPath, initial, everyBatch }: TrainingJob): JobModel {
  const name = seedPath.map(encodeURIComponent).join('-');
  return {
    name,
    seed: startOf(...seedPath, 'command')[0] >>> 1,
    sample: `${name}/train_indices.npy`,
    ...(initial && { initial: `${name}/initial.npz` }),
    ...(everyBatch && { everyBatch: `${name}/every_batch.npy` }),
    out: name,
  };
}

/** What a program is told of a model beside the manifest. */
function filesOf(
  { spec, data: { shape, classes } }: TrainingTask<ModelSpec>,
  job: TrainingJob,
  { sample, initial, everyBatch }: JobModel,
): Map<string, Uint8Array> {
  const positions = (values: Int32Array) => npy(BigInt64Array.from(values, BigInt));
  const files = new Map([[sample, positions(job.sample)]]);
  if (initial && isArchitecture(spec)) {
    const arrays = parameters(spec, shape, classes).map(({ shape }, i) => [`arr_${i}`, npy(job.initial![i], shape)]);
    files.set(initial, npz(Object.fromEntries(arrays)));
  }
  if (everyBatch) files.set(everyBatch, positions(job.everyBatch!));
  return files;
}

/** Makes a model's folder; what is there of a model with other files is removed. */
function prepare(path: string, out: string, files: Map<string, Uint8Array>): void {
  const same = ([name, content]: [string, Uint8Array]) =>
    existsSync(join(path, name)) && readFileSync(join(path, name)).equals(content);
  if ([...files].every(same)) return;
  rmSync(join(path, out), { recursive: true, force: true });
  mkdirSync(join(path, out));
  for (const [name, content] of files) writeFileSync(join(path, name), content);
}

function close({ path, release }: ClaimedFolder, done: boolean): void {
  if (done) rmSync(path, { recursive: true, force: true });
  release();
}

/** Removes folders of tasks that nobody has gone on with for a week. */
function removeOld(jobs: string): void {
  if (!existsSync(jobs)) return;
  for (const name of readdirSync(jobs)) {
    const path = join(jobs, name);
    const used = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - used > week) rmSync(path, { recursive: true, force: true });
  }
}
