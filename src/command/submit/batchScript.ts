import { basename, join } from 'node:path';
import { quoted } from '../../core/quoted';
import { root } from '../root';

/** The command `gmia` of this machine, for a shell: other machines see the same files. */
export const ownCommand = (): string => [process.execPath, join(root, 'bin/gmia.js')].map(quoted).join(' ');

/** What the jobs of a folder are named in the queue. */
export const jobName = (folder: string): string => `gmia-${basename(folder).replace(/[^\w.-]+/g, '-')}`;

/**
 * The script that Slurm runs for each block: task i trains the block $1 + i. The worker takes the place of the shell,
 * so that signals reach it. With an environment of its own, since that of the machine from which one submits, such as
 * its LD_LIBRARY_PATH, may not fit another.
 * @param folder of the jobs, absolute
 * @param command that stands for `gmia`
 * @param options of sbatch
 */
export const batchScript = (folder: string, command: string, options: readonly string[]): string => `#!/bin/bash
# Written by gmia submit, once: what you change here stays. Options of gmia submit go before those below.
${[`--job-name=${jobName(folder)}`, ...fixed(folder), ...options].map(directive).join('\n')}

unset LD_LIBRARY_PATH
block=$((\${1:-0} + SLURM_ARRAY_TASK_ID))
exec ${command} work ${quoted(folder)} --block "$block" --threads "\${SLURM_CPUS_PER_TASK:-1}"
`;

const fixed = (folder: string) => [
  '--ntasks=1',
  '--requeue',
  '--open-mode=append', // what was said before it was requeued stays
  `--output=${join(folder, 'slurm/logs').replaceAll('%', '%%')}/%A_%a.log`,
  '--export=NONE',
  '--signal=B:TERM@30',
];

/** An option as a script has it: sbatch reads quotes and backslashes as a shell does. */
const directive = (option: string) =>
  `#SBATCH ${/^[\w./:=@%+,-]+$/.test(option) ? option : `"${option.replace(/["\\]/g, '\\$&')}"`}`;
