import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expected } from '../../core/check';
import { count } from '../../core/format';
import { quoted } from '../../core/quoted';
import { replaceFile } from '../../core/replaceFile';
import { arrayLimits } from './arrayLimits';
import { arraysOf, type BlockArray } from './arrays';
import { batchScript, ownCommand } from './batchScript';
import { sayLeftAlone } from './leftAlone';
import { missingBlocks } from './missingBlocks';
import { slurmProgram } from './slurmProgram';
import { keepSubmission } from './submissions';
import { taskRanges } from './taskRanges';

export interface SubmitOptions {
  /** Options of sbatch. */
  sbatch: string[];
  /** Tasks of this folder that may run at the same time. Default: as many as the scheduler lets. */
  atOnce?: number;
  /** Blocks that are submitted now. Default: all that are missing. */
  most?: number;
  /** Whether to submit blocks that failed three times, too. Default: not. */
  failed?: boolean;
  /** What stands for `gmia` in the script, for a shell. Default: this gmia, by its absolute path. */
  command?: string;
  /** Writes the script and shows the calls of sbatch, but makes none. */
  dryRun?: boolean;
}

/**
 * Submits the blocks of a job folder that are missing, not in the queue yet, and not being worked on elsewhere.
 * @param folder absolute
 * @param say is told what happens, a line at a time
 * @throws SlurmError where the scheduler refuses; what it has taken before that stays, and is recorded
 */
export async function submit(folder: string, options: SubmitOptions, say: (line: string) => void): Promise<void> {
  const script = join(folder, 'slurm/job.sh');
  if (options.command !== undefined && existsSync(script))
    expected(
      '--command with the first submission',
      `one after ${script} was written`,
      'Change it there, or remove it.',
    );
  const { missing, jobs, ...leftAlone } = await missingBlocks(folder, options.failed ?? false);
  sayLeftAlone(leftAlone, 'Slurm', say);
  if (missing.length === 0) return say('Nothing to submit.');
  const chosen = missing.slice(0, options.most);
  const arrays = arraysOf(chosen, await arrayLimits());
  const isNew = !existsSync(script);
  mkdirSync(join(folder, 'slurm/logs'), { recursive: true });
  if (isNew) replaceFile(script, batchScript(folder, options.command ?? ownCommand(), options.sbatch));
  let before = jobs; // that the next array has to wait for
  for (const array of arrays) {
    const args = sbatchArgs(script, array, isNew ? [] : options.sbatch, options.atOnce, before);
    if (options.dryRun) {
      say(['sbatch', ...args].map(quoted).join(' '));
      continue;
    }
    const said = await slurmProgram('sbatch', ...args).catch(error => {
      if (isNew && before === jobs) rmSync(script); // it may be an option in it that is refused
      throw error;
    });
    const job = jobOf(said);
    keepSubmission(folder, { job, ...array, script, submitted: new Date().toISOString() });
    say(`Submitted as ${job}: ${array.blocks.length === 1 ? 'block' : 'blocks'} ${taskRanges(array.blocks)}.`);
    before = [job];
  }
  if (isNew) say(`The script, for you to change: ${script}`);
  if (chosen.length < missing.length)
    say(`Not submitted: ${count(missing.length - chosen.length)} more. Call this again later.`);
}

/** With a limit of tasks at once an array waits until those before it have ended, as each has a limit of its own. */
function sbatchArgs(
  script: string,
  { first, blocks }: BlockArray,
  sbatch: readonly string[],
  atOnce: number | undefined,
  before: readonly string[],
): string[] {
  const tasks = taskRanges(blocks.map(block => block - first));
  const waits = atOnce !== undefined && before.length > 0 ? [`--dependency=afterany:${before.join(':')}`] : [];
  const limit = atOnce === undefined ? '' : `%${atOnce}`;
  return ['--parsable', `--array=${tasks}${limit}`, ...waits, ...sbatch, script, `${first}`];
}

/** The number in what `sbatch --parsable` says: "12", or "12;cluster". */
const jobOf = (said: string): string => /^(\d+)(;|$)/m.exec(said)?.[1] ?? expected("a job's number of sbatch", said);
