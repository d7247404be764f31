import path from 'node:path';
import type { Workforce } from '../execute/worker';
import { assignToThreads } from './assignToThreads';
import { wasmThreads } from './wasmThreads';

/** Threads that train dense networks by WebAssembly, each one model at a time, in memory that they share. */
export const threads = (): Workforce => wasmThreads(path.join(__dirname, 'thread'), assignToThreads);
