import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Kills what has the configuration in its environment: jobs, and who watches over them, are no children of ours. */
const script = `
read -r never
for file in /proc/[0-9]*/environ; do
  if tr '\\0' '\\n' < "$file" | grep -qxF "SLURM_CONF=$1"; then
    folder=\${file%/environ}
    kill -9 "\${folder#/proc/}"
  fi
done 2>/dev/null`;

/**
 * Has what jobs of a Slurm leave behind killed, at the latest when this process ends, in whatever way.
 * @param conf the path of its configuration
 * @returns does it now
 */
export function sweeper(conf: string): () => Promise<void> {
  const shell = spawn('sh', ['-c', script, 'sweeper', conf], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const exit = once(shell, 'exit');
  shell.unref();
  return async () => {
    shell.stdin.end();
    await exit;
  };
}
