import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallData, smallNetwork, taskOf } from '../../../src/contract/training';
import type { Architecture } from '../../../src/models/architecture';
import type { Executor } from '../../../src/train/execute/executor';
import { type FolderOptions, onFolder } from '../../../src/train/jobs/onFolder';
import { workOnJobs } from '../../../src/train/jobs/work';
import { registerTrainer } from '../../../src/train/trainers';

/** Gives each test of the enclosing `describe` an empty folder. */
export function temporaryFolder(): { readonly path: string } {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'gmia-jobs-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
  };
}

/** A folder with a worker beside it, which `close` ends. */
export function staffed(options: FolderOptions = {}): Executor {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-jobs-'));
  const inner = onFolder(folder, { models: 1, every: 0.05, withdraw: true, ...options });
  const stop = new AbortController();
  let working: Promise<unknown> | undefined;
  const start = async () => {
    await inner.run([], { onModel: () => {}, onSteps: () => {} }, stop.signal); // makes the folder
    await workOnJobs(folder, { stay: true, signal: stop.signal });
  };
  return {
    run: (tasks, listener, signal) => {
      working ??= start().catch(() => {});
      return inner.run(tasks, listener, signal);
    },
    close: async () => {
      stop.abort(new Error('closed'));
      await working;
      await inner.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Models to train by the trainer 'dense'. */
export const denseTask = (models = 3, spec: Architecture = smallNetwork) =>
  taskOf({ name: 'dense', gives: 'weights', spec, data: smallData() }, models);

/** All that comes. */
export async function collect<T>(some: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of some) all.push(one);
  return all;
}

/** Adds a trainer that cannot train, and says why. */
export const registerFailing = (name: string, why: string) =>
  registerTrainer({
    name,
    version: 1,
    gives: 'weights',
    check: () => {},
    train: () => Promise.reject(new Error(why)),
  });
