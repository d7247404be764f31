import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const most = 2 ** 28; // bytes of what it says, of 100,000 tasks and more

/** A program of Slurm said no. */
export class SlurmError extends Error {}

/**
 * Runs a program of Slurm, and waits for its end.
 * @returns what it says
 * @throws SlurmError with its own words where it refuses, and advice where we have some
 */
export async function slurmProgram(program: string, ...args: string[]): Promise<string> {
  try {
    return (await run(program, args, { maxBuffer: most })).stdout;
  } catch (error) {
    const { code, stderr = '', message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT')
      throw new SlurmError(
        `Expected Slurm's ${program} on the PATH, found none. Run this on a machine from which jobs are submitted: ` +
          'a login node of the cluster.',
      );
    const said = stderr.trim().replace(/^\w+: (error: |fatal: )?/gm, '') || message;
    throw new SlurmError([`${program} refused: ${said}`, adviceFor(said)].filter(Boolean).join('\n'));
  }
}

/** What to do about what a scheduler says, by its words; the first that fits. */
const advice: [RegExp, string][] = [
  [/MaxSubmit/, 'Submit fewer blocks now by --most, and others by the same command later.'],
  [
    /invalid account/i,
    'Name one of yours by --account: sacctmgr show associations user=$USER format=account,partition',
  ],
  [/invalid partition/i, 'Name one of the partitions that sinfo shows by --partition.'],
  [/job array/i, 'Submit fewer blocks at once by --most.'],
  [/time limit is invalid/i, 'Ask for less by --time: scontrol show partition tells the most.'],
  [
    /processors|node configuration|CPU count|memory/i,
    'Ask for less by --cpus or --mem: sinfo --Node --long tells what there is.',
  ],
  [/violates/i, 'Ask for less by --time, --cpus or --mem, or submit fewer blocks at once by --most.'],
  [/contact slurm controller/i, 'The scheduler does not answer: scontrol ping tells whether it is up.'],
];

const adviceFor = (said: string): string | undefined => advice.find(([words]) => words.test(said))?.[1];
