'use strict';

const { spawnSync } = require('node:child_process');

/** A step of the set-up that did not work: what failed, and what would cure it. */
class StepError extends Error {
  /**
   * @param {string} message which step failed, and how
   * @param {string} [cure] what the user can do about it
   */
  constructor(message, cure) {
    super(message);
    this.name = 'StepError';
    this.cure = cure;
  }
}

/** One progress line on standard error, where npm shows it with `--foreground-scripts` and after a failure. */
function say(text) {
  process.stderr.write(`gmia: ${text}\n`);
}

/** The last lines of a program's output that say something. */
function lastLines(text, count = 4) {
  const lines = String(text ?? '')
    .split('\n')
    .map(line => line.trimEnd())
    .filter(Boolean);
  return lines.slice(-count).join('\n    ');
}

/**
 * Runs a program to its end and returns its standard output.
 *
 * @param {string} step name of the step, for the message
 * @param {string} program
 * @param {string[]} args
 * @param {{seconds: number, cure?: string, cwd?: string, env?: object, shell?: boolean}} options `seconds`: time limit
 * @throws {StepError} when the program is missing, fails, or takes longer than the limit
 */
function runStep(step, program, args, { seconds, cure, cwd, env, shell }) {
  const done = spawnSync(program, args, {
    cwd,
    shell,
    env: env ?? process.env,
    encoding: 'utf8',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.error?.code === 'ENOENT') throw new StepError(`${step}: ${program} is not installed`, cure);
  if (done.error?.code === 'ETIMEDOUT') throw new StepError(`${step}: no end after ${seconds} s`, cure);
  if (done.error) throw new StepError(`${step}: ${done.error.message}`, cure);
  if (done.status !== 0) {
    const how = done.signal ? `stopped by ${done.signal}` : `exit code ${done.status}`;
    throw new StepError(`${step}: ${how}\n    ${lastLines(done.stderr || done.stdout)}`, cure);
  }
  return done.stdout;
}

module.exports = { StepError, runStep, say, lastLines };
