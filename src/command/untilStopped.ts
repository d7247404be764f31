import { type Stopped, stopSignal } from './stopSignal';

/** What work gives; undefined where this process is asked to end before, which the exit code then says. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const { signal, ignore } = stopSignal();
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write(`${(signal.reason as Stopped).message}\n`);
    return undefined;
  } finally {
    if (signal.aborted) process.exitCode = (signal.reason as Stopped).exitCode;
    ignore();
  }
}
