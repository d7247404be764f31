import { type ChildProcess, spawn } from 'node:child_process';

/** Options to start a process with that is to be killed with all that it starts. Windows has no such groups. */
export const inGroup = { detached: process.platform !== 'win32' };

/** Kills a process that was started `inGroup`, and what it has started. */
export function killGroup(child: ChildProcess): void {
  if (!inGroup.detached) child.kill('SIGKILL');
  else if (child.pid !== undefined)
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // None of it is left.
    }
}

/**
 * Has the group of a process killed when this process ends, in whatever way: a shell waits for that, as this process
 * cannot do anything any more after `kill -9`.
 * @returns calls it off
 */
export function killWithUs({ pid }: ChildProcess): () => void {
  if (!inGroup.detached || pid === undefined) return () => {};
  const script = 'read -r never; kill -9 "-$1"';
  const guard = spawn('sh', ['-c', script, 'guard', `${pid}`], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.on('error', () => {}); // no shell: the group then outlives this process
  guard.unref();
  return () => void guard.kill('SIGKILL');
}
