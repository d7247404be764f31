import { Worker } from 'node:worker_threads';
import { ownScript } from '../../core/ownScript';
import type { ModelSpec } from '../../models/architecture';
import type { Assignment, PoolWorker, Workforce } from '../execute/worker';
import type { TrainingTask } from '../trainer';
import { checkRoomForThread, sharedMemory } from './sharedMemory';
import { wasm } from './wasm';

/**
 * Threads that train by WebAssembly, each one model at a time, in memory that they share.
 * @param script what a thread runs, without its extension: a call of `trainInThread`
 * @param assign lays a task out in that memory
 */
export function wasmThreads<Spec extends ModelSpec>(
  script: string,
  assign: (memory: WebAssembly.Memory, task: TrainingTask<Spec>, workers: number) => Assignment,
): Workforce {
  const memory = sharedMemory();
  const compiled = new WebAssembly.Module(Buffer.from(wasm, 'base64'));
  return {
    start: () => start(script, { compiled, memory }),
    assign: (task, workers) => assign(memory, task as TrainingTask<Spec>, workers), // which checks whose it is
  };
}

/** What a thread is started with. */
export interface ThreadData {
  compiled: WebAssembly.Module;
  memory: WebAssembly.Memory;
}

function start(path: string, workerData: ThreadData): PoolWorker {
  checkRoomForThread();
  const { script, execArgv } = ownScript(path);
  const thread = new Worker(script, { execArgv, workerData });
  thread.unref();
  let alive = true;
  let ear: Parameters<PoolWorker['listen']>[0];
  const ended = (cause: unknown) => {
    alive = false;
    ear?.ended(cause instanceof Error ? cause : new Error(`A training thread ended with exit code ${cause}.`));
  };
  thread
    .on('message', report => ear?.report(report))
    .on('error', ended)
    .on('exit', ended);
  return {
    post: request => thread.postMessage(request),
    listen: next => {
      ear = next;
      if (ear) thread.ref();
      else thread.unref();
    },
    alive: () => alive,
    kill: () => void thread.terminate(),
  };
}
