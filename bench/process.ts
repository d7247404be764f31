import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a process answers: seconds of a timed run, and what else it found out. */
export type Answer = Record<string, unknown>;

/** A process that stays up and answers each line on its standard input with one; both are JSON. */
export class Process {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly closed: Promise<unknown>;
  private said = '';

  constructor(
    private readonly name: string,
    command: string,
    args: string[],
    env: NodeJS.ProcessEnv = process.env,
  ) {
    this.child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.on('error', error => {
      this.said += error.message;
    });
    this.closed = new Promise(resolve => this.child.on('close', resolve).on('error', resolve));
    this.child.stdin!.on('error', () => {}); // it ended: the missing answer tells
    this.child.stderr!.on('data', data => {
      this.said = (this.said + data).slice(-4000);
    });
    this.lines = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
  }

  ask(request: object): Promise<Answer> {
    this.child.stdin!.write(`${JSON.stringify(request)}\n`);
    return this.answer();
  }

  /**
   * The next answer; the first comes without a request, when the process is ready. @throws Error where it ended instead
   */
  async answer(): Promise<Answer> {
    const { value, done } = await this.lines.next();
    if (!done) return JSON.parse(value) as Answer;
    const last = this.said.trim().split('\n').slice(-3).join('\n  ');
    throw new Error(`${this.name} ended before it answered${last && `: ${last}`}`);
  }

  /** Ends the process, by force where it is still busy after some seconds. */
  async end(): Promise<void> {
    this.child.stdin!.end();
    const late = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await this.closed;
    clearTimeout(late);
  }
}
