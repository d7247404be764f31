import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry, Failure, Job } from './job';

/** What came of many calls. */
export interface Outcome {
  calls: number;
  failures: Failure[];
}

/**
<<<<<<< HEAD
 * Makes calls in a process of their own and watches over it: one that does not come back in time is a failure, and a
 * new process goes on with the next.
=======
 * Makes calls in a process of their own and watches over it: one that does not come back in time is a failure, and
 * another process goes on with the next.
>>>>>>> ef3ff2b (Keep lines short, and give agreementChart's example its option)
 * @param wanted what to call, and from which seed
 * @param limit seconds for one call
 */
export async function watch(
  wanted: Pick<Job, 'seed' | 'rounds' | 'runs'> & Partial<Job>,
  limit: number,
  tell: (failure: Failure) => void = () => {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-fuzz-'));
  const outcome: Outcome = { calls: 0, failures: [] };
  const last = (wanted.round ?? 0) + wanted.rounds;
  let { round = 0, done = [] as string[] } = wanted;
  try {
    for (let part = 0; round < last; part++) {
      const log = join(folder, `log-${part}`);
      const job: Job = {
        names: [],
        ...wanted,
        round,
        rounds: last - round,
        done,
        folder: join(folder, `part-${part}`),
        log,
      };
      const ended = await runChild(job, limit);
      const entries = readLog(log);
      outcome.calls += entries.at(-1)?.calls ?? 0;
      const failures = entries.filter(entry => entry.kind === 'failure');
      if (entries.at(-1)?.kind === 'end') round = last;
      else {
        const at = entries.filter(entry => entry.kind === 'call').at(-1);
        if (!at) throw new Error(`No call was made: ${ended}`);
        failures.push({
          kind: 'failure',
          name: at.name,
          round: at.round,
          found: `${ended}\n      ${at.said}`,
          calls: at.calls,
        });
        const finished = entries.flatMap(entry =>
          entry.kind === 'done' && entry.round === at.round ? [entry.name] : [],
        );
        done = [...(at.round === round ? done : []), ...finished, at.name];
        round = at.round;
      }
      outcome.failures.push(...failures);
      failures.forEach(tell);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return outcome;
}

function readLog(log: string): Entry[] {
  return textOf(log)
    .split('\n')
    .filter(line => line.endsWith('}'))
    .map(line => JSON.parse(line) as Entry);
}

/** Runs a child to its end, or until its log has not grown for so many seconds. @returns how it ended */
function runChild(job: Job, limit: number): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', require.resolve('tsx'), join(__dirname, 'child.ts'), JSON.stringify(job)],
    {
      cwd: join(__dirname, '../..'),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', chunk => {
    said = `${said}${chunk}`.slice(-2000);
  });
  return new Promise(resolve => {
    let length = -1;
    let since = performance.now();
    let hangs = false;
    const timer = setInterval(() => {
      const now = textOf(job.log);
      if (now.length !== length) [length, since] = [now.length, performance.now()];
      else if (performance.now() - since > 1000 * (now.includes('"call"') ? limit : starting)) {
        hangs = true;
        child.kill('SIGKILL');
      }
    }, 200);
    child.on('exit', (code, signal) => {
      clearInterval(timer);
      resolve(hangs ? `did not come back in ${limit} s` : `ended the process: ${signal ?? code} ${said.trim()}`);
    });
  });
}

const starting = 120; // seconds to load the library and train what calls take, on a busy machine

/** What is in a file; nothing as long as there is none. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
