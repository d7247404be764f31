import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A command that runs. */
export interface RunningGmia {
  child: ChildProcess;
  /** What it has said so far. */
  out(): string;
  err(): string;
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>;
}

/** Runs the command from its sources. */
export function runGmia(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningGmia {
  const { GMIA_QUEUE: _, GMIA_REDIS_PASSWORD: _password, ...own } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'gmia.ts'), ...args], {
    env: { ...own, TF_CPP_MIN_LOG_LEVEL: '2', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', text => (out += text));
  child.stderr.on('data', text => (err += text));
  return { child, out: () => out, err: () => err, ended: once(child, 'exit').then(([code]) => code) };
}
