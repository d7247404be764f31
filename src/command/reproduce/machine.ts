import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem, type } from 'node:os';

/** The machine in words: processor, cores, memory, system, version of Node. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return (
    `${model}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB memory, ${type()} ` +
    `${process.arch}, Node ${process.version}`
  );
}

/** The commit of the code, with "-dirty" where files differ from it; "unknown" outside git. */
export function commit(folder: string): string {
  try {
    const args = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude=*'];
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
