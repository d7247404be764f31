import { availableParallelism } from 'node:os';
import { addressesLeft } from '../../core/addressSpace';
import { limitAdvice, withWasm } from '../../core/withWasm';

const [mostPages, leastPages] = [65536, 256]; // 4 GB, as the code asks for, and 16 MB
const pageBytes = 65536;
const threadBytes = 1e9; // of addresses: 0.6 GB on Linux, measured

/**
 * Memory for the trainer's code: up to 4 GB, or less where `ulimit -v` has to leave room for threads.
 * @throws Error that says what to do where this process may not have that many addresses
 */
export function sharedMemory(): WebAssembly.Memory {
  const pages = Math.floor((addressesLeft() - availableParallelism() * threadBytes) / pageBytes);
  const maximum = Math.max(leastPages, Math.min(mostPages, pages));
  return withWasm(() => new WebAssembly.Memory({ initial: 1, maximum, shared: true }));
}

/** @throws Error that says what to do where there are too few addresses for a thread, which would end the process */
export function checkRoomForThread(): void {
  if (addressesLeft() < threadBytes)
    throw new Error(`There are too few addresses for another thread, which takes 1 GB. ${limitAdvice}`);
}
