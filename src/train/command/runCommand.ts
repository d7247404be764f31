import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { causeOfEnd } from '../execute/causeOfEnd';
import { lastWords } from '../execute/lastWords';
import type { CommandSpec } from './commandSpec';
import { environment } from './environment';
import { inGroup, killGroup, killWithUs } from './processGroup';

const longest = 2 ** 31 - 1; // milliseconds that a timer can take

/**
 * Starts the program of a spec and waits for its end.
 * @param job the file that tells it what to do, for `models` models
 * @param log the file to which what it says is added
 * @throws Error unless it ends with exit code 0, and in time; the reason of the signal soon after that is aborted: then
 *   all that it has started is killed
 */
export async function runCommand(
  { train: [program, ...args], cwd, env, timeout }: CommandSpec,
  { job, log, models }: { job: string; log: string; models: number },
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const said = openSync(log, 'a');
  const child = spawn(program, args, {
    ...inGroup,
    cwd,
    env: environment(env, job),
    stdio: ['ignore', said, 'pipe'],
    windowsHide: true,
  });
  const last = lastWords(child.stderr!);
  child.stderr!.on('data', (text: Buffer) => writeSync(said, text));
  const callOff = killWithUs(child);
  const kill = () => killGroup(child);
  signal.addEventListener('abort', kill);
  let late = false;
  const seconds = timeout === undefined ? Infinity : timeout * models;
  const expire = () => {
    late = true;
    kill();
  };
  const timer = setTimeout(expire, Math.min(1000 * seconds, longest));
  const words = [program, ...args].join(' ');
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (got: string) => reject(new Error(`Expected the command ${words} to ${got}`));
      child.on('error', error => fail(`start, got ${error.message}`));
      child.on('exit', kill); // what it has left running holds its streams
      child.on('close', (code, ended) => {
        if (signal.aborted) reject(signal.reason);
        else if (late)
          fail(`take at most ${seconds} s for ${models} models, as \`timeout\` says.${endOf(last(), log)}`);
        else if (code !== 0) fail(`end with exit code 0, got ${causeOfEnd(code, ended)}${endOf(last(), log)}`);
        else resolve();
      });
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', kill);
    callOff();
    closeSync(said);
  }
}

const mostLines = 8;

function endOf(said: string, log: string): string {
  const lines = said.trim().split('\n').slice(-mostLines).join('\n');
  return ` ${lines ? `It said last:\n${lines}\nMore` : 'What it said'} may be in ${log}.`;
}
