import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { inGroup, killWithUs } from '../../src/train/command/processGroup';
import { lastWords } from '../../src/train/execute/lastWords';

const PATIENCE = 60_000; // milliseconds until it is ready
const GRACE = 5000; // milliseconds from SIGTERM to SIGKILL

/** A program that runs until it is ended; it is killed when this process dies, in whatever way. */
export interface Daemon {
  end(): Promise<void>;
}

/**
 * Starts a program, and waits until it is ready.
 * @param isReady whether it is, by the last that it said; what it throws means that it is not
 * @throws Error with its last words where it ends, or is not ready after a minute
 */
export async function startDaemon(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  isReady: (said: string) => boolean | Promise<boolean>,
): Promise<Daemon> {
  const child = spawn(program, args, { ...inGroup, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const callOff = killWithUs(child);
  const said = lastWords(child.stderr);
  const exit = once(child, 'exit');
  const end = async () => {
    child.kill();
    const late = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await exit;
    clearTimeout(late);
    callOff();
  };
  const began = performance.now();
  while (
    !(await Promise.resolve(said())
      .then(isReady)
      .catch(() => false))
  ) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE) {
      await end();
      throw new Error(`${program} did not get ready: ${said()}`);
    }
    await wait(50);
  }
  return { end };
}
